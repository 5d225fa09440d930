#include "spc/limits/moving_range_chart.h"

#include "spc/limits/chart_constants.h"

namespace qi::spc {

Limits moving_range_limits(const MovingRanges& ranges) {
  if (ranges.values.empty()) return {};
  Limits limits{.lower = 0, .base = 0};
  limits.centre = limits.mean_moving_range = ranges.mean;
  limits.upper = kUpperRangeFactor * limits.centre;
  limits.sigma = limits.upper / kSigmasToLimit;
  return limits;
}

}  // namespace qi::spc
