#pragma once
/// The small plots of a gauge study, each into a box of its own.
/// It does not arrange them and writes no outer <svg>: see gauge_panel.h.

#include "chart/axis_scale.h"
#include "chart/gauge_panel.h"
#include "chart/svg_writer.h"

namespace qi::chart {

/// The least height that the bars of components need.
double components_height(const GaugeDrawing& drawing, double base_size);
/// Bars of % contribution, % study variation and, with one, % tolerance for gauge R&R, its two parts and part to part.
void draw_components(SvgWriter& svg, const GaugeDrawing& drawing, const Box& box);

/// Every measurement over its part, and the parts' means joined; nested parts are joined within their operator only.
void draw_by_part(SvgWriter& svg, const GaugeDrawing& drawing, const Box& box, const ValueScale& scale);
/// Every measurement over its operator, and the operators' means joined.
void draw_by_operator(SvgWriter& svg, const GaugeDrawing& drawing, const Box& box, const ValueScale& scale);
/// A line for each operator through their means of each part: lines that cross show an interaction.
void draw_operator_by_part(SvgWriter& svg, const GaugeDrawing& drawing, const Box& box, const ValueScale& scale);

}  // namespace qi::chart
