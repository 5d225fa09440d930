#pragma once
/// What a reader gets by pointing at or tabbing to a point: its name, value and rules.
/// Tips are shown by the page's style sheet; without one they stay hidden and the words remain in the accessible names.

#include "chart/chart_frame.h"
#include "chart/svg_writer.h"

namespace qi::chart {

/// One hit area and tip per point in view that has a value; special points are links to their rule.
/// Where points stand closer than a pointer can tell apart, only special points and the latest have one.
void draw_point_tips(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame);

/// "December 2022, 41.2%, concerning. Outside the lower process limit"
std::string accessible_point(const SpcDrawing& drawing, std::size_t index);

}  // namespace qi::chart
