#include "spc/judged_values.h"

#include <cmath>

namespace qi::spc {

Result<JudgedValues> judged_values(const Request& series, const Wording& wording) {
  if (series.chart != ChartKind::individuals)
    return Error::invalid("Capability is of single measured values: choose the chart of individuals (XmR).");
  auto analysis = analyse(series);
  if (!analysis) return analysis.error();
  if (analysis->phases.empty() || analysis->last_phase().used < 2)
    return Error::invalid("Capability needs at least 2 values in the last phase.");
  JudgedValues judged{.analysis = *analysis, .stability = stability_of(*analysis, wording)};
  const Phase& phase = judged.analysis.last_phase();
  for (std::size_t i = phase.first; i < phase.end; ++i) {
    const Point& point = judged.analysis.points[i];
    if (!point.is_used()) continue;
    judged.values.push_back(point.value);
    if (!std::isnan(point.moving_range)) judged.ranges.push_back(point.moving_range);
  }
  return judged;
}

}  // namespace qi::spc
