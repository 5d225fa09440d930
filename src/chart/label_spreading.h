#pragma once
/// Moves labels along one axis just far enough that none overlaps its neighbour.
/// It does not choose which labels there are.

#include <span>
#include <vector>

namespace qi::chart {

struct SpreadLabel {
  double wanted = 0;  ///< where its middle would stand alone
  double extent = 0;  ///< how much of the axis it takes up, its gap to the next included; positive
  double claim = 1;   ///< how strongly it holds its place; positive
};

/// The middles after spreading, one per label and in the same order. Labels keep the order of their wanted places
/// (equal places: the order given). The weighted sum of squared moves is the least possible (pooling of adjacent
/// violators, Ayer et al. 1955), then the whole is kept between `low` and `high` where it fits; where it does not fit,
/// it starts at `low` and runs over. Wanted places are finite. No labels: empty.
std::vector<double> spread(std::span<const SpreadLabel> labels, double low, double high);

/// The room all labels need side by side.
double total_extent(std::span<const SpreadLabel> labels);

}  // namespace qi::chart
