#pragma once
/// The frame of a funnel plot: its scales, and where a denominator and a value lie on it; and its curves.
/// It reads a drawing and draws lines; marks and words are in funnel_chart.cpp.

#include "chart/chart_frame.h"
#include "chart/funnel_chart.h"
#include "chart/occupancy.h"
#include "chart/svg_writer.h"

namespace qi::chart {

struct FunnelFrame {
  ChartFrame chart;  ///< sides, values and heights; its points and phases stay empty
  ValueScale sizes;  ///< denominators, from 0

  double x(double denominator) const { return chart.plot.left + denominator / sizes.high * chart.plot.width(); }
  Spot place_of(const spc::FunnelUnit& unit) const { return {x(unit.denominator), chart.y(unit.value)}; }
};

FunnelFrame funnel_frame(const FunnelDrawing& drawing, Size size);

/// What stands in the right margin of a wide funnel: target and limits at its right end.
std::vector<MarginLabel> funnel_margin_labels(const FunnelDrawing& drawing);

/// How a line of the funnel is drawn, here and in its key.
struct FunnelStroke {
  std::string_view colour;
  double width;
  std::string_view dashes;
};
inline constexpr FunnelStroke kOuterLimit{kInk2, 1.3, "7 5"};
inline constexpr FunnelStroke kInnerLimit{kInk2, 1.1, "2 4"};
FunnelStroke target_stroke(const spc::Funnel& funnel);

/// Grid, axes with their words, band, limits and target.
void draw_funnel_axes(SvgWriter& svg, const FunnelDrawing& drawing, const FunnelFrame& frame);
void draw_funnel_lines(SvgWriter& svg, const FunnelDrawing& drawing, const FunnelFrame& frame, Occupancy& occupied);

}  // namespace qi::chart
