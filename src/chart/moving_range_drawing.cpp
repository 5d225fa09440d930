#include <algorithm>
#include <cmath>

#include "chart/chart_sheet.h"
#include "chart/chart_words.h"
#include "chart/plot_lines.h"
#include "chart/spc_drawing.h"
#include "chart/time_plot.h"

namespace qi::chart {
namespace {

constexpr double kWidestBar = 7;
constexpr double kWidestCompactBar = 4.5;
constexpr double kShareOfSlot = 0.6;
constexpr double kBarCost = 1;  // most words above the mean lie across some

void draw_bars(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame, Occupancy& occupied) {
  const spc::Analysis& analysis = drawing.reading.analysis;
  const double width = std::min(frame.compact() ? kWidestCompactBar : kWidestBar, frame.across.slot() * kShareOfSlot);
  for (std::size_t i = frame.first; i < frame.end; ++i) {
    const double range = analysis.points[i].moving_range;
    if (!std::isfinite(range)) continue;
    const double upper = analysis.phase_of(i).moving_range_upper;
    const bool is_unusual = drawing.reading.limits_shown && std::isfinite(upper) && range > upper;
    const Spot top{frame.x(i), std::min(frame.y(range), frame.plot.bottom - 0.6)};
    svg.line({frame.x(i), frame.plot.bottom}, top, is_unusual ? kNeutral : kDataLine, width);
    occupied.add_line({frame.x(i), frame.plot.bottom}, top, kBarCost);
  }
}

std::vector<MarginLabel> range_labels(const SpcDrawing& drawing) {
  const spc::Analysis& analysis = drawing.reading.analysis;
  const ValueFormat& format = drawing.wording.format;
  std::vector<MarginLabel> labels;
  if (!drawing.reading.limits_shown || analysis.phases.empty()) return labels;
  const spc::Phase& phase = analysis.last_phase();
  if (std::isfinite(phase.limits.mean_moving_range))
    labels.push_back(
        {"Mean", show_line(phase.limits.mean_moving_range, format), phase.limits.mean_moving_range, kInk, 2});
  if (std::isfinite(phase.moving_range_upper))
    labels.push_back({"Upper limit", show_line(phase.moving_range_upper, format), phase.moving_range_upper, kInk2, 1});
  return labels;
}

std::string range_label(const SpcDrawing& drawing) {
  const spc::Analysis& analysis = drawing.reading.analysis;
  std::size_t unusual = 0;
  for (std::size_t i = 0; i < analysis.points.size(); ++i)
    if (analysis.points[i].moving_range > analysis.phase_of(i).moving_range_upper) ++unusual;
  std::string label = "Moving range chart: " + drawing.name + ". How much it moves from one point to the next.";
  for (const MarginLabel& part : range_labels(drawing)) label += " " + part.plain + " " + part.bold + ".";
  if (drawing.reading.limits_shown)
    label += unusual == 0   ? " No jump is above the upper limit."
             : unusual == 1 ? " 1 jump is above the upper limit."
                            : " " + std::to_string(unusual) + " jumps are above the upper limit.";
  return label;
}

}  // namespace

std::string moving_range_chart(const SpcDrawing& drawing, Size size, Purpose purpose) {
  const ChartFrame frame = moving_range_frame(drawing, size);
  SvgWriter svg(frame.base_size);
  Occupancy occupied;
  draw_value_axis(svg, drawing, frame);
  draw_time_axis(svg, drawing, frame);
  draw_phase_rules(svg, drawing, frame, occupied);
  draw_bars(svg, drawing, frame, occupied);
  if (drawing.reading.limits_shown)
    for (const PhaseInView& part : phases_in_view(drawing, frame)) {
      const spc::Phase& phase = drawing.reading.analysis.phases[part.phase];
      const PhaseEnds ends = phase_ends(frame, part);
      const auto level = [&](double value, std::string_view stroke, double width, std::string_view dashes) {
        if (std::isfinite(value))
          svg.line({ends.left, frame.y(value)}, {ends.right, frame.y(value)}, stroke, width, dashes);
      };
      level(phase.limits.mean_moving_range, kInk, 1.5, "");
      level(phase.moving_range_upper, kInk2, 1.3, "7 5");
    }
  if (!frame.compact())
    draw_margin_labels(svg, frame, range_labels(drawing), {}, 0);
  else if (const std::vector<PhaseInView> parts = phases_in_view(drawing, frame); !parts.empty())
    for (const MarginLabel& label : range_labels(drawing))
      draw_level_words(svg, frame, label.value, frame.slot_start(parts.back().first), label.plain + " " + label.bold,
                       occupied);
  const ChartBody body{svg.take(), range_label(drawing), "Moving range: " + drawing.name, false, false};
  return purpose == Purpose::page ? on_page(frame, body) : on_sheet(drawing, frame, body);
}

}  // namespace qi::chart
