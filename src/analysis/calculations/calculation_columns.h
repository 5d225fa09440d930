#pragma once
/// Which column of a pasted table is which input of a calculation: first by its heading, then in order.
/// It reads no table (see tabular/plain_table.h) and judges no figure.

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "stats/calculation.h"
#include "tabular/plain_table.h"

namespace qi::analysis {

/// Whether an input is a column, so that a form takes it from a table.
bool is_in_table(const stats::CalculationInput& input);
/// Whether the row has such an input.
bool takes_table(const stats::CalculationRow& row);

struct CalculationColumns {
  std::vector<stats::Column> columns;                         ///< named by input
  std::vector<stats::Labels> words;                           ///< named by input
  std::vector<std::pair<std::string, std::string>> headings;  ///< input, and what the table calls it
  std::vector<std::string> notes;                             ///< how the table was read, in sentences
};

/// A heading that is an input's label or slug, in the singular too ("Operator"), names that input. Of the others,
/// columns of figures go to inputs of figures and columns of words to inputs of words, in order. Where no input of
/// figures is open, a column of figures is taken as words, as for scores and numbered items; so is one named by its
/// heading. In an optional column of words, which may be shorter than the table, empty cells are left out where only
/// empty ones follow. A table of words alone has a heading where nothing in its first row comes again below: a plain
/// table knows a heading by the figures under it.
/// refuses  a required input without a column, in a sentence that names what is missing.
Result<CalculationColumns> calculation_columns(const tabular::PlainTable& table,
                                               std::span<const stats::CalculationInput> inputs);

}  // namespace qi::analysis
