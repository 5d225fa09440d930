#pragma once
/// Everything on the plot that is not a mark or a word: grid, band, limits, centre, target, phase rules, data line,
/// axes. Each also notes in the occupancy what words should not cross.

#include <functional>

#include "chart/chart_frame.h"
#include "chart/occupancy.h"
#include "chart/svg_writer.h"

namespace qi::chart {

void draw_value_axis(SvgWriter& svg, const ValueFormat& format, const ChartFrame& frame);
/// Base line, ticks, labels and years; a missing value has a short thick tick.
void draw_time_axis(SvgWriter& svg, const spc::Wording& wording,
                    const std::function<bool(std::size_t index)>& is_missing, const ChartFrame& frame);

/// The same of an SPC chart.
void draw_value_axis(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame);
void draw_time_axis(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame);

/// How limits are drawn, on the plot and in its key: steps from point to point that stand close are drawn thin and
/// whole, as dashes would be a scribble.
struct LimitLine {
  double width = 1.3;
  std::string_view dashes = "7 5";
};
LimitLine limit_line(const SpcDrawing& drawing, const ChartFrame& frame);

void draw_bands(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame);
void draw_limits(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame, Occupancy& occupied);
void draw_phase_rules(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame, Occupancy& occupied);
void draw_data_line(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame, Occupancy& occupied);

/// A stretch on which one target holds.
struct TargetStretch {
  double value = 0;
  double left = 0;
  double right = 0;
  std::size_t first = 0;
  std::size_t end = 0;
};
std::vector<TargetStretch> target_stretches(const SpcDrawing& drawing, const ChartFrame& frame);
/// Steps where the target changes, breaks where there is none.
void draw_target(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame, Occupancy& occupied);

/// Left and right end of a phase's lines: a small gap at a recalculation, none at the edges of the plot.
struct PhaseEnds {
  double left = 0, right = 0;
};
PhaseEnds phase_ends(const ChartFrame& frame, const PhaseInView& part);

}  // namespace qi::chart
