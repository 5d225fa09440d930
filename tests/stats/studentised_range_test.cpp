#include "stats/studentised_range.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "stats/distributions.h"
#include "stats/noncentral_f.h"

namespace qi::stats {
namespace {

// The range of two means over their deviation is |t| times the root of two: Student's t knows it to all digits.
TEST(StudentisedRange, OfTwoMeansIsStudentsTInBodyAndTails) {
  for (const double degrees : {1.0, 2.0, 2.5, 7.0, 30.0, 400.0, 1e5})
    for (const double value : {0.01, 0.5, 2.0, 3.5, 6.0, 10.0}) {
      const double expected = 2 * t_upper_tail(value / std::numbers::sqrt2, degrees);
      const double ours = studentised_range_upper_tail(value, 2, degrees);
      if (expected > 1e-12) {
        EXPECT_NEAR(ours / expected, 1, 1e-9) << value << " with " << degrees;
      }
      EXPECT_NEAR(ours, expected, 1e-12) << value << " with " << degrees;
    }
}

// R 4.2.2, ptukey and qtukey.
TEST(StudentisedRange, AgreesWithR) {
  EXPECT_NEAR(studentised_range_cdf(3.5, 3, 10), 0.9228966891613396, 1e-11);
  EXPECT_NEAR(studentised_range_cdf(4.2, 5, 20), 0.9476464233217942, 1e-11);
  EXPECT_NEAR(studentised_range_quantile(0.95, 3, 10), 3.8767767491915595, 1e-6);
  EXPECT_NEAR(studentised_range_quantile(0.99, 5, 20), 5.293252511688248, 1e-6);
}

TEST(StudentisedRange, QuantilesAreWhereTheDistributionHasTheirProbability) {
  for (const int groups : {2, 3, 10, 50})
    for (const double degrees : {3.0, 12.0, 200.0})
      for (const double probability : {0.01, 0.5, 0.95, 0.999}) {
        const double quantile = studentised_range_quantile(probability, groups, degrees);
        EXPECT_NEAR(studentised_range_cdf(quantile, groups, degrees), probability, 1e-11) << groups << " " << degrees;
      }
}

// The same integrals in four times as many panels.
TEST(StudentisedRange, OfManyGroupsKeepsItsDigits) {
  EXPECT_NEAR(studentised_range_upper_tail(4, 30, 60), 0.53414470998881, 1e-12);
  EXPECT_NEAR(studentised_range_upper_tail(8, 100, 1), 0.46808974086219, 1e-12);
  EXPECT_NEAR(studentised_range_upper_tail(4, 1000, 5), 0.97189196423343, 1e-9);
}

TEST(StudentisedRange, EndsAtZeroAndAtInfinity) {
  EXPECT_EQ(studentised_range_cdf(0, 3, 10), 0);
  EXPECT_EQ(studentised_range_cdf(-1, 3, 10), 0);
  EXPECT_EQ(studentised_range_upper_tail(INFINITY, 3, 10), 0);
}

// Poisson's mixture of incomplete beta functions, summed with 40 digits.
TEST(NoncentralF, HasTheGivenProbabilityAtTheNoncentralityThatIsFound) {
  EXPECT_NEAR(f_noncentrality(5, 3, 36, 0.975), 1.477986153, 1e-8);
  EXPECT_NEAR(f_noncentrality(5, 3, 36, 0.025), 33.64667904, 1e-7);
}

// Around the noncentrality where the exact sum gives way to Patnaik's approximation nothing jumps.
TEST(NoncentralF, GoesOnSmoothlyToVeryLargeValues) {
  double before = 0;
  for (double value = 1e4; value < 1e15; value *= 1.5) {
    const double noncentrality = f_noncentrality(value, 3, 40, 0.5);
    if (before > 0) {
      EXPECT_NEAR(noncentrality / before, 1.5, 1e-3) << value;
    }
    before = noncentrality;
  }
}

TEST(NoncentralF, IsZeroWhereEvenPureChanceGivesLargerValues) {
  EXPECT_EQ(f_noncentrality(0.5, 3, 36, 0.975), 0);
  EXPECT_EQ(f_noncentrality(0, 3, 36, 0.025), 0);
}

}  // namespace
}  // namespace qi::stats
