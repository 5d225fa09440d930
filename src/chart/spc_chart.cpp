#include <algorithm>
#include <cmath>

#include "chart/chart_sheet.h"
#include "chart/chart_words.h"
#include "chart/event_lane.h"
#include "chart/plot_lines.h"
#include "chart/plot_marks.h"
#include "chart/point_tips.h"
#include "chart/spc_drawing.h"
#include "spc/sentence_words.h"

namespace qi::chart {
namespace {

constexpr double kLaneLeaderCost = 2;
constexpr double kLaneLineHeight = 16;

/// Annotations in view, left to right, with their boxes.
struct PlacedEvents {
  std::vector<const Annotation*> events;
  std::vector<LaneBox> boxes;
};

PlacedEvents events_of(const SpcDrawing& drawing, const ChartFrame& frame) {
  PlacedEvents placed;
  for (const Annotation& event : drawing.annotations)
    if (frame.in_view(event.index)) placed.events.push_back(&event);
  std::ranges::stable_sort(placed.events, {}, [](const Annotation* event) { return event->index; });
  std::vector<LaneEvent> wanted;
  for (const Annotation* event : placed.events) wanted.push_back({frame.x(event->index), event->code, event->label});
  const double top = frame.plot.bottom + (frame.compact() ? 56 : 60);
  placed.boxes = place_events(wanted, {frame.plot.left, frame.width - 6, top, frame.base_size, !frame.compact()});
  return placed;
}

/// Where the dotted leader of an event ends: under its mark, or at the axis when its value is missing.
double leader_top(const SpcDrawing& drawing, const ChartFrame& frame, std::size_t index, const MarkSizes& sizes) {
  const spc::Point& point = drawing.reading.analysis.points[index];
  if (!std::isfinite(point.value)) return frame.plot.bottom;
  return frame.y(point.value) + reach(sizes, point.state) + 3;
}

void draw_event_leaders(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame, const PlacedEvents& placed,
                        const MarkSizes& sizes, Occupancy& occupied) {
  for (std::size_t i = 0; i < placed.events.size(); ++i) {
    const double x = frame.x(placed.events[i]->index);
    const Spot from{x, leader_top(drawing, frame, placed.events[i]->index, sizes)};
    const Spot axis{x, frame.plot.bottom + 1};
    const Box& box = placed.boxes[i].box;
    // Not through the labels of the axis: the dots go on below them.
    svg.path(path_data({{'M', from},
                        {'L', axis},
                        {'M', {x, box.top - 12}},
                        {'L', {x, box.top - 7}},
                        {'L', {box.middle_x(), box.top}}}),
             kNeutral, 1, "2 3");
    occupied.add_line(from, axis, kLaneLeaderCost);
  }
}

void draw_events(SvgWriter& svg, const ChartFrame& frame, const PlacedEvents& placed, Purpose purpose) {
  if (placed.events.empty()) return;
  if (!frame.compact())
    svg.text("Events", {frame.plot.left - 8, placed.boxes.front().box.top + 16}, kSubheadingText, Anchor::end);
  for (std::size_t i = 0; i < placed.events.size(); ++i) {
    const Annotation& event = *placed.events[i];
    const LaneBox& lane = placed.boxes[i];
    const bool is_link = purpose == Purpose::page && !event.href.empty();
    const std::string_view element = is_link ? "a" : "g";
    svg.open(element, {{"class", purpose == Purpose::page ? "qt-ev" : ""},
                       {"href", is_link ? event.href : ""},
                       {"aria-label", is_link ? event.description : ""}});
    svg.empty("rect", {{"x", lane.box.left},
                       {"y", lane.box.top},
                       {"width", lane.box.width()},
                       {"height", lane.box.height()},
                       {"rx", 4},
                       {"fill", kPaper},
                       {"stroke", kNeutral},
                       {"stroke-width", 1.6}});
    svg.text(event.code, {lane.box.middle_x(), lane.box.top + 16}, kEventText, Anchor::middle);
    const double first = lane.box.top + (lane.lines.size() > 1 ? 8 : 16);
    for (std::size_t line = 0; line < lane.lines.size(); ++line)
      svg.text(lane.lines[line], {lane.label_x, first + static_cast<double>(line) * kLaneLineHeight}, kEventLabelText);
    svg.close(element);
  }
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

  draw_bands(svg, drawing, frame);
  draw_value_axis(svg, drawing, frame);
  draw_time_axis(svg, drawing, frame);
  if (analysis.points.empty()) {
    svg.text("No values yet", {(frame.plot.left + frame.plot.right) / 2, (frame.plot.top + frame.plot.bottom) / 2},
             kLabelText.coloured(kInk2), Anchor::middle);
    return svg.take();
  }
  draw_phase_rules(svg, drawing, frame, occupied);
  draw_limits(svg, drawing, frame, occupied);
  draw_target(svg, drawing, frame, occupied);
  const PlacedEvents events = events_of(drawing, frame);
  draw_event_leaders(svg, drawing, frame, events, sizes, occupied);
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
  const ChartFrame frame = spc_frame(drawing, size);
  ChartBody body{drawn_chart(drawing, frame, purpose), chart_label(drawing, frame), drawing.name};
  if (purpose == Purpose::paper) {
    body.heading.clear();
    body.has_verdict = false;
  }
  return purpose == Purpose::page ? on_page(frame, body) : on_sheet(drawing, frame, body);
}

}  // namespace qi::chart
