#include "stats/studentised_range.h"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/quadrature/gauss.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <numbers>

#include "base/assert.h"
#include "stats/distributions.h"

namespace qi::stats {
namespace {

namespace math = boost::math;

// Thirty nodes hold fifteen digits of a bell curve over a panel of six standard deviations. With many groups, and with
// few degrees of freedom, the curves are steeper on one side than any bell, and each halves the panels.
using Panel = math::quadrature::gauss<double, 30>;
constexpr double kPanelInDeviations = 6;
constexpr int kHalvedFromGroups = 12;
constexpr double kHalvedBelowDegrees = 6;
// Beyond this many standard deviations the normal density adds less than 1e-15.
constexpr double kReach = 8;
// What is left out of the distribution of the estimated standard deviation, at either end.
constexpr double kLeftOut = 1e-18;

/// The normal distribution function, by the C library: it is asked for millions of times, and Boost's takes longer.
double share_below(double z) {
  return std::erfc(-z / std::numbers::sqrt2) / 2;
}

template <class Function>
double integral(const Function& function, double from, double to, double panel_width) {
  const int panels = std::max(1, static_cast<int>(std::ceil((to - from) / panel_width)));
  const double width = (to - from) / panels;
  double sum = 0;
  for (int i = 0; i < panels; ++i) sum += Panel::integrate(function, from + i * width, from + (i + 1) * width);
  return sum;
}

double panel_in_deviations(int groups) {
  return kPanelInDeviations / (groups < kHalvedFromGroups ? 1 : 2);
}

/// Probability that the range of standard normal values passes `width`. Of the largest value z the others lie below it,
/// and not all within `width` of it; every term is positive, so the tail keeps its digits.
double range_upper_tail(double width, int groups) {
  if (width <= 0) return 1;
  // The tail falls as e^(-width^2 / 4), here below the smallest double.
  constexpr double kNothingBeyond = 60;
  if (width > kNothingBeyond) return 0;
  const double others = groups - 1;
  const auto density = [&](double z) {
    const double below = share_below(z);
    const double share_out_of_reach = std::min(1.0, share_below(z - width) / below);
    const double some_out_of_reach = -std::expm1(others * std::log1p(-share_out_of_reach));
    return std::exp(-z * z / 2 + others * std::log(below)) * some_out_of_reach;
  };
  // Where all others can hardly lie below z there is nothing to add.
  constexpr double kLogOfNothing = -45;
  const double from = std::max(-kReach, normal_quantile(std::exp(kLogOfNothing / others)));
  const double scale = groups / std::sqrt(2 * std::numbers::pi);
  return std::min(1.0, scale * integral(density, from, kReach + width / 2, panel_in_deviations(groups)));
}

}  // namespace

double studentised_range_upper_tail(double value, int groups, double degrees) {
  QI_ASSERT(groups >= 2 && degrees > 0);
  if (value <= 0) return 1;
  if (std::isinf(value)) return 0;
  // In the logarithm of s both the density of s and its product with the tail are bells of one width, 1 / sqrt(2 df).
  const math::chi_squared chi_squared(degrees);
  const double from = std::log(math::quantile(chi_squared, kLeftOut) / degrees) / 2;
  const double to = std::log(math::quantile(math::complement(chi_squared, kLeftOut)) / degrees) / 2;
  const double half = degrees / 2;
  // The density of ln s is 2 half^half e^(-half) / Gamma(half) times the bell below, which is 1 at its top.
  const double scale = 2 * half * math::gamma_p_derivative(half, half);
  const auto density = [&](double log_s) {
    const double bell = std::exp(degrees * log_s - half * std::expm1(2 * log_s));
    if (bell < kLeftOut) return 0.0;
    return bell * range_upper_tail(value * std::exp(log_s), groups);
  };
  const double deviations = panel_in_deviations(groups) / (degrees < kHalvedBelowDegrees ? 2 : 1);
  const double panel_width = deviations / std::sqrt(2 * degrees);
  return std::clamp(scale * integral(density, from, to, panel_width), 0.0, 1.0);
}

double studentised_range_cdf(double value, int groups, double degrees) {
  return 1 - studentised_range_upper_tail(value, groups, degrees);
}

double studentised_range_quantile(double probability, int groups, double degrees) {
  QI_ASSERT(probability > 0 && probability < 1);
  // In logarithms the tail is all but a straight line, and few steps find the root.
  const auto excess = [&](double value) {
    return std::log(studentised_range_upper_tail(value, groups, degrees) / (1 - probability));
  };
  // One pair of means alone is exceeded less often than the whole range, and all pairs together (Bonferroni) more.
  const double beyond = (1 - probability) / 2;
  const double pairs = 0.5 * groups * (groups - 1);
  const double low = std::numbers::sqrt2 * -t_quantile(beyond, degrees);
  const double high = std::numbers::sqrt2 * -t_quantile(beyond / pairs, degrees);
  if (groups == 2 || excess(low) <= 0) return low;
  if (excess(high) >= 0) return high;
  constexpr int kBits = 38;
  std::uintmax_t steps = 100;
  const auto [below, above] =
      math::tools::toms748_solve(excess, low, high, math::tools::eps_tolerance<double>(kBits), steps);
  return below + (above - below) / 2;
}

}  // namespace qi::stats
