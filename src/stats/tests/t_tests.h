#pragma once
/// Tests of means: one sample, two samples, pairs. They compare more than two groups nowhere: see the analysis of
/// variance.

#include "base/result.h"
#include "stats/test_request.h"
#include "stats/test_result.h"

namespace qi::stats {

/// In each: missing figures are left out (a pair with them) with a note. refuses  fewer than two figures or pairs (of
/// the pooled variant fewer than three figures between the two samples); figures without any spread, by which t would
/// divide. The first effect is in the unit of the figures and its interval has the request's direction. Hedges' g (of
/// one sample: of its distance from null_value) always has a two-sided one; with fewer than two degrees of freedom it
/// is not defined and left out.

/// Whether a mean differs from null_value.
///
/// formula  t = (mean - null) / (sd / sqrt n) with n - 1 degrees of freedom
/// source   Student 1908
/// example  mean 17.147, sd 3.834, n 19 against 18: t = -0.969, p = 0.345.
Result<TestResult> one_sample_t(const TestRequest& request);

/// Whether two means differ by something else than null_value; first less second.
///
/// variant  "": Welch, whose degrees of freedom are (v1 + v2)^2 / (v1^2 / (n1 - 1) + v2^2 / (n2 - 1)), v = sd^2 / n.
///          "pooled": one standard deviation for both, n1 + n2 - 2 degrees of freedom.
/// source   Welch 1947; Student 1908. Hedges' g: Hedges 1981, its interval: Hedges and Olkin 1985.
/// example  sleep, ten and ten: Welch t = -1.861 with 17.78 degrees of freedom, p = 0.0794.
Result<TestResult> two_sample_t(const TestRequest& request);

/// Whether the mean difference of pairs, first less second, differs from null_value.
///
/// formula  one_sample_t of the differences
/// example  sleep, ten pairs: mean difference -1.58, t = -4.062, p = 0.00283.
Result<TestResult> paired_t(const TestRequest& request);

}  // namespace qi::stats
