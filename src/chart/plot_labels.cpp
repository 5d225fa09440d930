#include "chart/plot_labels.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace qi::chart {
namespace {

constexpr double kGap = 2.5;  // between the line and the words
constexpr double kStep = 6;
constexpr double kAir = 1.5;         // around the words
constexpr double kBetweenWords = 5;  // two numbers side by side must not be read as one
constexpr double kAlongCost = 0.02;  // per unit away from the preferred end
constexpr double kBelowCost = 0.5;
constexpr double kDearest = 6.5;  // the data line may not be crossed

constexpr double kLeastTie = 6;
constexpr double kLongestTie = 60;
constexpr double kTieStep = 2;
constexpr double kFarCost = 0.12;     // per unit of the hairline
constexpr double kTieCrossing = 0.4;  // of what words would pay for the same lines
constexpr double kTieCost = 8;        // how much later words mind lying across a hairline

}  // namespace

bool keeps_out(const std::vector<Box>& shuns, const Box& words) {
  return std::ranges::none_of(shuns, [&](const Box& box) { return overlap(box, words); });
}

std::optional<Box> place_level_label(const LevelLabel& label, const Box& plot, Occupancy& occupied) {
  const double room = label.right - label.left - label.width;
  if (room < 0) return std::nullopt;
  std::optional<std::pair<Box, double>> best;
  for (const bool below : {false, true}) {
    if (label.side == (below ? LabelSide::above : LabelSide::below)) continue;
    const double top = below ? label.y + kGap : label.y - kGap - label.height;
    for (double along = 0; along <= room; along += kStep) {
      const double left = label.from_right ? label.right - label.width - along : label.left + along;
      const Box words{left, top, left + label.width, top + label.height};
      if (!plot.holds(words) || !occupied.is_free(words) || !keeps_out(label.shuns, words)) continue;
      const double cost = along * kAlongCost + (below ? kBelowCost : 0) + occupied.crossing_cost(words.grown(kAir));
      if (cost < kDearest && (!best || cost < best->second)) best = {words, cost};
    }
  }
  if (!best) return std::nullopt;
  const Box& words = best->first;
  occupied.add_box({words.left - kBetweenWords, words.top - 1, words.right + kBetweenWords, words.bottom + 1});
  return words;
}

std::optional<PlacedTie> place_tied_label(const TiedLabel& label, const Box& plot, Occupancy& occupied) {
  const double furthest_left = plot.right - label.width;
  if (furthest_left < plot.left) return std::nullopt;
  const double left = std::clamp(label.mark.x - label.width / 2, plot.left, furthest_left);
  std::optional<std::pair<PlacedTie, double>> best;
  for (const bool below : {false, true})
    for (double away = kLeastTie; away <= kLongestTie; away += kTieStep) {
      const Spot from{label.mark.x, label.mark.y + (below ? label.reach : -label.reach)};
      const Spot to{from.x, from.y + (below ? away : -away)};
      const double top = below ? to.y : to.y - label.height;
      const Box words{left, top, left + label.width, top + label.height};
      if (!plot.holds(words) || !occupied.is_free(words) || !keeps_out(label.shuns, words)) continue;
      const Box track{from.x - 1, std::min(from.y, to.y), from.x + 1, std::max(from.y, to.y)};
      if (!occupied.is_free(track)) continue;
      const double cost =
          away * kFarCost + occupied.crossing_cost(words.grown(kAir)) + occupied.crossing_cost(track) * kTieCrossing;
      if (cost < kDearest && (!best || cost < best->second)) best = {PlacedTie{words, from, to}, cost};
    }
  if (!best) return std::nullopt;
  const PlacedTie& placed = best->first;
  occupied.add_box(placed.words.grown(1));
  occupied.add_line(placed.from, placed.to, kTieCost);
  return placed;
}

}  // namespace qi::chart
