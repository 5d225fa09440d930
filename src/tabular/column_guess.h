#pragma once
/// Which column is the date and which hold figures, judged from headings and from what the cells look like.
/// It reads no cell for good: a wrong cell is figures_reading's business.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tabular/pasted_cells.h"

namespace qi::tabular {

enum class ColumnRole { date, value, numerator, denominator, label, unused };
std::string_view slug(ColumnRole role);   ///< "numerator"
std::string_view title(ColumnRole role);  ///< "Date, day first", "Value", "Numerator", "Denominator", "Label", "Skip"

struct ColumnGuess {
  std::string heading;  ///< "" where there is none
  std::string first;    ///< the first cell below the heading with text
  ColumnRole role = ColumnRole::unused;
  std::string why;  ///< "The heading says week." , "12 of 12 cells are dates."
};

struct ColumnsGuess {
  bool headed = false;  ///< the first row is a heading
  std::vector<ColumnGuess> columns;

  std::optional<std::size_t> column_with(ColumnRole role) const;
};

/// The first row is a heading when no cell of it is a date or a number and a later row has one.
/// At most one column for each of date, value, numerator and denominator; a value and a numerator never both.
ColumnsGuess guess_columns(const PastedCells& cells);

}  // namespace qi::tabular
