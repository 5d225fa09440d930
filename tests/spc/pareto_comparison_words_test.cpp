#include "spc/pareto_comparison_words.h"

#include <gtest/gtest.h>

#include "spc/pareto_gathering.h"

namespace qi::spc {
namespace {

ParetoRequest late_starts() {
  return {.entries = {{"Kit", 5}, {"Fuel", 3}, {"Crew", 1}, {"Wheels", 1}}};
}

TEST(ParetoComparisonSentence, NamesWhatHasGrownAndShrunkMost) {
  const auto compared = compare_pareto(late_starts(), {{"Kit", 2}, {"Fuel", 6}, {"Crew", 1}, {"Wheels", 1}});
  ASSERT_TRUE(compared);
  const Verdict verdict = pareto_comparison_sentence(*compared, {.cases = "late starts"}, {"April", "May"});
  EXPECT_EQ(verdict.headline, "Fuel has grown most: from 30.0% to 60.0% of late starts.");
  EXPECT_EQ(verdict.explanation,
            "Kit has shrunk most: from 50.0% to 20.0%. In all there were 10 (April) and 10 (May). Chance alone moves "
            "shares too; small counts move most.");
}

TEST(ParetoComparisonSentence, SaysThatNoShareHasMoved) {
  const auto compared = compare_pareto(late_starts(), {{"Kit", 10}, {"Fuel", 6}, {"Crew", 2}, {"Wheels", 2}});
  ASSERT_TRUE(compared);
  const Verdict verdict = pareto_comparison_sentence(*compared, {}, {});
  EXPECT_EQ(verdict.headline, "The shares of all causes are the same in both periods.");
  EXPECT_EQ(verdict.explanation.find("shrunk"), std::string::npos);
}

TEST(ParetoGathering, KeepsTheFirstThatReachTheShareAndOneRowForTheRest) {
  const auto rows = rows_covering(late_starts(), 0.8);
  ASSERT_TRUE(rows);
  EXPECT_EQ(*rows, 3u);
  ParetoRequest request = late_starts();
  request.most_rows = *rows;
  const auto found = pareto(request);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->rows.back().category, "Other");
  EXPECT_EQ(found->rows.back().gathered, 2u);
  EXPECT_NEAR(found->rows[1].cumulative_share, 0.8, 1e-15);
}

TEST(ParetoGathering, GathersNothingForTheWholeAndRefusesWhatIsNoShare) {
  ParetoRequest request = late_starts();
  request.most_rows = *rows_covering(request, 1);
  EXPECT_EQ(pareto(request)->rows.size(), 4u);
  EXPECT_FALSE(rows_covering(request, 0));
  EXPECT_FALSE(rows_covering(request, 1.01));
  EXPECT_FALSE(rows_covering({}, 0.8));
}

}  // namespace
}  // namespace qi::spc
