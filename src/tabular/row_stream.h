#pragma once
/// Rows of a CSV text of any length, one after another, in memory that does not grow with the text.
/// It does not hold a table (csv_reading.h) and does not know what a cell means.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <istream>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "tabular/csv_reading.h"

namespace qi::tabular {

struct StreamLimits {
  std::size_t row_bytes = 1'048'576;    ///< of one row; a quotation mark never closed ends here, not in memory
  std::size_t cells_in_row = 16'384;    ///< a spreadsheet's widest row
  std::uint64_t bytes = 4'000'000'000;  ///< of the whole text
};

/// Valid only during the call. Cells are UTF-8, not trimmed; a row without any text is visited too.
struct StreamedRow {
  std::size_t line = 0;  ///< in the text, from 1
  std::span<const std::string_view> cells;
};
/// An error stops the reading and becomes its result.
using RowVisitor = std::function<Done(const StreamedRow&)>;

struct StreamSummary {
  std::size_t rows = 0;
  std::uint64_t bytes = 0;
  Separator separator = Separator::comma;
  std::vector<std::string> notes;  ///< encoding and what else was assumed
};

/// Reads to the end. Encodings as read_given, judged by the first 64 KB; Windows-1252 row by row. Separator sniffed in
/// the first 64 KB unless given. memory  at most 2 * row_bytes + 1 MB + 16 bytes a cell of the widest row.
/// refuses  text that is a workbook, PDF and so on, like read_given; a row beyond the limits (its line is named).
Result<StreamSummary> stream_rows(std::istream& text, const RowVisitor& visit,
                                  std::optional<Separator> separator = std::nullopt, const StreamLimits& limits = {});
Result<StreamSummary> stream_rows_at(const std::string& path, const RowVisitor& visit,
                                     std::optional<Separator> separator = std::nullopt,
                                     const StreamLimits& limits = {});

}  // namespace qi::tabular
