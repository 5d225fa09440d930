#pragma once
/// Fisher's exact test of a table of counts, of two by two or larger.
/// The large-sample test is in table_tests.h.

#include <string_view>

#include "base/result.h"
#include "stats/test_request.h"
#include "stats/test_result.h"

namespace qi::stats {

/// What the estimate is called: it is not the odds ratio of the sample.
inline constexpr std::string_view kConditionalOddsRatio = "Odds ratio, margins held fixed";

/// Whether the rows of a table differ in how their cases fall into the columns, whatever their number.
///
/// formula   p-value: all tables with the same sums that are no more likely than this one. A 2 x 2 table may have a
///           direction (greater: the first row has the first column more often) and an assumed odds ratio other than 1.
/// null      0 stands for 1
/// effects   2 x 2, whose rows are groups and whose first column is the event: odds ratio, the conditional maximum
///           likelihood estimate, which is named so, with the exact interval of Cornfield 1956; difference of shares
///           with its large-sample interval. Where the odds ratio has no bound a note says so. The sample odds ratio,
///           of the four counts alone, is the figure "sample_odds_ratio".
///           Other tables: Cramér's V.
/// refuses   a row or column without a case; a table with more ways than can be gone through; a direction or an assumed
///           odds ratio of a larger table
/// source    Fisher 1935; Freeman and Halton 1951
/// example   12 7 / 5 9: odds ratio 2.977 (of the sample: 3.086), from 0.599 to 16.65, p = 0.166.
Result<TestResult> fisher_exact(const TestRequest& request);

}  // namespace qi::stats
