#include "chart/event_drawing.h"

#include <algorithm>

namespace qi::chart {
namespace {

constexpr double kLaneLeaderCost = 2;
constexpr double kLaneLineHeight = 16;

}  // namespace

PlacedEvents events_of(std::span<const Annotation> annotations, const ChartFrame& frame) {
  PlacedEvents placed;
  for (const Annotation& event : annotations)
    if (frame.in_view(event.index)) placed.events.push_back(&event);
  std::ranges::stable_sort(placed.events, {}, [](const Annotation* event) { return event->index; });
  std::vector<LaneEvent> wanted;
  for (const Annotation* event : placed.events) wanted.push_back({frame.x(event->index), event->code, event->label});
  const double top = frame.plot.bottom + (frame.compact() ? 56 : 60);
  const Lane lane{frame.plot.left, frame.width - 6, top, frame.base_size, !frame.compact()};
  placed.boxes = place_events(wanted, lane);
  while (placed.boxes.size() > 1 && placed.boxes.back().box.right > lane.right + 1) {
    placed.events.erase(placed.events.begin());
    wanted.erase(wanted.begin());
    placed.boxes = place_events(wanted, lane);
  }
  return placed;
}

void draw_event_leaders(SvgWriter& svg, const ChartFrame& frame, const PlacedEvents& placed,
                        const std::function<double(std::size_t index)>& top_of, Occupancy& occupied) {
  for (std::size_t i = 0; i < placed.events.size(); ++i) {
    const double x = frame.x(placed.events[i]->index);
    const Spot from{x, top_of(placed.events[i]->index)};
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

}  // namespace qi::chart
