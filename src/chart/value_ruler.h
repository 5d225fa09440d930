#pragma once
/// The axis of values along the foot of a figure, by value or by logarithm: where a value lies, and which round values
/// are written. The scale of heights is axis_scale.h.

#include <span>
#include <string>
#include <vector>

#include "base/number.h"
#include "chart/figure_frame.h"

namespace qi::chart {

enum class RulerScale { value, logarithm };

struct RulerTick {
  double value = 0;
  std::string label;
};

class ValueRuler {
 public:
  /// Shows all of `shown` between the sides of `plot` with a little air. Not-a-number is passed over; nothing to show:
  /// 0 to 1. On a scale of logarithms values of 0 or less are passed over. Labels never touch one another.
  ValueRuler(std::span<const double> shown, const Box& plot, const ValueFormat& format, RulerScale scale,
             double base_size);

  double x(double value) const;
  /// The place of the value, or the nearer side of the plot where it lies beyond.
  double x_inside(double value) const;
  double low() const { return low_; }
  double high() const { return high_; }
  std::span<const RulerTick> ticks() const { return ticks_; }
  /// Where the label stands: below its tick, and within the picture's right edge.
  double label_middle(const RulerTick& tick, double base_size) const;
  /// Where the ticks lie, for lines of a grid.
  std::vector<double> tick_places() const;

 private:
  double position(double value) const;

  Box plot_;
  RulerScale scale_;
  double low_ = 0;
  double high_ = 1;
  std::vector<RulerTick> ticks_;
};

/// The line at the foot of the plot with its ticks, labels and, below them, what the values are.
void draw_ruler(SvgWriter& svg, const FigureFrame& frame, const ValueRuler& ruler, std::string_view title);

/// "Minutes and seconds", "Percent", the format's unit; "Value" where it has none.
std::string ruler_title(const ValueFormat& format);

}  // namespace qi::chart
