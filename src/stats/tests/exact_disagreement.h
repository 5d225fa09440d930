#pragma once
/// Where an exact test and the interval beside it seem to say different things.
/// Both are right: each counts "as far off" in its own way. It changes no number.

#include "stats/test_request.h"
#include "stats/test_result.h"

namespace qi::stats {

/// Adds a note where the first effect's interval holds the assumed value and the p-value is below 1 - level, or the
/// other way round. Nothing for a test with a direction, whose interval and p-value use the same tail.
/// assumed  on the scale of the effect: a ratio of 1, not a difference of 0
void note_disagreement(TestResult& result, const TestRequest& request, double assumed);
/// The same of an interval whose effect is without bound, so that it is not among the effects.
void note_disagreement(TestResult& result, const TestRequest& request, double assumed, const Interval& interval);

}  // namespace qi::stats
