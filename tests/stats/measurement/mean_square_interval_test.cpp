#include "stats/measurement/mean_square_interval.h"

#include <gtest/gtest.h>

#include <vector>

namespace qi::stats {
namespace {

TEST(MeanSquareInterval, OfOneMeanSquareIsThatOfChiSquared) {
  // 40 / 20.48317735 and 40 / 3.24697278: tables of chi-squared on 10 degrees.
  const Interval interval = mean_square_interval(std::vector<MeanSquareTerm>{{1, 4, 10}}, 0.95);
  EXPECT_NEAR(interval.lower, 1.952822031217891, 1e-12);
  EXPECT_NEAR(interval.upper, 12.31916702334730, 1e-11);
}

TEST(MeanSquareInterval, AgreesWithTheFormulaeInMoreDigits) {
  // Ting and others 1990 as in Burdick and Graybill 1992, written anew with quantiles by mpmath to 25 digits.
  const Interval two_added =
      mean_square_interval(std::vector<MeanSquareTerm>{{0.5, 10, 9}, {0.25, 4, 18}, {-0.1, 2, 60}}, 0.9);
  EXPECT_NEAR(two_added.lower, 3.33550994646568, 1e-10);
  EXPECT_NEAR(two_added.upper, 14.3787991364931, 1e-9);
  const Interval two_taken =
      mean_square_interval(std::vector<MeanSquareTerm>{{1, 20, 4}, {-0.2, 5, 12}, {-0.3, 6, 30}}, 0.95);
  EXPECT_NEAR(two_taken.lower, 4.18226720285726, 1e-10);
  EXPECT_NEAR(two_taken.upper, 162.172109896889, 1e-8);
}

TEST(MeanSquareInterval, GrowsWithItsTerms) {
  const std::vector<MeanSquareTerm> terms{{0.5, 10, 9}, {0.25, 4, 18}, {-0.1, 2, 60}};
  std::vector<MeanSquareTerm> tripled = terms;
  for (MeanSquareTerm& term : tripled) term.mean_square *= 3;
  const Interval once = mean_square_interval(terms, 0.9);
  const Interval thrice = mean_square_interval(tripled, 0.9);
  EXPECT_NEAR(thrice.lower, 3 * once.lower, 1e-12);
  EXPECT_NEAR(thrice.upper, 3 * once.upper, 1e-11);
  EXPECT_LT(once.lower, combined_mean_squares(terms));
  EXPECT_GT(once.upper, combined_mean_squares(terms));
}

TEST(MeanSquareInterval, LeavesOutTermsOfCoefficientZero) {
  const Interval with = mean_square_interval(std::vector<MeanSquareTerm>{{1, 4, 10}, {0, 7, 3}}, 0.95);
  EXPECT_NEAR(with.lower, 1.952822031217891, 1e-12);
}

TEST(MeanSquareInterval, DoesNotGoBelowZero) {
  const Interval interval = mean_square_interval(std::vector<MeanSquareTerm>{{1, 2, 9}, {-1, 3, 18}}, 0.95);
  EXPECT_EQ(interval.lower, 0);
  EXPECT_GT(interval.upper, 0);
}

}  // namespace
}  // namespace qi::stats
