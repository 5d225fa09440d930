#pragma once
/// The plot of lines over time that is no SPC chart: its frame, its words at the top, and lines with their labels.
/// Which lines there are, and what they mean, is each chart's: see sum_drawing.h and distance_chart.h.

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "chart/chart_frame.h"
#include "chart/occupancy.h"
#include "chart/plot_marks.h"
#include "chart/spc_drawing.h"
#include "chart/svg_writer.h"

namespace qi::chart {

struct TimePlot {
  Size size = Size::wide;
  double wide_height = 500;
  double compact_height = 360;
  std::size_t count = 0;      ///< points from left to right: all of them are drawn, also on a compact picture
  std::vector<double> shown;  ///< what the scale of heights must hold; not-a-number is passed over
  std::optional<double> natural_lower;
  ValueFormat format;
  std::vector<MarginLabel> labels;  ///< in the right margin of a wide picture
  bool has_lane = false;            ///< of events, below the axis
};
ChartFrame time_plot_frame(const TimePlot& plot);

/// The longest of each that fits, else the last one cut short: what the heights are, and how to read them.
void draw_plot_heading(SvgWriter& svg, const ChartFrame& frame, const std::vector<std::string>& titles,
                       const std::vector<std::string>& details);

/// Where phases are named: their names on the second line, where one has no room the date of its start, and all else on
/// the first.
/// starts and phases have equal lengths where there are phases.
void draw_plot_heading(SvgWriter& svg, const ChartFrame& frame, const std::vector<std::string>& titles,
                       const std::vector<std::string>& details, const spc::Wording& wording,
                       std::span<const std::size_t> starts, std::span<const PhaseHeading> phases);
/// " Phases: Before; After from March 2024." for words that stand for a picture; "" none is named.
std::string phase_words(const spc::Wording& wording, std::span<const std::size_t> starts,
                        std::span<const PhaseHeading> phases);

/// How a line is drawn, here and in a key.
struct LineStroke {
  std::string_view colour = kInk2;
  double width = 1.3;
  std::string_view dashes;
  double cost = 2.5;  ///< how much words mind lying across it
};
inline constexpr LineStroke kLimitStroke{kInk2, 1.3, "7 5", 7};  ///< a dashed line strikes words through
inline constexpr LineStroke kZeroStroke{kInk, 1.6, "", 3.5};

void draw_level(SvgWriter& svg, const ChartFrame& frame, double value, double left, double right,
                const LineStroke& stroke, Occupancy& occupied);
/// The line of the data through the spots of one run.
void draw_run(SvgWriter& svg, const ChartFrame& frame, const std::vector<Spot>& spots, Occupancy& occupied);

/// Upright, before the first point of a phase.
void draw_phase_rule(SvgWriter& svg, const ChartFrame& frame, std::size_t first, Occupancy& occupied);

/// Above or below a level of a compact picture, which has no margin, where there is room between `left` and the right
/// side of the plot.
void draw_level_words(SvgWriter& svg, const ChartFrame& frame, double value, double left, const std::string& words,
                      Occupancy& occupied);

/// The first of `words` (from long to short) that finds room beside the mark; false: none did.
bool draw_mark_words(SvgWriter& svg, const ChartFrame& frame, Spot mark, double reach,
                     const std::vector<std::string>& words, std::string_view colour, Occupancy& occupied);

/// The mark as an obstacle for words.
void occupy_mark(Spot at, double reach, Occupancy& occupied);

/// Marks for so many points: smaller where they would touch.
MarkSizes time_plot_marks(const ChartFrame& frame);
/// Closer than this, marks of ordinary points would be one thick line: the line alone is drawn.
inline constexpr double kClosestMarks = 4;

struct PointTip {
  Spot at;
  std::string heading;             ///< "Mar 2025: 11.3"
  std::vector<std::string> lines;  ///< sentences; wrapped here
  bool stands_out = false;         ///< drawn also where points are too close for a pointer
};
/// Hit areas with their boxes of words, for pages. `tips` has one for each point that has a mark.
void draw_time_tips(SvgWriter& svg, const ChartFrame& frame, const std::vector<PointTip>& tips);

/// "March 2025", "Mar 2025", "Point 7".
std::string short_name_of(const spc::Wording& wording, std::size_t index);
/// ", January 2023 to May 2024", or ", 60 points".
std::string span_words(const spc::Wording& wording, std::size_t count);

}  // namespace qi::chart
