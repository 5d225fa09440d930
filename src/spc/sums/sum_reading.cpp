#include "spc/sums/sum_reading.h"

#include <algorithm>

namespace qi::spc {

SumChart read_sums(SumChart chart, SumLevel level, std::size_t minimum_points) {
  const auto used = static_cast<std::size_t>(std::ranges::count_if(chart.points, &SumPoint::is_used));
  if (level == SumLevel::is_known || used >= minimum_points) return chart;
  chart.points_needed = minimum_points - used;
  chart.upper = chart.lower = kMissing;
  chart.signals.clear();
  chart.variation = Variation::not_enough_data;
  for (SumPoint& point : chart.points) {
    point.signals_high = point.signals_low = false;
    if (point.is_used()) point.state = PointState::common;
  }
  return chart;
}

}  // namespace qi::spc
