#include "spc/levels.h"

#include <algorithm>
#include <cmath>

#include "spc/chart_catalogue.h"
#include "spc/limits/rare_event_charts.h"

namespace qi::spc {

double sigma_on_scale(const Analysis& analysis, const Limits& limits) {
  const ChartRow& chart = chart_row(analysis.chart);
  return (chart.onto_scale(limits.upper) - chart.onto_scale(limits.centre)) / sigmas_to_time_limit(analysis.profile);
}

double level_at(const Analysis& analysis, std::size_t index, double sigmas) {
  const Limits& limits = analysis.limits_at(index);
  const ChartRow& chart = chart_row(analysis.chart);
  if (chart.from_scale) {
    const double level = chart.onto_scale(limits.centre) + sigmas * sigma_on_scale(analysis, limits);
    return chart.from_scale(level);
  }
  const double level = limits.base + sigmas * limits.sigma;
  if (std::isnan(level)) return sigmas < 0 ? limits.lower : level;
  return std::clamp(level, chart.least * analysis.multiplier, chart.most * analysis.multiplier);
}

}  // namespace qi::spc
