#include "stats/power/normal_power.h"

#include <gtest/gtest.h>

namespace qi::stats {
namespace {

// Figures of twelve digits: mpmath. Figures of R: the printed examples of ?power.prop.test.

TEST(PowerOfTwoShares, AgreesWithTheDocumentedExamplesOfR) {
  EXPECT_NEAR(power_of_two_shares(50, 1, 0.5, 0.75, 0.05, Sides::two), 0.740, 5e-4);
  EXPECT_NEAR(power_of_two_shares(50, 1, 0.5, 0.75, 0.05, Sides::two), 0.740167193454, 1e-11);
  EXPECT_NEAR(power_of_two_shares(76.7, 1, 0.5, 0.75, 0.05, Sides::two), 0.9, 1e-4);
  EXPECT_NEAR(power_of_two_shares(76.7069161158, 1, 0.5, 0.75, 0.05, Sides::two), 0.9, 1e-11);
}

TEST(PowerOfTwoShares, IsTheSameSeenFromEitherGroup) {
  EXPECT_NEAR(power_of_two_shares(50, 2, 0.5, 0.75, 0.05, Sides::two),
              power_of_two_shares(100, 0.5, 0.75, 0.5, 0.05, Sides::two), 1e-14);
}

TEST(PowerOfOneShare, AgreesWithTheFormulaByHand) {
  // n 100, 0.5 against 0.6: (0.1 - 1.959964 × 0.05) / 0.0489898 = 0.040859; the far tail is below 10^-4.
  const double power = power_of_one_share(100, 0.5, 0.6, 0.05, Sides::two);
  EXPECT_NEAR(power, 0.51633, 5e-5);
  EXPECT_GT(power_of_one_share(100, 0.5, 0.6, 0.05, Sides::one), power);
}

TEST(PowerOfRates, IsThatOfSharesSoSmallThatTheirVarianceIsTheirMean) {
  EXPECT_NEAR(power_of_two_rates(2000, 1, 0.010, 0.020, 0.05, Sides::two),
              power_of_two_shares(2e9, 1, 0.010e-6, 0.020e-6, 0.05, Sides::two), 1e-6);
  EXPECT_NEAR(power_of_one_rate(2000, 0.010, 0.020, 0.05, Sides::two),
              power_of_one_share(2e9, 0.010e-6, 0.020e-6, 0.05, Sides::two), 1e-6);
}

TEST(PowerOfRates, IsTheSameSeenFromEitherGroup) {
  EXPECT_NEAR(power_of_two_rates(10, 2, 3, 2, 0.05, Sides::two), power_of_two_rates(20, 0.5, 2, 3, 0.05, Sides::two),
              1e-14);
}

TEST(PowerOfRates, DependsOnExpectedCountsAlone) {
  EXPECT_NEAR(power_of_two_rates(10, 1, 3, 2, 0.05, Sides::two),
              power_of_two_rates(10'000, 1, 0.003, 0.002, 0.05, Sides::two), 1e-13);
}

TEST(PowerOfCorrelation, AgreesWithTheTextbookSizeOfEightyFive) {
  EXPECT_NEAR(power_of_correlation(85, 0.3, 0.05, Sides::two), 0.8003462499, 1e-10);
  EXPECT_NEAR(power_of_correlation(84.927610442, 0.3, 0.05, Sides::two), 0.8, 1e-10);
  EXPECT_NEAR(power_of_correlation(85, -0.3, 0.05, Sides::two), 0.8003462499, 1e-10);
}

TEST(NormalPower, IsCertainWithoutSpread) {
  EXPECT_EQ(normal_power(0.2, 0.1, 0, 0.05, Sides::two), 1);
  EXPECT_EQ(normal_power(0.1, 0.1, 0, 0.05, Sides::two), 0);
  EXPECT_NEAR(normal_power(0, 0.1, 0.1, 0.05, Sides::two), 0.05, 1e-15);
}

}  // namespace
}  // namespace qi::stats
