#pragma once
/// How a page reads a chart of sums: it tells nothing of so few values that they hardly tell their own level.
/// What the sums are does not change: see cusum.h and its neighbours.

#include "spc/analyse.h"
#include "spc/sums/sum_chart.h"

namespace qi::spc {

/// Where the level comes from that the sums go by.
enum class SumLevel {
  is_known,  ///< given limits, an accepted chance, the risk of each case: no minimum, as for all limits that are given
  from_values,  ///< of the chart itself
};

/// Below `minimum_points` used values that tell their own level, however they are parted, the chart keeps its sums, but
/// has no interval and no signal, and its variation is `not_enough_data`.
/// source   none says how many values a CUSUM needs. The centre and sigma are those of an XmR chart of the same values,
///          so that both start to judge with the same one.
SumChart read_sums(SumChart chart, SumLevel level, std::size_t minimum_points = kMinimumPoints);

}  // namespace qi::spc
