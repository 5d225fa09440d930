#include <algorithm>
#include <cmath>

#include "chart/chart_sheet.h"
#include "chart/chart_words.h"
#include "chart/event_drawing.h"
#include "chart/plot_lines.h"
#include "chart/plot_marks.h"
#include "chart/point_tips.h"
#include "chart/shared_scale.h"
#include "chart/spc_drawing.h"
#include "spc/sentence_words.h"

namespace qi::chart {
namespace {

/// Where the dotted leader of an event ends: under its mark, or at the axis when its value is missing.
double leader_top(const SpcDrawing& drawing, const ChartFrame& frame, std::size_t index, const MarkSizes& sizes) {
  const spc::Point& point = drawing.reading.analysis.points[index];
  if (!std::isfinite(point.value)) return frame.plot.bottom;
  return frame.y(point.value) + reach(sizes, point.state) + 3;
}

/// Marks are drawn over every line; common ones first, so that none hides an unusual one.
void draw_marks(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame, const MarkSizes& sizes) {
  const spc::Analysis& analysis = drawing.reading.analysis;
  const bool waiting = drawing.reading.analysis.is_waiting();
  const Filling filling = waiting ? Filling::hollow : Filling::solid;
  svg.open("g", {{"aria-hidden", "true"}});
  for (const bool special : {false, true})
    for (std::size_t i = frame.first; i < frame.end; ++i) {
      const spc::Point& point = analysis.points[i];
      const bool is_plain = point.state == spc::PointState::common || point.state == spc::PointState::excluded;
      if (!std::isfinite(point.value) || is_plain == special) continue;
      draw_mark(svg, {frame.x(i), frame.y(point.value)}, point.state, sizes, filling);
    }
  if (analysis.latest && frame.in_view(*analysis.latest))
    draw_latest_ring(svg, {frame.x(*analysis.latest), frame.y(analysis.points[*analysis.latest].value)}, sizes, 1.4);
  svg.close("g");
}

void occupy_marks(const SpcDrawing& drawing, const ChartFrame& frame, const MarkSizes& sizes, Occupancy& occupied) {
  const spc::Analysis& analysis = drawing.reading.analysis;
  for (std::size_t i = frame.first; i < frame.end; ++i) {
    const spc::Point& point = analysis.points[i];
    if (!std::isfinite(point.value)) continue;
    const bool is_latest = analysis.latest && i == *analysis.latest;
    const double half = is_latest ? sizes.ring : reach(sizes, point.state);
    const Spot at{frame.x(i), frame.y(point.value)};
    occupied.add_box({at.x - half, at.y - half, at.x + half, at.y + half});
  }
}

std::string_view no_values_words(const spc::Analysis& analysis) {
  const bool is_of_ranges = analysis.chart == spc::ChartKind::moving_range;
  return is_of_ranges && !analysis.points.empty() ? "Moving ranges begin with the second value" : "No values yet";
}

std::string chart_label(const SpcDrawing& drawing, const ChartFrame& frame) {
  std::string label = alt_text(drawing);
  if (frame.first > 0)
    label += " The picture shows the last " + std::to_string(frame.end - frame.first) + " " +
             spc::plural(drawing.wording) + ".";
  return label;
}

std::string drawn_chart(const SpcDrawing& drawing, const ChartFrame& frame, Purpose purpose) {
  SvgWriter svg(frame.base_size);
  Occupancy occupied;
  const MarkSizes sizes = crowded(frame.compact() ? compact_marks() : wide_marks(), frame.across.slot());
  const spc::Analysis& analysis = drawing.reading.analysis;

  const auto has_value = [](const spc::Point& point) { return std::isfinite(point.value); };
  if (std::none_of(analysis.points.begin() + static_cast<std::ptrdiff_t>(frame.first), analysis.points.end(),
                   has_value)) {
    // A scale of heights would be made up.
    draw_time_axis(svg, drawing, frame);
    svg.text(no_values_words(analysis),
             {(frame.plot.left + frame.plot.right) / 2, (frame.plot.top + frame.plot.bottom) / 2},
             kLabelText.coloured(kInk2), Anchor::middle);
    return svg.take();
  }
  draw_bands(svg, drawing, frame);
  draw_value_axis(svg, drawing, frame);
  draw_time_axis(svg, drawing, frame);
  draw_phase_rules(svg, drawing, frame, occupied);
  draw_limits(svg, drawing, frame, occupied);
  draw_target(svg, drawing, frame, occupied);
  const PlacedEvents events = events_of(drawing.annotations, frame);
  draw_event_leaders(
      svg, frame, events, [&](std::size_t index) { return leader_top(drawing, frame, index, sizes); }, occupied);
  draw_data_line(svg, drawing, frame, occupied);
  occupy_marks(drawing, frame, sizes, occupied);

  draw_headings(svg, drawing, frame);
  draw_earlier_targets(svg, drawing, frame, occupied);
  std::vector<MarginLabel> labels = margin_labels(drawing);
  const bool shows_latest = analysis.latest && frame.in_view(*analysis.latest);
  if (!shows_latest) std::erase_if(labels, [](const MarginLabel& label) { return label.is_latest; });
  const std::span all_labels(labels);
  const std::size_t first_claims = static_cast<std::size_t>(
      std::ranges::count_if(labels, [](const MarginLabel& label) { return label.claim >= kTargetClaim; }));
  if (frame.compact()) draw_labels_on_plot(svg, drawing, frame, all_labels.first(first_claims), occupied);
  draw_brackets(svg, drawing, frame, sizes, occupied);
  if (frame.compact()) draw_labels_on_plot(svg, drawing, frame, all_labels.subspan(first_claims), occupied);
  draw_marks(svg, drawing, frame, sizes);
  if (!frame.compact()) {
    Spot latest;
    if (shows_latest) latest = {frame.x(*analysis.latest), frame.y(analysis.points[*analysis.latest].value)};
    draw_margin_labels(svg, frame, labels, latest, sizes.ring);
  }
  draw_events(svg, frame, events, purpose);
  if (purpose == Purpose::page) draw_point_tips(svg, drawing, frame);
  return svg.take();
}

}  // namespace

std::string spc_chart(const SpcDrawing& drawing, Size size, Purpose purpose) {
  return spc_chart_beside(drawing, size, purpose, {});
}

std::string spc_chart_beside(const SpcDrawing& drawing, Size size, Purpose purpose,
                             const std::vector<double>& heights) {
  const ChartFrame frame = spc_frame(drawing, size, heights);
  ChartBody body{drawn_chart(drawing, frame, purpose), chart_label(drawing, frame), drawing.name};
  if (purpose == Purpose::paper) {
    body.heading.clear();
    body.has_verdict = false;
  }
  return purpose == Purpose::page ? on_page(frame, body) : on_sheet(drawing, frame, body);
}

}  // namespace qi::chart
