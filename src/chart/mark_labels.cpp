#include "chart/mark_labels.h"

#include <array>

namespace qi::chart {
namespace {

constexpr double kGap = 3;  // between the mark and the words
constexpr double kAtCorner = 1.2;
constexpr double kAir = 1;
constexpr double kDearest = 6;

/// Where the words stand from the mark: -1 before or above it, 0 in its middle, 1 after or below it.
struct Seat {
  int across;
  int down;
  double cost;
};
constexpr std::array kSeats{Seat{1, 0, 0},    Seat{-1, 0, .4}, Seat{1, -1, .5}, Seat{1, 1, .6},
                            Seat{-1, -1, .8}, Seat{-1, 1, .9}, Seat{0, -1, 1},  Seat{0, 1, 1.1}};

double start_of(double middle, double reach, double extent, int side) {
  if (side == 0) return middle - extent / 2;
  return side > 0 ? middle + reach : middle - reach - extent;
}

}  // namespace

std::optional<PlacedName> place_name(const TiedLabel& label, const Box& plot, Occupancy& occupied) {
  std::optional<std::pair<Box, double>> best;
  for (const Seat& seat : kSeats) {
    const bool is_corner = seat.across != 0 && seat.down != 0;
    const double reach = label.reach + (is_corner ? kAtCorner : kGap);
    const double left = start_of(label.mark.x, reach, label.width, seat.across);
    const double top = start_of(label.mark.y, reach, label.height, seat.down);
    const Box words{left, top, left + label.width, top + label.height};
    if (!plot.holds(words) || !occupied.is_free(words.grown(kAir)) || !keeps_out(label.shuns, words)) continue;
    const double cost = seat.cost + occupied.crossing_cost(words);
    if (cost < kDearest && (!best || cost < best->second)) best = {words, cost};
  }
  if (best) {
    occupied.add_box(best->first.grown(kAir));
    return PlacedName{best->first, std::nullopt};
  }
  if (const auto tied = place_tied_label(label, plot, occupied)) return PlacedName{tied->words, tied};
  return std::nullopt;
}

}  // namespace qi::chart
