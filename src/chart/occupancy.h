#pragma once
/// What already stands on a drawing: boxes that must stay free of words, and lines that words should rather not cross.
/// It draws nothing; bracket_placement and plot_labels ask it where there is room.

#include <span>
#include <vector>

#include "chart/box.h"

namespace qi::chart {

class Occupancy {
 public:
  /// Words may not overlap it: a mark, another label.
  void add_box(const Box& box) { boxes_.push_back(box); }
  /// Words may cross it at a `cost` per crossing: the data line, a limit.
  void add_line(Spot from, Spot to, double cost) { lines_.push_back({from, to, cost}); }

  bool is_free(const Box& box) const;
  /// The sum of the costs of all lines that pass through the box.
  double crossing_cost(const Box& box) const;
  std::span<const Box> boxes() const { return boxes_; }

 private:
  struct Line {
    Spot from;
    Spot to;
    double cost = 0;
  };
  std::vector<Box> boxes_;
  std::vector<Line> lines_;
};

/// True when the straight line from one spot to the other passes through the box (Liang and Barsky 1984).
bool passes_through(Spot from, Spot to, const Box& box);

}  // namespace qi::chart
