#include "spc/limits/rare_event_charts.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/number.h"
#include "spc/limits/chart_constants.h"
#include "spc/limits/xmr_chart.h"

namespace qi::spc {
namespace {

constexpr double kRoot = 3.6;
constexpr double kHalfAUnit = 0.5;

}  // namespace

Limits g_limits(const Baseline& baseline, const Profile&) {
  if (baseline.values.empty()) return {};
  const double between = mean(baseline.values);
  const double sigma = std::sqrt(between * (between + 1));
  return {.centre = median(baseline.values),
          .lower = std::max(0.0, between - kSigmasToLimit * sigma),
          .upper = between + kSigmasToLimit * sigma,
          .sigma = sigma,
          .base = between};
}

Limits t_limits(const Baseline& baseline, const Profile& profile) {
  std::vector<double> ranges;
  for (std::size_t i = 1; i < baseline.values.size(); ++i)
    if (baseline.joins[i]) ranges.push_back(std::abs(baseline.values[i] - baseline.values[i - 1]));
  Limits limits = xmr_limits(baseline.values, ranges, profile);
  limits.mean_moving_range = kMissing;  // of roots: no time
  return limits;
}

double root_of_time(double time) {
  return std::pow(time == 0 ? kHalfAUnit : time, 1 / kRoot);
}

double time_of_root(double root) {
  return std::pow(std::max(root, 0.0), kRoot);
}

}  // namespace qi::spc
