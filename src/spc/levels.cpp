#include "spc/levels.h"

#include <algorithm>
#include <cmath>

#include "spc/chart_catalogue.h"
#include "spc/limits/chart_constants.h"

namespace qi::spc {

double level_at(const Analysis& analysis, std::size_t index, double sigmas) {
  const Limits& limits = analysis.limits_at(index);
  const ChartRow& chart = chart_row(analysis.chart);
  if (chart.from_scale) {
    const double centre = chart.onto_scale(limits.centre);
    const double sigma = (chart.onto_scale(limits.upper) - centre) / kSigmasToLimit;
    return chart.from_scale(centre + sigmas * sigma);
  }
  const double level = limits.base + sigmas * limits.sigma;
  if (std::isnan(level)) return sigmas < 0 ? limits.lower : level;
  return std::clamp(level, chart.least * analysis.multiplier, chart.most * analysis.multiplier);
}

}  // namespace qi::spc
