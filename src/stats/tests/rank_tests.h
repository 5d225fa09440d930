#pragma once
/// Tests by ranks and signs: two samples, pairs, one sample. They say nothing of means, and the comparison of several
/// groups is elsewhere.

#include "base/result.h"
#include "stats/test_request.h"
#include "stats/test_result.h"

namespace qi::stats {

/// In each: missing figures are left out (a pair with them) with a note. An exact distribution is taken where the
/// request asks for one, or leaves it open and there are fewer than 50 figures in a column and no ties (and no zeros);
/// otherwise the normal one with the variance corrected for ties and, if the request has it, a continuity correction.
/// An exact distribution with ties counts the ways of the shared ranks, where R falls back to the normal one.
/// Intervals are of the places of differences that the test would not reject; in the normal case by the variance of
/// the data as they are.

/// Wilcoxon's rank sum test, the same as Mann and Whitney's: whether figures of the first column tend to be larger or
/// smaller than those of the second by something else than null_value.
///
/// formula  W = sum of ranks of the first - n1 (n1 + 1) / 2: in how many pairs across the columns the first is larger
/// effects  shift: median of all differences across the columns, first less second (Hodges and Lehmann 1963), with
///          interval; rank-biserial correlation: 2 W / (n1 n2) - 1 (Wendt 1972)
/// refuses  an empty column; figures that are all the same; exact with more than 100 figures in a column
/// source   Wilcoxon 1945; Mann and Whitney 1947
/// example  1.1 2.3 3.1 and 2.2 4.4 5.9 6.1: W = 2, p = 0.229.
Result<TestResult> rank_sum(const TestRequest& request);

/// Wilcoxon's signed rank test of pairs: whether differences, first less second, lie about something else than
/// null_value.
///
/// formula  V = sum of the ranks of |difference - null| where that is above 0; those equal to it are left out
/// effects  pseudomedian: median of the means of every two differences, with interval; matched rank-biserial
///          correlation: 4 V / (n (n + 1)) - 1 (Kerby 2014)
/// refuses  no pair; no difference other than null_value; exact with more than 500
/// source   Wilcoxon 1945
/// example  sleep, ten pairs, one without a difference: V = 0, normal p = 0.00909.
Result<TestResult> signed_rank(const TestRequest& request);
/// The same of a single column.
Result<TestResult> one_sample_signed_rank(const TestRequest& request);

/// The sign test of pairs: whether as many differences lie above null_value as below. Always exact.
///
/// effects  median difference, with the interval between two of the sorted differences that holds at least the level;
///          an end without bound where there are too few
/// refuses  no pair; no difference other than null_value
/// source   Arbuthnott 1710; interval: Conover, Practical Nonparametric Statistics
/// example  8 above, 2 below: p = 0.109.
Result<TestResult> sign(const TestRequest& request);
/// The same of a single column: its median.
Result<TestResult> one_sample_sign(const TestRequest& request);

}  // namespace qi::stats
