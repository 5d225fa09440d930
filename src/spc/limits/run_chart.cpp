#include "spc/limits/run_chart.h"

#include "base/number.h"

namespace qi::spc {

Limits run_chart_centre(std::span<const double> baseline) {
  Limits limits;
  if (!baseline.empty()) limits.centre = limits.base = median(baseline);
  return limits;
}

}  // namespace qi::spc
