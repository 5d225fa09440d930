#pragma once
/// The sigma of a process as it shows within subgroups of values taken close together.
/// For single values it is the mean moving range over 1.128: see limits/xmr_chart.h. No limits are made here.

#include <vector>

#include "base/result.h"

namespace qi::spc {

/// The mean over the subgroups of range / d2(size), d2 from the table of three decimals; where a subgroup has more than
/// 25 values, the pooled standard deviation over c4(1 + the sum of the sizes less one). A subgroup of one value has no
/// range and is passed over.
///
/// values   finite; subgroups of any sizes.
/// refuses  no subgroup with two values or more; a value that is not finite.
/// source   Burr (1969), Control Charts for Measurements with Varying Sample Sizes, unweighted; Montgomery, appendix
///          table of factors (d2); the switch at 25 as in qcc (Scrucca 2004).
/// example  {1 3} {2 6}: (2 + 4) / 2 / 1.128 = 2.6596.
Result<double> within_sigma(const std::vector<std::vector<double>>& subgroups);

}  // namespace qi::spc
