#include "tabular/column_evidence.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace qi::tabular {

ColumnEvidence::ColumnEvidence(const PastedCells& cells, const CellLooks& looks, std::size_t first_row,
                               std::size_t end_row)
    : cells_(cells), looks_(looks), first_row_(first_row), end_row_(std::min(end_row, first_row + kJudgedRows)) {}

template <class Test>
ColumnEvidence::Count ColumnEvidence::judged(std::size_t column, Test test) const {
  Count count;
  for (std::size_t row = first_row_; row < end_row_; ++row) {
    if (looks_.at(row, column) == CellLook::empty) continue;
    ++count.filled;
    if (test(row)) ++count.fits;
  }
  return count;
}

bool ColumnEvidence::is_numeric(std::size_t column) const {
  const auto [fits, filled] = judged(column, [&](std::size_t row) { return looks_.is_figure(row, column); });
  return filled > 0 && 2 * fits >= filled;
}

bool ColumnEvidence::is_worded(std::size_t column) const {
  const auto [fits, filled] = judged(column, [&](std::size_t row) { return looks_.at(row, column) == CellLook::text; });
  return 2 * fits > filled;
}

bool ColumnEvidence::dates_repeat(std::size_t column) const {
  std::set<std::string_view> different;
  const auto [fits, filled] = judged(column, [&](std::size_t row) {
    different.insert(cells_.rows[row].cells[column]);
    return true;
  });
  return filled > 1 && 10 * different.size() < 7 * filled;
}

}  // namespace qi::tabular
