#include "spc/sums/cusum.h"

#include <cmath>
#include <utility>

#include "spc/analyse.h"
#include "spc/sums/sum_walk.h"

namespace qi::spc {
namespace {

Done check(const Request& series, const CusumOptions& options) {
  if (series.chart != ChartKind::individuals && series.chart != ChartKind::subgroup_mean)
    return Error::invalid("A CUSUM chart is made of single values or of subgroups. Ask about an XmR or Xbar chart.");
  if (!(options.shift > 0) || std::isinf(options.shift))
    return Error::invalid("Give the shift that is to be found as a number of sigmas above 0, such as 1.");
  if (!(options.decision_interval > 0) || std::isinf(options.decision_interval))
    return Error::invalid("Give a decision interval above 0, such as 5.");
  if (!(options.head_start >= 0 && options.head_start < options.decision_interval))
    return Error::invalid(
        "Give a head start of 0 or more that is less than the decision interval, such as half of it.");
  return {};
}

/// NaN where sigma is undefined or nothing varies.
double standardised(const Analysis& analysis, std::size_t place) {
  const Limits& limits = analysis.limits_at(place);
  if (!(limits.sigma > 0)) return kMissing;
  return (analysis.points[place].value - limits.centre) / limits.sigma;
}

}  // namespace

Result<Cusum> cusum(const Request& series, const CusumOptions& options) {
  if (const Done good = check(series, options); !good) return good.error();
  auto analysis = analyse(series);
  if (!analysis) return analysis.error();
  SumChart chart{.better = series.better};
  for (const Point& point : analysis->points)
    chart.points.push_back({.value = point.value, .state = point.is_used() ? PointState::common : point.state});

  const double allowance = options.shift / 2;
  SumWalk walk({.interval = options.decision_interval, .head_start = options.head_start, .after = options.after},
               chart);
  for (const Phase& phase : analysis->phases) {
    walk.start_again();
    for (std::size_t i = phase.first; i < phase.end; ++i) {
      if (!chart.points[i].is_used()) continue;
      const double distance = standardised(*analysis, i);
      if (std::isnan(distance)) continue;
      walk.add(i, distance - allowance, -distance - allowance);
      const Limits& limits = analysis->limits_at(i);
      for (const Side side : {Side::high, Side::low})
        if (SumSignal* signal = walk.begun(side)) {
          const double sum = side == Side::high ? chart.points[i].high : chart.points[i].low;
          const double beyond = side == Side::high ? allowance : -allowance;
          signal->level = limits.centre + limits.sigma * (beyond + sum / static_cast<double>(signal->gathered));
        }
    }
  }
  walk.finish();
  return Cusum{.sums = std::move(chart), .basis = *std::move(analysis)};
}

}  // namespace qi::spc
