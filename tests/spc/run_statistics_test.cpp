#include "spc/run_statistics.h"

#include <gtest/gtest.h>

#include <vector>

#include "spc/runs_box.h"

namespace qi::spc {
namespace {

TEST(RunStatistics, CountRunsThroughValuesOnTheLine) {
  const std::vector<Position> positions{1, 1, 0, 1, -1, 0, -1, 1};
  const RunStatistics runs = run_statistics(positions, RunsTest::anhoej);
  EXPECT_EQ(runs.useful, 6u);
  EXPECT_EQ(runs.longest_run, 3u);
  EXPECT_EQ(runs.crossings, 2u);
}

TEST(RunStatistics, HaveLimitsFourAndNoneForTwoUsefulAndNoneAtAllForNone) {
  const RunStatistics two = run_statistics(std::vector<Position>{1, -1}, RunsTest::anhoej);
  EXPECT_EQ(two.longest_run_limit, 4u);
  EXPECT_EQ(two.crossings_limit, 0u);
  const RunStatistics none = run_statistics(std::vector<Position>{0, 0}, RunsTest::anhoej);
  EXPECT_EQ(none.longest_run_limit, std::nullopt);
  EXPECT_FALSE(none.signals);
}

TEST(RunStatistics, SignalWhenTheLongestRunIsAboveItsLimitAndNotAtIt) {
  std::vector<Position> positions;
  for (int i = 0; i < 8; ++i) positions.insert(positions.end(), {1, -1});
  positions.insert(positions.end(), 8, Position{1});  // 24 useful: limit 8
  EXPECT_FALSE(run_statistics(positions, RunsTest::anhoej).signals);
  positions[15] = 1;
  positions[14] = -1;
  EXPECT_EQ(run_statistics(positions, RunsTest::anhoej).longest_run, 9u);
  EXPECT_TRUE(run_statistics(positions, RunsTest::anhoej).signals);
}

// Anhøj and Wentzel-Larsen 2020: for 100 observations the best box holds runs up to 10 and at least 41 crossings.
TEST(RunsBox, AgreesWithThePublishedBoxForAHundred) {
  EXPECT_FALSE(best_box_signals(100, 10, 41));
  EXPECT_TRUE(best_box_signals(100, 11, 60));
  EXPECT_TRUE(best_box_signals(100, 3, 40));
}

TEST(RunsBox, TheCutBoxNeverAllowsWhatTheBestBoxForbids) {
  for (std::size_t useful = kSmallestBox; useful <= kLargestBox; useful += 9)
    for (std::size_t longest = 1; longest <= 15; ++longest)
      for (std::size_t crossings = 0; crossings < useful; ++crossings)
        if (best_box_signals(useful, longest, crossings)) {
          EXPECT_TRUE(cut_box_signals(useful, longest, crossings)) << useful << " " << longest << " " << crossings;
        }
}

}  // namespace
}  // namespace qi::spc
