#pragma once
/// Text in rows and cells: RFC 4180 with the separators and line ends that programs really write.
/// It does not know what a cell means, does not trim and does not join ragged rows.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace qi::tabular {

enum class Separator : char { comma = ',', semicolon = ';', tab = '\t', pipe = '|' };
std::string_view title(Separator separator);  ///< "commas", "tabs"

/// Cells of one table. Rows may differ in length. Cells are views into the text that was read, or into `unescaped`.
class Table {
 public:
  /// Where row `index` begins in the text it came from: the line an editor shows, counted from 1.
  std::size_t line_of(std::size_t index) const { return rows_[index].line; }
  std::size_t size() const { return rows_.size(); }
  std::size_t width() const { return width_; }  ///< of the longest row
  std::size_t cells_in(std::size_t row) const { return rows_[row].count; }
  /// "" beyond the end of the row.
  std::string_view cell(std::size_t row, std::size_t column) const {
    return column < rows_[row].count ? cells_[rows_[row].first + column] : std::string_view{};
  }
  Separator separator() const { return separator_; }

 private:
  friend class TableReader;
  struct Span {
    std::size_t first = 0, count = 0, line = 0;
  };
  std::unique_ptr<std::string> text_;  ///< on the heap, so that views stay good when the table moves
  std::vector<std::unique_ptr<std::string>> unescaped_;
  std::vector<std::string_view> cells_;
  std::vector<Span> rows_;
  std::size_t width_ = 0;
  Separator separator_ = Separator::comma;
};

/// The separator that gives the most even rows in the first 50 lines; a tab wins a tie, then semicolon, pipe, comma.
Separator sniff_separator(std::string_view text);

/// Reads a whole text. A byte order mark is skipped; CRLF, LF and CR end a row; a last line end makes no row.
/// A quote inside an unquoted cell stands for itself; text after a closing quote is kept.
/// refuses  text that is not UTF-8; a quoted cell that never ends (its line is named); more than `kMostCells` cells.
/// source   RFC 4180. Departure: other separators and line ends, ragged rows and stray quotes are taken.
Result<Table> read_table(std::string text, std::optional<Separator> separator = std::nullopt);
inline constexpr std::size_t kMostCells = 4'000'000;

}  // namespace qi::tabular
