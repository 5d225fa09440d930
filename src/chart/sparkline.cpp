#include <algorithm>
#include <cmath>

#include "chart/chart_frame.h"
#include "chart/plot_marks.h"
#include "chart/spc_drawing.h"
#include "chart/svg_writer.h"

namespace qi::chart {
namespace {

constexpr double kInset = 4;
constexpr double kMarkShare = 0.56;
constexpr double kRing = 4.6;
constexpr std::string_view kSparkBand = "#eef2f4";

ChartFrame spark_frame(const SpcDrawing& drawing, double width, double height, std::size_t last_points) {
  const spc::Analysis& analysis = drawing.reading.analysis;
  ChartFrame frame;
  frame.width = width;
  frame.height = height;
  frame.plot = {0, kInset, width, height - kInset};
  frame.end = analysis.points.size();
  frame.first = frame.end - std::min(frame.end, last_points);
  std::vector<double> shown;
  for (std::size_t i = frame.first; i < frame.end; ++i) {
    shown.push_back(analysis.points[i].value);
    shown.push_back(analysis.points[i].target);
  }
  frame.across = {0, width, frame.end - frame.first};
  for (const PhaseInView& part : phases_in_view(drawing, frame))
    for (const LevelStretch& stretch : level_stretches(drawing, part)) {
      shown.push_back(stretch.limits.centre);
      if (const auto limits = drawn_limits(drawing, stretch.limits)) {
        shown.push_back(limits->lower);
        shown.push_back(limits->upper);
      }
    }
  frame.values = value_scale(shown, ValueStyle::number, drawing.natural_lower, drawing.natural_upper);
  return frame;
}

void draw_levels(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame) {
  for (const PhaseInView& part : phases_in_view(drawing, frame))
    for (const LevelStretch& stretch : level_stretches(drawing, part)) {
      const double left = frame.slot_start(stretch.first);
      const double right = frame.slot_start(stretch.end);
      if (const auto limits = drawn_limits(drawing, stretch.limits))
        svg.empty("rect", {{"x", left},
                           {"y", frame.y(limits->upper)},
                           {"width", right - left},
                           {"height", frame.y(limits->lower) - frame.y(limits->upper)},
                           {"fill", kSparkBand}});
      const double centre = frame.y(stretch.limits.centre);
      if (std::isfinite(centre)) svg.line({left, centre}, {right, centre}, kInk2, 1);
    }
  for (std::size_t i = frame.first; i < frame.end;) {
    const double target = drawing.reading.analysis.points[i].target;
    std::size_t end = i + 1;
    while (end < frame.end && drawing.reading.analysis.points[end].target == target) ++end;
    if (std::isfinite(target))
      svg.line({frame.slot_start(i), frame.y(target)}, {frame.slot_start(end), frame.y(target)}, kTarget, 1.1, "5 3");
    i = end;
  }
}

void draw_line(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame) {
  for (const PhaseInView& part : phases_in_view(drawing, frame)) {
    std::string data;
    bool joins = false;
    for (std::size_t i = part.first; i < part.end; ++i) {
      const double value = drawing.reading.analysis.points[i].value;
      if (std::isfinite(value)) data += path_data({{joins ? 'L' : 'M', {frame.x(i), frame.y(value)}}});
      joins = std::isfinite(value);
    }
    if (!data.empty()) svg.path(data, kDataLine, 1.2);
  }
}

}  // namespace

std::string sparkline(const spc::Reading& reading, std::optional<double> natural_lower,
                      std::optional<double> natural_upper, int width, int height, std::size_t last_points) {
  SpcDrawing drawing;
  drawing.reading = reading;
  drawing.natural_lower = natural_lower;
  drawing.natural_upper = natural_upper;
  const ChartFrame frame = spark_frame(drawing, width, height, last_points);
  const MarkSizes sizes = scaled(wide_marks(), kMarkShare);
  const bool waiting = reading.analysis.is_waiting();

  SvgWriter svg(frame.base_size);
  svg.open("svg", {{"class", "qt-spark"},
                   {"viewBox", "0 0 " + std::to_string(width) + " " + std::to_string(height)},
                   {"aria-hidden", "true"},
                   {"focusable", "false"}});
  draw_levels(svg, drawing, frame);
  draw_line(svg, drawing, frame);
  // Common marks are one path of round dots: a wall holds hundreds of these pictures.
  std::string dots;
  for (std::size_t i = frame.first; i < frame.end; ++i) {
    const spc::Point& point = reading.analysis.points[i];
    if (std::isfinite(point.value) && point.state == spc::PointState::common && !waiting)
      dots += path_data({{'M', {frame.x(i), frame.y(point.value)}}}) + "h0";
  }
  if (!dots.empty())
    svg.empty(
        "path",
        {{"d", dots}, {"stroke", kCommon}, {"stroke-width", 2 * sizes.common * 0.85}, {"stroke-linecap", "round"}});
  for (std::size_t i = frame.first; i < frame.end; ++i) {
    const spc::Point& point = reading.analysis.points[i];
    if (std::isfinite(point.value) && (waiting || point.state != spc::PointState::common))
      draw_mark(svg, {frame.x(i), frame.y(point.value)}, point.state, sizes,
                waiting ? Filling::hollow : Filling::solid);
  }
  if (reading.analysis.latest && frame.in_view(*reading.analysis.latest)) {
    MarkSizes ring = sizes;
    ring.ring = kRing;
    draw_latest_ring(
        svg, {frame.x(*reading.analysis.latest), frame.y(reading.analysis.points[*reading.analysis.latest].value)},
        ring, 1.1);
  }
  svg.close("svg");
  return svg.take();
}

}  // namespace qi::chart
