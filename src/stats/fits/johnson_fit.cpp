#include "stats/fits/johnson_fit.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "stats/distributions.h"
#include "stats/fits/fit_evidence.h"
#include "stats/summary.h"

namespace qi::stats {
namespace {

constexpr double kAlmostOne = 0.001;  // of the quotient: there the curves of both sides meet in the lognormal
constexpr int kFirstZ = 25;           // hundredths
constexpr int kLastZ = 125;

/// The distances between the four percentiles, in the paper's letters.
struct Distances {
  double m = 0;  ///< upper
  double n = 0;  ///< lower
  double p = 0;  ///< middle
  double middle = 0;
};

FittedDistribution unbounded(const Distances& at, double z) {
  const double upper = at.m / at.p;
  const double lower = at.n / at.p;
  const double root = std::sqrt(upper * lower - 1);
  const double eta = 2 * z / std::acosh((upper + lower) / 2);
  const double gamma = eta * std::asinh((lower - upper) / (2 * root));
  const double lambda = 2 * at.p * root / ((upper + lower - 2) * std::sqrt(upper + lower + 2));
  const double epsilon = at.middle + at.p * (lower - upper) / (2 * (upper + lower - 2));
  return {DistributionFamily::johnson_su, {gamma, eta, epsilon, lambda}};
}

FittedDistribution bounded(const Distances& at, double z) {
  const double upper = at.p / at.m;
  const double lower = at.p / at.n;
  const double product = (1 + upper) * (1 + lower);
  const double excess = upper * lower - 1;
  const double eta = z / std::acosh(std::sqrt(product) / 2);
  const double gamma = eta * std::asinh((lower - upper) * std::sqrt(product - 4) / (2 * excess));
  const double lambda = at.p * std::sqrt((product - 2) * (product - 2) - 4) / excess;
  const double epsilon = at.middle - lambda / 2 + at.p * (lower - upper) / (2 * excess);
  return {DistributionFamily::johnson_sb, {gamma, eta, epsilon, lambda}};
}

std::optional<FittedDistribution> one_sided(const Distances& at, double z) {
  const double quotient = at.m / at.p;
  if (quotient <= 1) return std::nullopt;  // the lognormal that leans the other way is not in the system
  const double eta = 2 * z / std::log(quotient);
  const double gamma = eta * std::log((quotient - 1) / (at.p * std::sqrt(quotient)));
  const double epsilon = at.middle - at.p / 2 * (quotient + 1) / (quotient - 1);
  return FittedDistribution{DistributionFamily::johnson_sl, {gamma, eta, epsilon}};
}

bool is_usable(const FittedDistribution& curve) {
  const bool all_finite =
      std::ranges::all_of(curve.parameters, [](double parameter) { return std::isfinite(parameter); });
  const bool has_width = curve.family == DistributionFamily::johnson_sl || curve.parameters[3] > 0;
  return all_finite && has_width && curve.parameters[1] > 0;
}

}  // namespace

std::optional<FittedDistribution> johnson_through(std::span<const double> sorted, double z) {
  const auto percentile = [&](double score) {
    return quantile_of_sorted(sorted, normal_cdf(score), QuantileType::hazen);
  };
  const double outer_low = percentile(-3 * z);
  const double low = percentile(-z);
  const double high = percentile(z);
  const double outer_high = percentile(3 * z);
  const Distances at{outer_high - high, low - outer_low, high - low, (high + low) / 2};
  if (!(at.m > 0 && at.n > 0 && at.p > 0)) return std::nullopt;
  const double quotient = at.m * at.n / (at.p * at.p);
  std::optional<FittedDistribution> curve;
  if (std::abs(quotient - 1) <= kAlmostOne)
    curve = one_sided(at, z);
  else
    curve = quotient > 1 ? unbounded(at, z) : bounded(at, z);
  return curve && is_usable(*curve) ? curve : std::nullopt;
}

Result<FittedDistribution> fit_johnson(std::span<const double> values) {
  if (values.size() < kLeastForJohnson) return Error::invalid("A Johnson curve needs at least 20 values.");
  if (!std::ranges::all_of(values, [](double value) { return std::isfinite(value); }))
    return Error::invalid("Every value must be a finite number.");
  std::vector<double> sorted(values.begin(), values.end());
  std::ranges::sort(sorted);
  if (sorted.front() == sorted.back())
    return Error::invalid("All values are the same, so no distribution can be fitted to them.");
  std::optional<FittedDistribution> best;
  double least = std::numeric_limits<double>::infinity();
  for (int hundredths = kFirstZ; hundredths <= kLastZ; ++hundredths) {
    const auto curve = johnson_through(sorted, hundredths / 100.0);
    if (!curve) continue;
    if (const double statistic = anderson_darling_of(*curve, sorted); statistic < least) {
      least = statistic;
      best = curve;
    }
  }
  if (!best) return Error::invalid("No Johnson curve holds all of these values. Choose another distribution.");
  return *best;
}

}  // namespace qi::stats
