#pragma once
/// The words on a chart: phase headings, labels in the right margin or on the plot, and brackets with their notes.
/// All wording comes from spc; this only decides where it stands.

#include "chart/chart_frame.h"
#include "chart/occupancy.h"
#include "chart/plot_marks.h"
#include "chart/svg_writer.h"

namespace qi::chart {

void draw_headings(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame);

/// One label per row, `font size + 5` apart, a hairline to the true height where a label had to move.
/// ring_reach keeps the hairline of the latest value clear of its ring.
void draw_margin_labels(SvgWriter& svg, const ChartFrame& frame, std::span<const MarginLabel> labels, Spot latest,
                        double ring_reach);

/// Compact drawings have no right margin: the same labels stand on the plot, as far as there is room.
void draw_labels_on_plot(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame,
                         std::span<const MarginLabel> labels, Occupancy& occupied);

/// "Target 18:00" beside a level that no longer holds.
void draw_earlier_targets(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame, Occupancy& occupied);

void draw_brackets(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame, const MarkSizes& sizes,
                   Occupancy& occupied);

}  // namespace qi::chart
