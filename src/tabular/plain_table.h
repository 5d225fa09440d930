#pragma once
/// A pasted table as columns of figures and columns of words, without dates and without roles: what a test takes.
/// What the columns mean is not known here; series in time are read by figures_reading.h.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "tabular/figures_reading.h"

namespace qi::tabular {

struct PlainColumn {
  std::string name;                  ///< its heading, or "Column 2"
  std::vector<double> figures;       ///< not-a-number: no figure there; empty in a column of words
  std::vector<std::string> words;    ///< every cell as written, of a column of figures too
  std::vector<RowProblem> problems;  ///< cells of a column of figures that are none; they count as no figure
  bool holds_figures() const { return !figures.empty(); }
};

struct PlainTable {
  std::vector<PlainColumn> columns;  ///< all of one length
  std::vector<std::size_t> lines;    ///< of the text, from 1: one for each row

  std::vector<RowProblem> problems() const;  ///< of all columns, by row
};

/// The first row is a heading where it has no figure and a later row has one. A column holds figures where at least
/// half of its cells with text are figures. A unit that all of its figures carry stands in its heading: see
/// tidied_columns.h. refuses  no rows below the heading; what read_pasted refuses.
Result<PlainTable> read_plain_table(std::string_view text);

}  // namespace qi::tabular
