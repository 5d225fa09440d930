#pragma once
/// How far two shares lie apart, as a difference and as ratios, with large-sample intervals.
/// Whether that could be chance is for the tests to say.

#include "stats/test_request.h"
#include "stats/test_result.h"

namespace qi::stats {

/// Two groups and how many of each had the event.
struct TwoShares {
  double first_count;
  double first_total;  ///< above 0
  double second_count;
  double second_total;

  double first() const { return first_count / first_total; }
  double second() const { return second_count / second_total; }
};

/// First less second, with the standard error sqrt(p1 (1 - p1) / n1 + p2 (1 - p2) / n2) and a continuity correction of
/// `correction` counts in each group; within -1 and 1. source  R's prop.test.
/// example  15 of 50 and 25 of 50, correction 0.5, 95%: -0.2, from -0.407993 to 0.007993.
Effect risk_difference(const TestRequest& request, const TwoShares& shares, double correction);

/// Adds risk ratio and odds ratio, first over second, with intervals on the logarithm (Katz 1978, Woolf 1955). Where a
/// count of 0 leaves no interval it is left out; where it leaves no ratio that is left out, with a note.
void add_ratios(TestResult& result, const TestRequest& request, const TwoShares& shares);

}  // namespace qi::stats
