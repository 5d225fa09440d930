#pragma once
/// Cells as people paste them from a spreadsheet, an email or a web page: blank lines, ragged rows, empty columns.
/// It tidies shape only; what a cell means is for date_reading, number_reading and column_guess.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace qi::tabular {

/// One row that has at least one cell with text. Cells are trimmed.
struct PastedRow {
  std::size_t row = 0;  ///< counted from 1 as the user sees the lines, blank ones too
  std::vector<std::string> cells;
};

/// Every row as long as `width`; columns that are empty all the way down are gone.
struct PastedCells {
  std::vector<PastedRow> rows;
  std::size_t width = 0;
  std::vector<std::size_t> columns;  ///< where each column stood before empty ones went, from 1; may be empty: unknown
};

inline constexpr std::size_t kMostPastedCells = 2'000'000;
inline constexpr std::size_t kMostPastedColumns = 16'384;  ///< a spreadsheet's widest row

/// Tabs separate where there are any; otherwise as sniff_separator says; otherwise runs of two or more blanks, and at
/// last single blanks between a date and a number. No text gives no rows.
/// refuses  what read_table refuses; more than `most_cells` cells as a full rectangle; more than `kMostPastedColumns`
///          columns with text.
Result<PastedCells> read_pasted(std::string_view text, std::size_t most_cells = kMostPastedCells);

}  // namespace qi::tabular
