#pragma once
/// Fisher's exact test of a table of counts, of two by two or larger.
/// The large-sample test is in table_tests.h.

#include "base/result.h"
#include "stats/test_request.h"
#include "stats/test_result.h"

namespace qi::stats {

/// Whether the rows of a table differ in how their cases fall into the columns, whatever their number.
///
/// formula   p-value: all tables with the same sums that are no more likely than this one. A 2 x 2 table may have a
///           direction (greater: the first row has the first column more often) and an assumed odds ratio other than 1.
/// null      0 stands for 1
/// effects   2 x 2, whose rows are groups and whose first column is the event: odds ratio, the conditional maximum
///           likelihood estimate, with the exact interval of Cornfield 1956 (not of the sample odds ratio); difference
///           of shares with its large-sample interval. Where the odds ratio has no bound a note says so.
///           Other tables: Cramér's V.
/// refuses   a row or column without a case; a table with more ways than can be gone through; a direction or an assumed
///           odds ratio of a larger table
/// source    Fisher 1935; Freeman and Halton 1951
/// example   12 7 / 5 9: odds ratio 2.977, from 0.599 to 16.65, p = 0.166.
Result<TestResult> fisher_exact(const TestRequest& request);

}  // namespace qi::stats
