#pragma once
/// Where on a sheet the dates lie: down a column or across a row, and where that table begins and ends.
/// Steps of layout_guess.h, which puts them together and words the reasons; nobody else needs them.

#include <cstddef>
#include <optional>

#include "tabular/cell_look.h"
#include "tabular/pasted_cells.h"

namespace qi::tabular {

struct DatesAcross {
  std::size_t row = 0;
  std::size_t count = 0;
  bool plain_years = false;  ///< 2019, 2020, 2021 without anything else that says they are dates
};
/// The first row with most dates, at least three, above rows with figures under them. nullopt: none.
std::optional<DatesAcross> find_dates_across(const PastedCells& cells, const CellLooks& looks);

struct DatesDown {
  std::size_t column = 0;
  std::size_t count = 0;  ///< cells with dates
};
/// The column with most dates from `first_row` on; one whose heading speaks of dates wins over one with up to twice as
/// many. nullopt: none.
std::optional<DatesDown> find_dates_down(const PastedCells& cells, const CellLooks& looks, std::size_t first_row);

/// A table whose dates stand in one column.
struct TableDown {
  std::optional<std::size_t> heading_row;
  std::size_t first_row = 0;
  std::size_t end_row = 0;
  std::optional<std::size_t> next_table;  ///< first row of what follows a gap and has dates again
};
TableDown find_table_down(const PastedCells& cells, const CellLooks& looks, std::size_t date_column,
                          std::size_t from_row);

/// The row behind the last one with figures under the dates across of `heading_row`.
std::size_t end_of_rows_across(const PastedCells& cells, const CellLooks& looks, std::size_t heading_row);

}  // namespace qi::tabular
