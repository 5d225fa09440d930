#pragma once
/// Large-sample tests of tables of counts, and McNemar's test of pairs. Exact tests of independence are in
/// fisher_exact.h.

#include "base/result.h"
#include "stats/test_request.h"
#include "stats/test_result.h"

namespace qi::stats {

/// None has a direction. Counts that are missing, negative or not whole are refused.

/// Whether the rows of a table differ in how their cases fall into the columns.
///
/// formula   chi-squared = sum of (|observed - expected| - correction)^2 / expected; expected = row sum x column sum /
///           total; (rows - 1)(columns - 1) degrees of freedom. Of a 2 x 2 table with the request's continuity
///           correction: 1/2, or |observed - expected| where that is less (Yates 1934).
/// effects   2 x 2, whose rows are groups and whose first column is the event: difference of shares, risk ratio, odds
///           ratio with intervals. Every table: Cramér's V, by the chi-squared without correction, with interval.
/// figures   expected_<row>_<column>, and residual_<row>_<column>: the adjusted standardised residual (Haberman 1973),
///           beyond 2 in size where a cell stands out
/// refuses   a row or column without a case
/// source    Pearson 1900
/// example   12 7 / 5 9: chi-squared 2.431, p = 0.119; with correction 1.456, p = 0.228.
Result<TestResult> chi_square_independence(const TestRequest& request);

/// Whether counts fall as expected shares say; without a second column every share is the same.
///
/// formula   chi-squared = sum of (observed - expected)^2 / expected, categories - 1 degrees of freedom
/// effects   Cohen's w: sqrt(chi-squared / total), with interval (association.h)
/// refuses   fewer than two categories; an expected share that is missing or not above 0; no case at all
/// notes     expected shares that do not add up to 1 are scaled to it
/// source    Pearson 1900
/// example   20 30 25 25: chi-squared 2, 3 degrees of freedom, p = 0.572.
Result<TestResult> chi_square_goodness_of_fit(const TestRequest& request);

/// Whether as many pairs changed one way as the other. Rows: before; columns: after; the same two outcomes in order.
///
/// formula   b and c are the two counts of pairs that changed. Exact (the default): binomial, chance 1/2 of b + c.
///           Otherwise chi-squared = (|b - c| - 1)^2 / (b + c), without the 1 where no correction is asked for.
/// effects   difference of shares of the first outcome, before less after: (b - c) / n, with the normal interval
///           (Fleiss 1981); odds ratio b / c with the exact interval
/// refuses   another table than 2 x 2; no pair that changed
/// source    McNemar 1947
/// example   30 5 / 12 40, not exact, without correction: chi-squared 2.882, p = 0.0896.
Result<TestResult> mcnemar(const TestRequest& request);

}  // namespace qi::stats
