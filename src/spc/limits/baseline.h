#pragma once
/// What the limits of one phase are made from: the values of its baseline, in time order and without gaps.
/// Which values those are is not decided here: see phases.h.

#include <cstdint>
#include <span>

#include "base/number.h"
#include "spc/series.h"

namespace qi::spc {

/// Moving ranges in order, and their mean; NaN where there is none.
struct MovingRanges {
  MovingRanges() = default;
  /// Those whose mean is not known yet.
  explicit MovingRanges(std::span<const double> of_values)
      : values(of_values), mean(of_values.empty() ? kMissing : qi::mean(of_values)) {}
  MovingRanges(std::span<const double> of_values, double known_mean) : values(of_values), mean(known_mean) {}

  std::span<const double> values;
  double mean = kMissing;
};

struct Baseline {
  std::span<const double> values;        ///< as plotted: rates where there are denominators
  std::span<const double> counts;        ///< as asked; of the same length
  std::span<const double> denominators;  ///< of the same length; empty where the chart has none
  std::span<const std::uint8_t> joins;   ///< 1 where a moving range is formed to the value before it
  MovingRanges ranges;                   ///< of the values, where one is formed
  std::span<const Subgroup> subgroups;   ///< of the length of the values; empty where the chart has none
};

}  // namespace qi::spc
