#pragma once
/// Tests of shares: one, two or several groups. Each row of the request is a group: a count and the total it is of.
/// Tables with more than two outcomes are in table_tests.h.

#include "base/result.h"
#include "stats/test_request.h"
#include "stats/test_result.h"

namespace qi::stats {

/// In each: refuses  a count or total that is missing, negative or not whole; a total of 0; a count above its total;
/// another number of rows. Nothing is left out silently.

/// Whether a share differs from null_value, by the score test.
///
/// formula   z = (count - n p0) / sqrt(n p0 (1 - p0)), with a continuity correction of up to half a count if asked for;
///           reported as chi-squared = z^2 with one degree of freedom. Interval: Wilson 1927.
/// refuses   also a null_value outside 0 to 1
/// source    Wilson 1927
/// example   15 of 50 against 0.5 without correction: chi-squared 8, p = 0.00468, interval 0.191 to 0.438.
Result<TestResult> one_proportion(const TestRequest& request);

/// The same exactly, by the binomial distribution.
///
/// formula   p-value: every count that is no more likely than the one seen. Interval: Clopper and Pearson 1934.
/// example   0 of 40 against 0.3: p = 8.5e-7, interval 0 to 0.0881.
Result<TestResult> binomial_exact(const TestRequest& request);

/// Whether the shares of two groups differ: the first row and the second.
///
/// formula   Pearson's chi-squared of the 2 x 2 table with Yates' correction if asked for, at most as large as the
///           difference itself
/// effects   difference of shares (first less second), risk ratio, odds ratio, each with interval
/// refuses   also groups of which every case counts, or none
/// source    Pearson 1900; Yates 1934
/// example   15 of 50 and 25 of 50 with correction: chi-squared 3.375, p = 0.0662, difference -0.408 to 0.008.
Result<TestResult> two_proportions(const TestRequest& request);

/// Whether several groups differ in their share; no correction, no direction.
///
/// formula   chi-squared = sum over groups of (x - n p)^2 / (n p (1 - p)), p the share of all; groups - 1 degrees
/// effects   Cramér's V: sqrt(chi-squared / n), with interval (association.h)
/// source    Pearson 1900
Result<TestResult> several_proportions(const TestRequest& request);

}  // namespace qi::stats
