#pragma once
/// Names of single marks: right beside them where there is room, else further off on a hairline.
/// It draws nothing; what finds no room is left out. Labels of lines are in plot_labels.h.

#include <optional>

#include "chart/plot_labels.h"

namespace qi::chart {

struct PlacedName {
  Box words;
  std::optional<PlacedTie> tie;  ///< the hairline, where the words stand away from the mark
};

/// The best free place inside `plot`, which is then occupied: right, left, above, below and at the corners of the mark,
/// and failing that above or below it. The mark itself is occupied already. nullopt: there is no room.
std::optional<PlacedName> place_name(const TiedLabel& label, const Box& plot, Occupancy& occupied);

}  // namespace qi::chart
