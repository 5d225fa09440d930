#include "stats/range_constants.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <boost/math/quadrature/trapezoidal.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/roots.hpp>
#include <cmath>
#include <cstdint>
#include <numbers>

#include "base/assert.h"
#include "stats/distributions.h"

namespace qi::stats {
namespace {

// Beyond this a thousand normal values have no part of the 16th digit: 1000 (1 - Phi(9.5)) = 1e-18.
constexpr double kFarTail = 9.5;
constexpr double kSigmas = 3;

using GaussKronrod = boost::math::quadrature::gauss_kronrod<double, 61>;
constexpr unsigned kDepth = 8;
constexpr double kClose = 1e-12;

double normal_density(double z) {
  return std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi);
}

void check_range_size(int size) {
  QI_ASSERT(size >= 2 && size <= kLargestRangedSample);
}

// Each takes an integral, or an integral of integrals, and charts ask for those of a few small sizes again and again.
constexpr int kLargestKept = 25;

/// Constants by size; 0 until one is asked for. Two threads that ask at once work out the same number.
using KeptConstants = std::array<std::atomic<double>, kLargestKept + 1>;

double kept_or_made(KeptConstants& kept, int size, double (*make)(int size)) {
  check_range_size(size);
  if (size > kLargestKept) return make(size);
  std::atomic<double>& constant = kept[static_cast<std::size_t>(size)];
  double known = constant.load(std::memory_order_relaxed);
  if (known == 0) constant.store(known = make(size), std::memory_order_relaxed);
  return known;
}

double mean_of_range(int size) {
  const auto integrand = [size](double x) {
    const double above = normal_upper_tail(x);
    return -std::expm1(size * std::log1p(-above)) - std::pow(above, size);
  };
  return 2 * GaussKronrod::integrate(integrand, 0.0, kFarTail, kDepth, kClose);
}

double deviation_of_range(int size) {
  const auto integrand = [size](double range) { return range * (1 - range_cdf(range, size)); };
  const double second_moment = 2 * GaussKronrod::integrate(integrand, 0.0, 2 * kFarTail, kDepth, kClose);
  const double mean_range = d2(size);
  return std::sqrt(second_moment - mean_range * mean_range);
}

}  // namespace

double c4(std::size_t size) {
  QI_ASSERT(size >= 2);
  const double degrees = static_cast<double>(size - 1);
  // A ratio of the two gamma functions as such would overflow from 343 observations on.
  return std::sqrt(2 / degrees) / boost::math::tgamma_delta_ratio(degrees / 2, 0.5);
}

double d2(int size) {
  static KeptConstants kept{};
  return kept_or_made(kept, size, mean_of_range);
}

double range_cdf(double range, int size) {
  check_range_size(size);
  if (range <= 0) return 0;
  // Taken about the middle of the range the integrand dies out smoothly to both sides, and there the trapezoidal rule
  // gains digits faster than any other.
  const double half = range / 2;
  const auto integrand = [half, size](double middle) {
    const double inside = normal_upper_tail(middle - half) - normal_upper_tail(middle + half);
    return inside <= 0 ? 0 : size * normal_density(middle - half) * std::pow(inside, size - 1);
  };
  return std::min(1.0, boost::math::quadrature::trapezoidal(integrand, half - kFarTail, half + kFarTail));
}

double d3(int size) {
  static KeptConstants kept{};
  return kept_or_made(kept, size, deviation_of_range);
}

double median_range(int size) {
  check_range_size(size);
  const auto beyond_half = [size](double range) { return range_cdf(range, size) - 0.5; };
  std::uintmax_t steps = 100;
  const auto [below, above] = boost::math::tools::toms748_solve(beyond_half, 0.0, 2 * kFarTail,
                                                                boost::math::tools::eps_tolerance<double>(45), steps);
  return (below + above) / 2;
}

ChartFactors chart_factors(int size) {
  const double of_sd = c4(static_cast<std::size_t>(size));
  const double of_range = d2(size);
  const double root = std::sqrt(size);
  const double reach_of_sd = kSigmas * std::sqrt(1 - of_sd * of_sd) / of_sd;
  const double reach_of_range = kSigmas * d3(size) / of_range;
  return {.a2 = kSigmas / (of_range * root),
          .a3 = kSigmas / (of_sd * root),
          .b3 = std::max(0.0, 1 - reach_of_sd),
          .b4 = 1 + reach_of_sd,
          .d3 = std::max(0.0, 1 - reach_of_range),
          .d4 = 1 + reach_of_range};
}

}  // namespace qi::stats
