#include "spc/limits/moving_range_chart.h"

#include "base/number.h"
#include "spc/limits/chart_constants.h"

namespace qi::spc {

Limits moving_range_limits(std::span<const double> ranges) {
  if (ranges.empty()) return {};
  Limits limits{.lower = 0, .base = 0};
  limits.centre = limits.mean_moving_range = mean(ranges);
  limits.upper = kUpperRangeFactor * limits.centre;
  limits.sigma = limits.upper / kSigmasToLimit;
  return limits;
}

}  // namespace qi::spc
