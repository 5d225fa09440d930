#pragma once
/// A pasted table as the columns of one chart: dates, kinds and figures, told apart by what stands in them; or of one
/// chart for each of its groups.
/// It knows no option and asks no chart: see sums_form.h.

#include <string>
#include <vector>

#include "analysis/row_marks.h"
#include "analysis/try_sums/sums_menu.h"
#include "base/result.h"
#include "spc/sentence.h"
#include "tabular/plain_table.h"

namespace qi::analysis {

struct SumsTable {
  std::string group;                          ///< "" where the table has none
  std::vector<tabular::PlainColumn> figures;  ///< as many as the chart wants, all of one length
  std::vector<std::string> kinds;             ///< one word for each row; empty where the chart wants none
  spc::Wording wording;                       ///< dates where every row has its own, and how figures are written
  RowMarks marks;
  std::vector<std::string> notes;  ///< what was assumed
};

struct SumsTables {
  std::vector<SumsTable> tables;      ///< never empty: one for each group, or the one
  std::vector<std::string> problems;  ///< cells that count as no figure
};

/// The first column of words that are all dates names the rows; where two rows share a period the rows are numbered
/// instead, and a note says so. Rows keep the order in which they were pasted.
/// refuses  text that is no table; more than 5,000 rows; columns that the chart cannot use; marks that take_row_marks
///          refuses.
Result<SumsTables> read_sums_tables(const std::string& text, const SumsChartRow& chart);

}  // namespace qi::analysis
