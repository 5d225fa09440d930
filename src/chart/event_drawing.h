#pragma once
/// Draws the lane of events under a chart over time: leaders down from their points, boxes with codes, and labels.
/// Where boxes and labels stand is event_lane.h; which events there are comes as values.

#include <functional>
#include <span>
#include <vector>

#include "chart/chart_frame.h"
#include "chart/event_lane.h"
#include "chart/occupancy.h"
#include "chart/svg_writer.h"

namespace qi::chart {

/// Annotations in view, left to right, with their boxes. Of more than the lane is wide the latest are placed. They
/// point into the annotations that they were placed of.
struct PlacedEvents {
  std::vector<const Annotation*> events;
  std::vector<LaneBox> boxes;
};

PlacedEvents events_of(std::span<const Annotation> annotations, const ChartFrame& frame);

/// Dotted, from the height that `top_of` gives for a point, or from the axis.
void draw_event_leaders(SvgWriter& svg, const ChartFrame& frame, const PlacedEvents& placed,
                        const std::function<double(std::size_t index)>& top_of, Occupancy& occupied);
void draw_events(SvgWriter& svg, const ChartFrame& frame, const PlacedEvents& placed, Purpose purpose);

}  // namespace qi::chart
