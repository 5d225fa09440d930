#include "stats/range_constants.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "stats/distributions.h"

namespace qi::stats {
namespace {

using std::numbers::pi;

TEST(RangeConstants, OfTwoAndThreeValuesAreTheClosedForms) {
  EXPECT_NEAR(c4(2), std::sqrt(2 / pi), 1e-15);
  EXPECT_NEAR(d2(2), 2 / std::sqrt(pi), 1e-14);
  EXPECT_NEAR(d3(2), std::sqrt(2 - 4 / pi), 1e-12);
  EXPECT_NEAR(median_range(2), std::numbers::sqrt2 * normal_quantile(0.75), 1e-12);
  EXPECT_NEAR(c4(3), std::sqrt(pi) / 2, 1e-15);
  EXPECT_NEAR(d2(3), 3 / std::sqrt(pi), 1e-14);
  EXPECT_NEAR(d3(3), std::sqrt(2 + (3 * std::sqrt(3.0) - 9) / pi), 1e-12);
}

TEST(RangeConstants, AreSmoothInTheSampleSizeUpToItsLargest) {
  for (const int size : {25, 100, 400, 999}) {
    const auto count = static_cast<std::size_t>(size);
    EXPECT_LT(c4(count), c4(count + 1));
    EXPECT_LT(d2(size), d2(size + 1));
    EXPECT_GT(d3(size), d3(size + 1));
    EXPECT_LT(median_range(size), median_range(size + 1));
    EXPECT_LT(median_range(size), d2(size)) << "the range is skewed to the right";
  }
  // Tippett 1925: the mean range of a hundred and of a thousand.
  EXPECT_NEAR(d2(100), 5.01519, 5e-6);
  EXPECT_NEAR(d2(1000), 6.48287, 1e-5);
}

TEST(RangeConstants, TheStandardDeviationOfManyValuesIsBarelyBiased) {
  // 1 - 1/(4 (n - 1)) for large n.
  EXPECT_NEAR(c4(1'000'000), 1 - 0.25 / 999'999, 1e-12);
}

TEST(RangeConstants, TheDistributionOfTheRangeOfTwoIsAFoldedNormal) {
  for (const double range : {0.1, 1.128379, 3.0, 7.0})
    EXPECT_NEAR(range_cdf(range, 2), 1 - 2 * normal_upper_tail(range / std::numbers::sqrt2), 1e-14) << range;
  EXPECT_EQ(range_cdf(0, 5), 0);
  EXPECT_EQ(range_cdf(40, 5), 1);
}

TEST(RangeConstants, FactorsAreThoseOfTheTableForFourAndTen) {
  const ChartFactors four = chart_factors(4);
  EXPECT_NEAR(four.a2, 0.7286, 5e-5);
  EXPECT_NEAR(four.a3, 1.6281, 5e-5);
  EXPECT_EQ(four.b3, 0);
  EXPECT_NEAR(four.b4, 2.2660, 5e-5);
  EXPECT_EQ(four.d3, 0);
  EXPECT_NEAR(four.d4, 2.2821, 5e-5);
  EXPECT_NEAR(chart_factors(10).d3, 0.2230, 5e-5);
  EXPECT_NEAR(chart_factors(10).b3, 0.2837, 5e-5);
}

}  // namespace
}  // namespace qi::stats
