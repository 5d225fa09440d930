#pragma once
/// The comparisons of charts that are not one line between two limits: charts of sums, of several variables, and the
/// search for changes. Charts of a series are compared in anchors.h.

#include "oracle/families.h"

namespace qi::oracle {

CompareCase compare_cusum;
CompareCase compare_bernoulli_cusum;
CompareCase compare_risk_adjusted_cusum;
CompareCase compare_hotelling;
CompareCase compare_change_candidates;

}  // namespace qi::oracle
