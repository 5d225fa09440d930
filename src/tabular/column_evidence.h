#pragma once
/// What the first rows of a table say of a whole column: figures, words, dates that come again.
/// It settles no role: naming_columns.h and layout_guess.h do, and they say why.

#include <cstddef>

#include "tabular/cell_look.h"
#include "tabular/pasted_cells.h"

namespace qi::tabular {

/// Rows that are looked at before a guess is made; a longer table is like its beginning.
inline constexpr std::size_t kJudgedRows = 500;

/// `cells` and `looks` outlive this and do not change. Rows are indices, `end_row` the one behind the last.
class ColumnEvidence {
 public:
  ColumnEvidence(const PastedCells& cells, const CellLooks& looks, std::size_t first_row, std::size_t end_row);

  std::size_t first_row() const { return first_row_; }
  std::size_t end_row() const { return end_row_; }  ///< behind the last judged row
  bool is_numeric(std::size_t column) const;        ///< at least half of the cells that are filled are figures
  bool is_worded(std::size_t column) const;         ///< more than half of them are words
  bool dates_repeat(std::size_t column) const;      ///< fewer than seven in ten rows have a date of their own

 private:
  struct Count {
    std::size_t fits = 0;
    std::size_t filled = 0;
  };
  template <class Test>
  Count judged(std::size_t column, Test test) const;

  const PastedCells& cells_;
  const CellLooks& looks_;
  std::size_t first_row_;
  std::size_t end_row_;
};

}  // namespace qi::tabular
