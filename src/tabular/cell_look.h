#pragma once
/// What single cells look like, remembered, so that a guess may ask for the same cell often.
/// It decides nothing about a table: see layout_guess.h.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "tabular/pasted_cells.h"

namespace qi::tabular {

enum class CellLook : std::uint8_t {
  empty,
  text,
  date,    ///< and not a number
  number,  ///< and not a date
  either,  ///< 2024, 45385, 20240401: a date or a number, as its neighbours say
  mark,    ///< "no figure": "-", "NA"
};
CellLook look_of(std::string_view cell);

/// The looks of one table. `cells` outlives this and does not change.
class CellLooks {
 public:
  explicit CellLooks(const PastedCells& cells) : cells_(cells), known_(cells.rows.size() * cells.width, kUnknown) {}
  CellLook at(std::size_t row, std::size_t column) const;
  bool is_date(std::size_t row, std::size_t column) const;    ///< date or either
  bool is_figure(std::size_t row, std::size_t column) const;  ///< number, either or mark

 private:
  static constexpr std::uint8_t kUnknown = 255;
  const PastedCells& cells_;
  mutable std::vector<std::uint8_t> known_;
};

}  // namespace qi::tabular
