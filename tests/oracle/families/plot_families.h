#pragma once
/// The comparisons of charts that are no series in time: funnel plots and Pareto charts, and how funnels may depart.
/// Charts of a series are compared in anchors.h.

#include "oracle/departures.h"
#include "oracle/families.h"

namespace qi::oracle {

CompareCase compare_funnel;
CompareCase compare_pareto;

/// The anchor's limit of a ratio of counts is the one that the standard error of a proportion makes.
bool is_ratio_with_the_error_of_a_proportion(const Case& asked, const Comparison& comparison,
                                             const Difference& difference);
/// The anchor's limit is the square root of ours.
bool is_left_on_the_square_root(const Case& asked, const Comparison& comparison, const Difference& difference);
/// The anchor has no z where the probability is too small for a double, and ours lies beyond 8.
bool is_z_of_a_vanishing_probability(const Case& asked, const Comparison& comparison, const Difference& difference);
/// The anchor's quantile of a gamma distribution of more than 20,000 events is off in the sixth digit, and where
/// FunnelPlotR gives the same limit it is ours.
bool is_quantile_of_a_large_count(const Case& asked, const Comparison& comparison, const Difference& difference);

}  // namespace qi::oracle
