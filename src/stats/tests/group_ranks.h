#pragma once
/// Whether several groups differ in place, judged by ranks alone.
/// Means are compared in anova.h.

#include "base/result.h"
#include "stats/test_request.h"
#include "stats/test_result.h"

namespace qi::stats {

/// Kruskal and Wallis's test, then every pair by Dunn with Holm's adjustment, later group less earlier.
///
/// missing  left out alone, with a note.
/// refuses  an empty group; figures that are all the same.
/// formula  H = (12 / (n (n + 1)) sum of R_j^2 / n_j - 3 (n + 1)) / (1 - sum of (t^3 - t) / (n^3 - n)), chi-squared
/// with
///          k - 1 degrees of freedom; effect: epsilon squared = H / (n - 1), the share of the ranks' variance between
///          the groups. Pairs: z = difference of mean ranks / sqrt((n (n + 1) / 12 - sum of (t^3 - t) / (12 (n - 1)))
///          (1/n_i + 1/n_j)).
/// source   Kruskal and Wallis 1952; Dunn 1964; Holm 1979; Kelley 1935 for epsilon squared.
/// example  1 2 3 and 4 5 6: H = 3.857, p = 0.0495.
Result<TestResult> kruskal_wallis(const TestRequest& request);

}  // namespace qi::stats
