#include "spc/overdispersion.h"

#include <gtest/gtest.h>

#include <cmath>

namespace qi::spc {
namespace {

TEST(TrimmedScores, ArePulledInToTheQuantiles) {
  const std::vector<double> scores{10, 0, 1, 2, 3};
  EXPECT_EQ(trimmed_scores(scores, 0, Trimming::winsorised), scores);
  const std::vector<double> pulled = trimmed_scores(scores, 0.1, Trimming::winsorised);
  EXPECT_NEAR(pulled[0], 7.2, 1e-12);
  EXPECT_NEAR(pulled[1], 0.4, 1e-12);
  EXPECT_EQ(pulled[3], 2);
  EXPECT_EQ(trimmed_scores(std::vector<double>{4}, 0.1, Trimming::winsorised), std::vector<double>{4});
}

TEST(TrimmedScores, LeaveOutTheFirstAndLastGroupOfRanks) {
  std::vector<double> scores;
  for (int i = 10; i >= 1; --i) scores.push_back(i);
  const std::vector<double> kept = trimmed_scores(scores, 0.1, Trimming::left_out);
  EXPECT_TRUE(std::isnan(kept.front()));
  EXPECT_TRUE(std::isnan(kept.back()));
  for (std::size_t i = 1; i < 9; ++i) EXPECT_EQ(kept[i], scores[i]);
}

TEST(TrimmedScores, OfEqualHeightAreAllKeptOrAllLeftOut) {
  const std::vector<double> same(20, 1.5);
  EXPECT_EQ(trimmed_scores(same, 0.1, Trimming::left_out), same);
}

TEST(UnitSpread, AgreesWithTheWorkedExample) {
  const UnitSpread spread = spread_of(std::vector<double>{3, -3}, std::vector<double>{0.1, 0.1});
  EXPECT_EQ(spread.units, 2u);
  EXPECT_NEAR(spread.phi, 9, 1e-12);
  EXPECT_NEAR(spread.between_units, 0.17, 1e-12);
}

TEST(UnitSpread, IsNeverBelowZeroAndUndefinedOfOneUnit) {
  EXPECT_EQ(spread_of(std::vector<double>{0.1, -0.1}, std::vector<double>{0.1, 0.2}).between_units, 0);
  EXPECT_TRUE(std::isnan(spread_of(std::vector<double>{2}, std::vector<double>{0.1}).between_units));
  EXPECT_TRUE(std::isnan(spread_of({}, {}).phi));
}

}  // namespace
}  // namespace qi::spc
