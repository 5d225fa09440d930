#pragma once
/// Places dots along an axis beside one another, so that none hides another: each keeps its place on the axis and moves
/// only across it. It draws nothing.

#include <span>
#include <vector>

namespace qi::chart {

struct DotSwarm {
  double radius = 0;
  std::vector<double> offsets;  ///< across the axis from its middle, in the order given
};

/// along   places on the axis, in any order, all finite
/// breadth the room across the axis, the same on both sides of its middle
/// returns dots in lanes one dot apart, each in the innermost lane that is free at its place (after Wilkinson 1999).
/// The
///         radius shrinks from `largest` down to `smallest` until the lanes have room; where even the smallest have
///         not, the lanes move together and dots overlap across, never along.
DotSwarm dot_swarm(std::span<const double> along, double breadth, double largest, double smallest);

/// The same for several rows, each with so much room, in the order given; a row may be empty. All have one radius, the
/// largest at which the fullest row fits, or `smallest`: a larger dot would look like more figures.
std::vector<DotSwarm> dot_swarms(std::span<const std::vector<double>> rows, double breadth, double largest,
                                 double smallest);

/// Which of many values get a dot: all up to `most` (at least 2), else so many at even ranks with the least and the
/// largest.
/// returns  rising values; the given ones are sorted first
std::vector<double> dots_of(std::span<const double> values, std::size_t most);

}  // namespace qi::chart
