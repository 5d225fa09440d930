#pragma once
/// Whether groups differ in their spread.
/// Whether they differ in their centre is asked in t_tests.h, anova.h and group_ranks.h.

#include "base/result.h"
#include "stats/test_request.h"
#include "stats/test_result.h"

namespace qi::stats {

/// In each: missing figures are left out alone, with a note; what divides by a spread refuses a group without one.

/// Whether two variances differ; first over second.
///
/// formula  F = s1^2 / s2^2 with n1 - 1 and n2 - 1 degrees of freedom; interval of the ratio F / F quantiles; two-sided
///          p = twice the smaller tail. Effects: ratio of variances, ratio of standard deviations.
/// note     assumes the normal distribution and forgives nothing: Brown and Forsythe's test does.
/// source   Snedecor 1934
/// example  1 2 3 4 and 1 3 5 9: F = 0.1429, p = 0.1443.
Result<TestResult> f_test_of_variances(const TestRequest& request);

/// Whether several groups differ in spread: analysis of variance of the distances from each group's median.
/// source   Brown and Forsythe 1974
/// example  1 2 3 4 and 1 3 5 9: distances 1.5 .5 .5 1.5 and 3 1 1 5, F = 2.25, p = 0.1843.
Result<TestResult> brown_forsythe(const TestRequest& request);
/// The same from each group's mean; for figures that are symmetric about it. source  Levene 1960
Result<TestResult> levene(const TestRequest& request);

/// Whether several normal groups differ in their variance. Takes the normal distribution at its word.
///
/// formula  K2 = ((n - k) ln s^2 - sum of (n_j - 1) ln s_j^2) / (1 + (sum of 1/(n_j - 1) - 1/(n - k)) / (3 (k - 1))),
///          chi-squared with k - 1 degrees of freedom.
/// source   Bartlett 1937
/// example  1 2 3 4 and 1 3 5 9: K2 = 1.906, p = 0.1674.
Result<TestResult> bartlett(const TestRequest& request);

/// Whether several groups differ in spread, judged by the ranks of the distances from each group's median.
///
/// formula  normal scores a = quantile((1 + rank / (n + 1)) / 2) of the ranked distances; chi-squared = sum of n_j
/// (mean
///          a_j - mean a)^2 / variance of a, with k - 1 degrees of freedom.
/// source   Fligner and Killeen 1976; Conover, Johnson and Johnson 1981
Result<TestResult> fligner_killeen(const TestRequest& request);

}  // namespace qi::stats
