#include "spc/limits/xmr_chart.h"

#include <cmath>
#include <vector>

#include "base/number.h"
#include "spc/limits/chart_constants.h"
#include "stats/range_constants.h"

namespace qi::spc {
namespace {

double standard_deviation(std::span<const double> values, double centre) {
  double squares = 0;
  double lost = 0;  // the mean's own rounding: Chan, Golub and LeVeque 1983, corrected two-pass algorithm
  for (const double value : values) {
    squares += (value - centre) * (value - centre);
    lost += value - centre;
  }
  const double count = static_cast<double>(values.size());
  return std::sqrt((squares - lost * lost / count) / (count - 1));
}

/// Ranges of 3.267 times their mean or more left out, unless that leaves none.
std::vector<double> kept_ranges(const MovingRanges& ranges, Screening screening) {
  std::vector<double> every(ranges.values.begin(), ranges.values.end());
  if (screening == Screening::use_every_range) return every;
  std::vector<double> kept = every;
  std::erase_if(kept, [&](double range) { return range >= kUpperRangeFactor * ranges.mean; });
  return kept.empty() ? every : kept;
}

}  // namespace

double mean_moving_range(const MovingRanges& ranges, Screening screening) {
  if (screening == Screening::use_every_range) return ranges.mean;
  CompensatedSum sum;
  std::size_t kept = 0;
  for (const double range : ranges.values) {
    if (range >= kUpperRangeFactor * ranges.mean) continue;
    sum.add(range);
    ++kept;
  }
  return kept == 0 ? ranges.mean : sum.value() / static_cast<double>(kept);
}

Limits median_limits(std::span<const double> baseline, const MovingRanges& ranges, const Profile& profile) {
  Limits limits = xmr_limits(baseline, ranges, profile);
  if (baseline.empty()) return limits;
  const double raised = median(baseline) - limits.centre;
  limits.centre = limits.base = median(baseline);
  limits.lower += raised;
  limits.upper += raised;
  return limits;
}

Limits median_range_limits(std::span<const double> baseline, const MovingRanges& ranges, const Profile& profile) {
  Limits limits;
  if (baseline.empty()) return limits;
  limits.centre = limits.base = median(baseline);
  limits.mean_moving_range = mean_moving_range(ranges, profile.screening);
  const std::vector<double> kept = kept_ranges(ranges, profile.screening);
  if (kept.empty()) return limits;
  limits.sigma = median(kept) / profile.median_range_divisor;
  limits.lower = limits.centre - kSigmasToLimit * limits.sigma;
  limits.upper = limits.centre + kSigmasToLimit * limits.sigma;
  return limits;
}

Limits xmr_limits(std::span<const double> baseline, const MovingRanges& ranges, const Profile& profile) {
  Limits limits;
  if (baseline.empty()) return limits;
  limits.centre = limits.base = mean(baseline);
  limits.mean_moving_range = mean_moving_range(ranges, profile.screening);
  double reach = kMissing;
  if (profile.spread == Spread::standard_deviation) {
    if (baseline.size() < 2) return limits;
    reach = kSigmasToLimit * standard_deviation(baseline, limits.centre) / stats::c4(baseline.size());
  } else if (profile.limit_constant == LimitConstant::two_point_six_six) {
    reach = kRangesToLimit * limits.mean_moving_range;
  } else {
    reach = kSigmasToLimit * limits.mean_moving_range / kD2ForPairs;
  }
  limits.sigma = reach / kSigmasToLimit;
  limits.lower = limits.centre - reach;
  limits.upper = limits.centre + reach;
  return limits;
}

}  // namespace qi::spc
