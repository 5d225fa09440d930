#include "spc/limits/moving_range_chart.h"

#include "spc/limits/chart_constants.h"
#include "spc/limits/xmr_chart.h"

namespace qi::spc {

Limits moving_range_limits(std::span<const double> ranges, Screening screening) {
  Limits limits;
  if (ranges.empty()) return limits;
  limits.centre = limits.mean_moving_range = mean_moving_range(ranges, screening);
  limits.lower = 0;
  limits.upper = kUpperRangeFactor * limits.centre;
  limits.sigma = limits.upper / kSigmasToLimit;
  return limits;
}

}  // namespace qi::spc
