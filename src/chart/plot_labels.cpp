#include "chart/plot_labels.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace qi::chart {
namespace {

constexpr double kGap = 2.5;  // between the line and the words
constexpr double kStep = 6;
constexpr double kAir = 1.5;         // around the words
constexpr double kAlongCost = 0.02;  // per unit away from the preferred end
constexpr double kBelowCost = 0.5;
constexpr double kDearest = 6.5;  // the data line may not be crossed

}  // namespace

std::optional<Box> place_level_label(const LevelLabel& label, const Box& plot, Occupancy& occupied) {
  const double room = label.right - label.left - label.width;
  if (room < 0) return std::nullopt;
  std::optional<std::pair<Box, double>> best;
  for (const bool below : {false, true}) {
    const double top = below ? label.y + kGap : label.y - kGap - label.height;
    for (double along = 0; along <= room; along += kStep) {
      const double left = label.from_right ? label.right - label.width - along : label.left + along;
      const Box words{left, top, left + label.width, top + label.height};
      if (!plot.holds(words) || !occupied.is_free(words)) continue;
      const double cost = along * kAlongCost + (below ? kBelowCost : 0) + occupied.crossing_cost(words.grown(kAir));
      if (cost < kDearest && (!best || cost < best->second)) best = {words, cost};
    }
  }
  if (!best) return std::nullopt;
  occupied.add_box(best->first.grown(1));
  return best->first;
}

}  // namespace qi::chart
