#pragma once
/// What the limits of one phase are made from: the values of its baseline, in time order and without gaps.
/// Which values those are is not decided here: see phases.h.

#include <cstdint>
#include <span>

#include "spc/series.h"

namespace qi::spc {

struct Baseline {
  std::span<const double> values;        ///< as plotted: rates where there are denominators
  std::span<const double> counts;        ///< as asked; of the same length
  std::span<const double> denominators;  ///< of the same length; empty where the chart has none
  std::span<const std::uint8_t> joins;   ///< 1 where a moving range is formed to the value before it
  std::span<const double> ranges;        ///< moving ranges of the values, in order, where one is formed
  std::span<const Subgroup> subgroups;   ///< of the length of the values; empty where the chart has none
};

}  // namespace qi::spc
