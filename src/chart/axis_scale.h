#pragma once
/// The scale of values: which range is drawn and at which round values the grid lies.
/// It does not place anything on the drawing.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/number.h"

namespace qi::chart {

struct ValueScale {
  double low = 0;
  double high = 1;  ///< above low
  double step = 1;
  std::vector<double> ticks;  ///< multiples of step within [low, high], rising
};

/// A scale that shows all of `shown` with `air` (a share of the range) at each end, and 4 to 7 round ticks where the
/// numbers allow (never more than `most_ticks`). Steps are 1, 2, 2.5 or 5 times a power of ten; for minutes_seconds 1,
/// 2, 5, 10, 15, 30 seconds, the same in minutes, then hours by the same steps. Air never reaches beyond a natural
/// bound that all values respect. missing  not-a-number in `shown` is passed over; nothing to show: 0 to 1. Values
/// beyond 1e100 stand at the edge, and a range below 1e-9 is widened to it.
ValueScale value_scale(std::span<const double> shown, ValueStyle style, std::optional<double> natural_lower,
                       std::optional<double> natural_upper, std::size_t most_ticks = 7, double air = 0.07);

/// From zero upwards, for bars.
ValueScale zero_based_scale(std::span<const double> shown, ValueStyle style, std::size_t most_ticks = 4);

/// A tick's label: "40%", "2.5", "14:00", "1:30:00", with no more decimals than the step needs.
std::string tick_label(double tick, const ValueScale& scale, const ValueFormat& format);

}  // namespace qi::chart
