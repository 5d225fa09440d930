#include "tabular/cell_look.h"

#include <algorithm>

#include "tabular/date_reading.h"
#include "tabular/number_reading.h"

namespace qi::tabular {

CellLook look_of(std::string_view cell) {
  if (cell.empty()) return CellLook::empty;
  if (is_missing_mark(cell)) return CellLook::mark;
  if (std::ranges::none_of(cell, [](char c) { return c >= '0' && c <= '9'; })) return CellLook::text;
  const bool number = looks_like_number(cell);
  if (!looks_like_date(cell)) return number ? CellLook::number : CellLook::text;
  return number ? CellLook::either : CellLook::date;
}

CellLook CellLooks::at(std::size_t row, std::size_t column) const {
  std::uint8_t& known = known_[row * cells_.width + column];
  if (known == kUnknown) known = static_cast<std::uint8_t>(look_of(cells_.rows[row].cells[column]));
  return static_cast<CellLook>(known);
}

bool CellLooks::is_date(std::size_t row, std::size_t column) const {
  const CellLook look = at(row, column);
  return look == CellLook::date || look == CellLook::either;
}

bool CellLooks::is_figure(std::size_t row, std::size_t column) const {
  const CellLook look = at(row, column);
  return look == CellLook::number || look == CellLook::either || look == CellLook::mark;
}

}  // namespace qi::tabular
