#pragma once
/// Writes rows as CSV (RFC 4180, UTF-8, CRLF) that a spreadsheet opens without running anything.
/// It does not know what the columns mean, and reading is csv_reading.h.

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace qi::tabular {

/// Adds cells to a row, rows to a text. Numbers are written so that they read back to the same value.
class CsvWriter {
 public:
  /// Text. A cell that begins with = + - @ tab or carriage return gets an apostrophe in front, so that no spreadsheet
  /// takes it for a formula (OWASP, CSV injection). Text that is a plain number is left as it is.
  CsvWriter& text(std::string_view cell);
  CsvWriter& number(double value);  ///< not-a-number is an empty cell
  CsvWriter& number(std::optional<double> value);
  CsvWriter& whole(long long value);
  CsvWriter& end_row();
  const std::string& bytes() const { return bytes_; }
  std::string take() { return std::move(bytes_); }

 private:
  void begin_cell();
  std::string bytes_;
  bool row_open_ = false;
};

/// What a spreadsheet on Windows needs in front to read UTF-8.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace qi::tabular
