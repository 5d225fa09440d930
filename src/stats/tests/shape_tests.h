#pragma once
/// Whether figures look like a sample of a normal distribution, as tests of the catalogue.
/// The statistics are in normality.h.

#include "base/result.h"
#include "stats/test_request.h"
#include "stats/test_result.h"

namespace qi::stats {

/// In both: missing figures are left out, with a note. The result has no effect, because it judges an assumption: the
/// figures give skewness and excess kurtosis, and notes say what a small or large sample makes of a p-value.

/// refuses  fewer than 3 figures or more than 5,000; figures that are all the same.
Result<TestResult> shapiro_wilk_test(const TestRequest& request);
/// refuses  fewer than 8 figures; figures that are all the same.
Result<TestResult> anderson_darling_test(const TestRequest& request);

}  // namespace qi::stats
