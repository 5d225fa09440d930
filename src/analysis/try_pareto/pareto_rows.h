#pragma once
/// A pasted table as the entries of a Pareto chart: a category in each row with its count, or one row for each case.
/// It gathers and sorts nothing: see spc/pareto.h.

#include <string>
#include <vector>

#include "base/result.h"
#include "spc/pareto.h"
#include "tabular/plain_table.h"

namespace qi::analysis {

/// What a second column of figures holds.
enum class SecondColumn { later_counts, weights };
/// Whether the first row names columns: where the table shows it, by words above figures, or in any case.
enum class FirstRow { as_it_looks, is_a_heading };

struct ParetoRows {
  std::vector<spc::ParetoEntry> entries;
  std::vector<spc::ParetoEntry> later;  ///< of the second period; empty without one
  std::string categories;               ///< headings; "" none
  std::string counts;
  std::string later_counts;
  std::vector<std::string> left_out;  ///< one sentence for each row that cannot be used
  std::vector<std::string> notes;     ///< how the table was read
};

/// The first column of words names the categories; where no column holds figures, each row counts as one case.
/// Otherwise the first column of figures holds counts, the second what is said. Further columns are left out, with a
/// note. A row called Total that adds up the others is left out. Rows without a category stay: they are cases that
/// nobody recorded.
/// refuses  no column of words; no row that can be used; more than 20,000 rows. Errors of the field "figures".
Result<ParetoRows> pareto_rows(const tabular::PlainTable& table, SecondColumn second, FirstRow first);

}  // namespace qi::analysis
