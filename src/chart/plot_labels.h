#pragma once
/// Finds room on the plot for a label that names a level line: just above or just below it.
/// It draws nothing; what finds no room is left out.

#include <optional>

#include "chart/occupancy.h"

namespace qi::chart {

struct LevelLabel {
  double y = 0;     ///< of the line
  double left = 0;  ///< the stretch of the line that the label may stand on
  double right = 0;
  double width = 0;  ///< of the words
  double height = 0;
  bool from_right = true;  ///< which end of the stretch is tried first
};

/// The best free place inside `plot`, which is then occupied; nullopt when every place covers a mark, a label or too
/// many lines.
std::optional<Box> place_level_label(const LevelLabel& label, const Box& plot, Occupancy& occupied);

}  // namespace qi::chart
