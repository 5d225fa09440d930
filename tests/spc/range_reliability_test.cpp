#include "spc/range_reliability.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "spc/limits/chart_constants.h"
#include "support/steady_noise.h"

namespace qi::spc {
namespace {

TEST(SigmaError, OfTwoPointsIsKnownExactly) {
  // |x - y| over d2 has the relative error of a half-normal value.
  EXPECT_NEAR(sigma_error(2), std::sqrt(std::numbers::pi / 2 - 1), 1e-4);
  EXPECT_NEAR(sigma_error(12), 0.27021264965404163, 1e-15);
  EXPECT_NEAR(sigma_degrees(12), 6.8479195907094681, 1e-12);
}

TEST(SigmaError, IsWhatMadeUpSeriesShow) {
  test::SteadyNoise noise(1);
  constexpr int kSeries = 4000;
  double sum = 0;
  double squares = 0;
  for (int i = 0; i < kSeries; ++i) {
    const std::vector<double> values = noise.normals(24);
    double ranges = 0;
    for (std::size_t j = 1; j < values.size(); ++j) ranges += std::abs(values[j] - values[j - 1]);
    const double sigma = ranges / 23 / kD2ForPairs;
    sum += sigma;
    squares += sigma * sigma;
  }
  const double mean = sum / kSeries;
  EXPECT_NEAR(std::sqrt(squares / kSeries - mean * mean), sigma_error(24), 0.008);
}

}  // namespace
}  // namespace qi::spc
