#include "spc/limits/rare_event_charts.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/assert.h"
#include "base/number.h"
#include "spc/limits/chart_constants.h"
#include "spc/limits/probability_limits.h"
#include "spc/limits/xmr_chart.h"
#include "stats/distributions.h"
#include "stats/fits/likelihood_fits.h"

namespace qi::spc {
namespace {

constexpr double kRoot = 3.6;
constexpr double kHalfAUnit = 0.5;
constexpr double kMiddle = 0.5;

// ln 2: half of the times between events of a steady chance are shorter than this share of their mean. qicharts2 and
// Benneyan write it with three digits.
constexpr double kMedianOverMean = 0.693;

double g_centre(std::span<const double> values, double between, RareEventCentre centre) {
  switch (centre) {
    case RareEventCentre::median: return median(values);
    case RareEventCentre::mean: return between;
    case RareEventCentre::share_of_mean: return kMedianOverMean * between;
  }
  stop_at("a known centre", __FILE__, __LINE__);
}

Limits by_probability(Limits limits, const Profile& profile) {
  const double between = limits.base;
  double cases_of_one = between + 1;
  if (profile.event_chance == EventChance::one_in_mean) {
    cases_of_one = between;
    limits.sigma = std::sqrt(between * (between - 1));
  }
  const bool is_defined = cases_of_one >= 1;  // a chance is 1 at most
  if (!is_defined) return {.centre = limits.centre, .base = between};
  const CountBand band = cases_between_band(1 / cases_of_one, profile.tail_probability);
  limits.lower = band.lower;
  limits.upper = band.upper;
  return limits;
}

/// Of times on their scale: quantiles of the likeliest distribution of the times themselves.
Limits by_likelihood(std::span<const double> roots, const Profile& profile) {
  if (roots.empty()) return {};
  std::vector<double> times;
  for (const double root : roots) times.push_back(time_of_root(root));
  const auto [least, most] = std::ranges::minmax(roots);
  if (least == most) return {.centre = least, .lower = least, .upper = least, .sigma = 0, .base = least};
  const auto fitted =
      profile.time_limits == TimeLimits::weibull ? stats::fit_weibull(times) : stats::fit_exponential(times);
  const Limits middle{.centre = median(roots), .base = median(roots)};
  if (!fitted) return middle;
  // A quantile too small for a number is a time of 0, and no two events in one unit.
  const auto root_at = [&](double probability) {
    const double time = stats::quantile(*fitted, probability);
    return time > 0 ? root_of_time(time) : 0;
  };
  Limits limits{.centre = root_at(kMiddle),
                .lower = root_at(profile.tail_probability),
                .upper = root_at(1 - profile.tail_probability)};
  if (!std::isfinite(limits.upper)) return middle;
  limits.sigma = (limits.upper - limits.centre) / sigmas_to_time_limit(profile);
  limits.base = limits.centre;
  return limits;
}

}  // namespace

Limits g_limits(const Baseline& baseline, const Profile& profile) {
  if (baseline.values.empty()) return {};
  const double between = mean(baseline.values);
  const double sigma = std::sqrt(between * (between + 1));
  const Limits limits{.centre = g_centre(baseline.values, between, profile.rare_event_centre),
                      .lower = std::max(0.0, between - kSigmasToLimit * sigma),
                      .upper = between + kSigmasToLimit * sigma,
                      .sigma = sigma,
                      .base = between};
  return profile.count_limits == CountLimits::three_sigma ? limits : by_probability(limits, profile);
}

Limits t_limits(const Baseline& baseline, const Profile& profile) {
  if (profile.time_limits != TimeLimits::roots) return by_likelihood(baseline.values, profile);
  std::vector<double> ranges;
  for (std::size_t i = 1; i < baseline.values.size(); ++i)
    if (baseline.joins[i]) ranges.push_back(std::abs(baseline.values[i] - baseline.values[i - 1]));
  Limits limits = xmr_limits(baseline.values, MovingRanges(ranges), profile);
  limits.mean_moving_range = kMissing;  // of roots: no time
  return limits;
}

double sigmas_to_time_limit(const Profile& profile) {
  return profile.time_limits == TimeLimits::roots ? kSigmasToLimit : -stats::normal_quantile(profile.tail_probability);
}

double root_of_time(double time) {
  return std::pow(time == 0 ? kHalfAUnit : time, 1 / kRoot);
}

double time_of_root(double root) {
  return std::pow(std::max(root, 0.0), kRoot);
}

}  // namespace qi::spc
