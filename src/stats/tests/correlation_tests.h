#pragma once
/// Whether two columns go together, row by row: Pearson, Spearman and Kendall.
/// They find no cause, and no line that would foretell one column from the other: see the models.

#include "base/result.h"
#include "stats/test_request.h"
#include "stats/test_result.h"

namespace qi::stats {

/// In each: rows with a missing figure are left out with a note. refuses  fewer than three rows; a column in which
/// every figure is the same. "greater" asks whether the connection is above 0. No continuity correction is made.

/// Pearson's correlation: how well the points lie on a straight line.
///
/// formula   r = sum of dx dy / sqrt(sum of dx^2 sum of dy^2); t = r sqrt((n - 2) / (1 - r^2)), n - 2 degrees of
/// freedom effects   r with Fisher's interval tanh(atanh r -/+ z / sqrt(n - 3)), from four rows on. Points exactly on a
/// line
///           have no t and no interval, which a note says.
/// source    Pearson 1896; Fisher 1921
/// example   sleep, ten pairs: r = 0.795, 0.332 to 0.949, t = 3.709, p = 0.00596.
Result<TestResult> pearson_correlation(const TestRequest& request);

/// Spearman's correlation: Pearson's of the ranks.
///
/// formula   S = (n^3 - n) (1 - rho) / 6, without ties the sum of squared differences of ranks. Exact where the request
///           asks for it or leaves it open, up to 12 rows without ties; otherwise t as for Pearson's.
/// effects   rho with the interval of Bonett and Wright 2000: standard error sqrt((1 + rho^2 / 2) / (n - 3)) of atanh
/// refuses   also exact with ties or with more than 12 rows
/// source    Spearman 1904
/// example   sleep, ten pairs, not exact: rho = 0.782, S = 36, p = 0.00755.
Result<TestResult> spearman_correlation(const TestRequest& request);

/// Kendall's correlation tau-b: pairs of rows in order less pairs out of order.
///
/// formula   tau = (in order - out of order) / sqrt((pairs - tied in the first) (pairs - tied in the second)). Exact,
/// by
///           the number T in order, where the request asks for it or leaves it open, below 50 rows without ties;
///           otherwise z with the variance corrected for ties.
/// effects   tau with the interval of Fieller, Hartley and Pearson 1957: standard error sqrt(0.437 / (n - 4)) of atanh,
///           from five rows on
/// refuses   also exact with ties or with more than 200 rows
/// source    Kendall 1938 and 1945
/// example   heights and weights of fifteen women, not exact: tau = 1, z = 5.196, p = 2.03e-7.
Result<TestResult> kendall_correlation(const TestRequest& request);

}  // namespace qi::stats
