#include "stats/power/power_of_means.h"

#include <gtest/gtest.h>

#include <cmath>

#include "stats/power/noncentral_distributions.h"

namespace qi::stats {
namespace {

// Figures of twelve digits: the integral of the normal over the chi distribution by mpmath, 30 digits.
// Figures of R: the printed examples of ?power.t.test and ?power.anova.test.

TEST(PowerOfTwoMeans, AgreesWithTheDocumentedExampleOfR) {
  const double power = power_of_two_means(20, 1, 1, 1, 0.05, Sides::two);
  EXPECT_NEAR(power, 0.8689528, 5e-7);  // R's noncentral t has about seven digits
  EXPECT_NEAR(power, 0.868953027724, 1e-11);
  EXPECT_NEAR(power_of_two_means(22.02110, 1, 1, 1, 0.05, Sides::two), 0.9, 1e-6);
  EXPECT_NEAR(power_of_two_means(22.0210884264, 1, 1, 1, 0.05, Sides::two), 0.9, 1e-11);
}

TEST(PowerOfTwoMeans, CountsOneSideOnlyWhereAsked) {
  EXPECT_NEAR(power_of_two_means(20, 1, 1, 1, 0.05, Sides::one), 0.927902473395, 1e-11);
  EXPECT_NEAR(power_of_two_means(17.8471206265, 1, 1, 1, 0.05, Sides::one), 0.9, 1e-10);
}

TEST(PowerOfTwoMeans, TakesGroupsOfUnequalSize) {
  EXPECT_NEAR(power_of_two_means(10, 2, 0.8, 1, 0.05, Sides::two), 0.513821201561, 1e-11);
  EXPECT_NEAR(power_of_two_means(10, 2, 0.8, 1, 0.05, Sides::two),
              power_of_two_means(20, 0.5, 0.8, 1, 0.05, Sides::two), 1e-14);
}

TEST(PowerOfTwoMeans, IsTheSignificanceLevelWithoutADifference) {
  EXPECT_NEAR(power_of_two_means(5, 1, 0, 1, 0.05, Sides::two), 0.05, 1e-14);
  EXPECT_NEAR(power_of_two_means(5, 1, 0.1, 1, 0.05, Sides::two), 0.0522526104034, 1e-12);  // both tails count
}

TEST(PowerOfOneMean, AgreesWithTheIntegral) {
  EXPECT_NEAR(power_of_one_mean(20, 1, 1, 0.05, Sides::two), 0.988591294779, 1e-11);
}

TEST(PowerOfOneMean, HoldsForTwoCasesAndHugeDifferences) {
  // One degree of freedom: mpmath with the quantile tan(pi (1 - a) / 2).
  EXPECT_NEAR(power_of_one_mean(2, 40, 1, 0.05, Sides::two), 0.9999909334847, 1e-11);
  EXPECT_NEAR(power_of_one_mean(2, 300, 1, 0.001, Sides::two), 0.4948650920799, 1e-10);
  EXPECT_NEAR(power_of_one_mean(2, 2000, 1, 0.001, Sides::two), 0.9999911237782, 1e-11);
  EXPECT_NEAR(power_of_one_mean(1e7, 1e5, 1, 0.05, Sides::two), 1, 1e-14);
}

TEST(NoncentralT, IsSmoothWhereTheLargeShiftTakesOver) {
  // Just below the change the series, just above it the limit: they differ by less than the step itself makes.
  const double below = noncentral_t_upper_tail(63662, 1, 59'999.99);
  const double above = noncentral_t_upper_tail(63662, 1, 60'000.01);
  EXPECT_GT(above, below);
  EXPECT_NEAR(above, below, 1e-6);
}

TEST(PowerOfAnova, AgreesWithTheDocumentedExamplesOfR) {
  const double within = std::sqrt(3.0);
  EXPECT_NEAR(power_of_anova(4, 5, 1, within, 0.05), 0.3535594, 5e-8);
  EXPECT_NEAR(power_of_anova(4, 5, 1, within, 0.05), 0.353559423723, 1e-11);
  EXPECT_NEAR(power_of_anova(4, 11.92613, 1, within, 0.05), 0.8, 1e-6);
  EXPECT_NEAR(power_of_anova(4, 11.9261111678, 1, within, 0.05), 0.8, 1e-10);
}

TEST(PowerOfAnova, OfTwoGroupsIsThatOfTheTTest) {
  // Two means a difference apart have the standard deviation difference / sqrt(2).
  EXPECT_NEAR(power_of_anova(2, 20, 1 / std::sqrt(2.0), 1, 0.05), power_of_two_means(20, 1, 1, 1, 0.05, Sides::two),
              1e-12);
}

}  // namespace
}  // namespace qi::stats
