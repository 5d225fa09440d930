// Candidates for a new phase: found and said, never applied.
#include "spc/change_candidates.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace qi::spc {
namespace {

ChangeCandidates found(const std::vector<double>& values, const ChangeSearch& search) {
  auto candidates = change_candidates(values, search);
  EXPECT_TRUE(candidates) << candidates.error().message;
  return *std::move(candidates);
}

TEST(ChangeCandidates, AgreeWithTheWorkedExample) {
  const ChangeSearch search{.baseline = 3, .run_length = 3};
  const ChangeCandidates changes = found({5, 6, 5, 9, 8, 9}, search);
  EXPECT_EQ(changes.baseline, 5);
  ASSERT_EQ(changes.candidates.size(), 1u);
  EXPECT_EQ(changes.candidates[0],
            (ChangeCandidate{.first = 3, .last = 5, .side = Side::high, .before = 5, .after = 9}));
  EXPECT_EQ(reason(changes.candidates[0], search), "3 values in a row lie above the median before them.");
}

TEST(ChangeCandidates, GoOnFromTheNewMedian) {
  const ChangeSearch search{.baseline = 3, .run_length = 3};
  const ChangeCandidates changes = found({5, 6, 5, 9, 8, 9, 12, 13, 12, 2, 2, 2}, search);
  ASSERT_EQ(changes.candidates.size(), 3u);
  EXPECT_EQ(changes.candidates[1].before, 9);
  EXPECT_EQ(changes.candidates[1].after, 12);
  EXPECT_EQ(changes.candidates[2].side, Side::low);
}

TEST(ChangeCandidates, PassOverValuesOnTheMedianAndMissingAndExcludedOnes) {
  const ChangeCandidates changes =
      found({5, 5, 5, 9, 5, kMissing, 1, 8, 9}, {.baseline = 3, .run_length = 3, .excluded = {6}});
  ASSERT_EQ(changes.candidates.size(), 1u);
  EXPECT_EQ(changes.candidates[0].first, 3u);
  EXPECT_EQ(changes.candidates[0].last, 8u);
  EXPECT_EQ(changes.candidates[0].after, 9) << "of the three values of the run";
}

TEST(ChangeCandidates, LookToOneSideWhereAsked) {
  const std::vector<double> values{5, 5, 5, 2, 2, 2, 9, 9, 9};
  const ChangeCandidates above = found(values, {.baseline = 3, .run_length = 3, .side = Side::high});
  ASSERT_EQ(above.candidates.size(), 1u);
  EXPECT_EQ(above.candidates[0].first, 6u);
  EXPECT_EQ(above.candidates[0].before, 5) << "the fall was not asked for";
}

TEST(ChangeCandidates, FindNothingInAShortOrConstantOrEmptySeries) {
  EXPECT_TRUE(found({}, {}).candidates.empty());
  EXPECT_TRUE(std::isnan(found({}, {}).baseline));
  EXPECT_TRUE(found({1, 2, 3}, {}).candidates.empty());
  EXPECT_TRUE(found(std::vector<double>(40, 0.1), {}).candidates.empty());
  EXPECT_TRUE(found(std::vector<double>(40, kMissing), {}).candidates.empty());
}

TEST(ChangeCandidates, RefuseASearchThatMeansNothing) {
  const std::vector<double> values{1, 2};
  EXPECT_EQ(change_candidates(values, {.baseline = 0}).error().message, "A baseline needs at least 1 point.");
  EXPECT_EQ(change_candidates(values, {.run_length = 1}).error().message,
            "The length of a rule must be 2 points or more.");
  EXPECT_EQ(change_candidates(values, {.excluded = {2}}).error().message,
            "An excluded point lies after the last value. Choose a point of the series.");
}

}  // namespace
}  // namespace qi::spc
