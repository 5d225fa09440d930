#pragma once
/// Boxes for tests of change and events in the lane under the axis, moved apart, with labels where there is room.
/// It draws nothing.

#include <span>
#include <string>
#include <vector>

#include "chart/box.h"

namespace qi::chart {

struct LaneEvent {
  double x = 0;  ///< of its point
  std::string code;
  std::string label;  ///< empty: none
};

struct LaneBox {
  Box box;
  std::vector<std::string> lines;  ///< of the label, at most two; empty: dropped
  double label_x = 0;
};

struct Lane {
  double left = 0;
  double right = 0;
  double top = 0;
  double base_size = 15;
  bool labels = true;  ///< compact drawings keep the boxes only
};

/// One box per event, in their order (by x). Boxes never overlap unless there are more than the lane is wide.
/// A label stands to the right of its box, in one or two lines; it is dropped when two lines do not hold it before the
/// next box.
std::vector<LaneBox> place_events(std::span<const LaneEvent> events, const Lane& lane);

}  // namespace qi::chart
