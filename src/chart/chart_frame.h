#pragma once
/// The frame of one chart: its size, its plot, and where an index and a value lie on it.
/// It reads a drawing and writes nothing.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "chart/axis_scale.h"
#include "chart/box.h"
#include "chart/chart_style.h"
#include "chart/spc_drawing.h"
#include "chart/time_axis.h"

namespace qi::chart {

/// Limits as drawn: clipped to the natural bounds. nullopt where the reading shows none.
struct DrawnLimits {
  double lower = 0;
  double upper = 0;
  bool lower_is_clipped = false;  ///< the limit itself lies below what is possible: no line is drawn for it
  bool upper_is_clipped = false;
};
std::optional<DrawnLimits> drawn_limits(const SpcDrawing& drawing, const spc::Limits& limits);
/// "12.3"; of a clipped one "below 0" or "above 100%".
std::string lower_limit_words(const DrawnLimits& limits, const ValueFormat& format);
std::string upper_limit_words(const DrawnLimits& limits, const ValueFormat& format);
/// "limits 12.3 to 24.6", "limits from below 0 to 24.6".
std::string limits_words(const DrawnLimits& limits, const ValueFormat& format);

/// A phase, or the part of it that is in view.
struct PhaseInView {
  std::size_t phase = 0;  ///< its place in the analysis
  std::size_t first = 0;
  std::size_t end = 0;
};

struct ChartFrame {
  Size size = Size::wide;
  double base_size = 15;
  double width = 0;
  double height = 0;
  Box plot;
  std::size_t first = 0;  ///< index of the first point in view
  std::size_t end = 0;    ///< one past the last
  PointScale across;
  ValueScale values;
  bool has_lane = false;

  bool compact() const { return size == Size::compact; }
  bool in_view(std::size_t index) const { return index >= first && index < end; }
  double x(std::size_t index) const { return across.x(index - first); }
  double slot_start(std::size_t index) const { return across.slot_start(index - first); }
  double y(double value) const {
    return plot.bottom - (value - values.low) / (values.high - values.low) * plot.height();
  }
};

/// Room that a plot leaves below itself: for the words of its axis, and for the lane of events where there is one.
double room_below(const ChartFrame& frame);

inline constexpr double kWideWidth = 1180;
inline constexpr double kCompactWidth = 328;
inline constexpr std::size_t kCompactPoints = 24;

/// The words in the right margin of a wide chart: plain, then bold, at the height of a value.
struct MarginLabel {
  std::string plain;
  std::string bold;
  double value = 0;
  std::string_view colour = kInk;
  double claim = 1;
  bool is_latest = false;
};
inline constexpr double kTargetClaim = 8;  ///< the latest value claims more, mean and limits less
/// Latest value, target, mean (or median) and limits of the last phase: in this order of claim; what is undefined is
/// left out.
std::vector<MarginLabel> margin_labels(const SpcDrawing& drawing);
double width_of(const MarginLabel& label, double base_size);

/// beside  heights that the scale holds as well: see shared_scale.h
ChartFrame spc_frame(const SpcDrawing& drawing, Size size, std::span<const double> beside = {});
/// The same places from left to right as spc_frame, with its own heights.
ChartFrame moving_range_frame(const SpcDrawing& drawing, Size size);

std::vector<PhaseInView> phases_in_view(const SpcDrawing& drawing, const ChartFrame& frame);
/// A part of a phase on which limits and centre stay: the whole of it, or a point where they go by the denominator.
struct LevelStretch {
  std::size_t first = 0;
  std::size_t end = 0;
  spc::Limits limits;
};
std::vector<LevelStretch> level_stretches(const SpcDrawing& drawing, const PhaseInView& part);

/// "Mean", or "Median" on a run chart: see spc::centre_name.
std::string_view centre_name(const spc::Analysis& analysis);
/// "December 2022", "Point 7"; and the short form for tips.
std::string point_name(const SpcDrawing& drawing, std::size_t index);
std::string short_point_name(const SpcDrawing& drawing, std::size_t index);

}  // namespace qi::chart
