#include "tabular/csv_writing.h"

#include <cmath>

#include "base/number.h"

namespace qi::tabular {

void CsvWriter::begin_cell() {
  if (row_open_) bytes_ += ',';
  row_open_ = true;
}

CsvWriter& CsvWriter::text(std::string_view cell) {
  begin_cell();
  const bool like_formula = !cell.empty() &&
                            std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos &&
                            !parse_plain_number(cell);
  const bool quoted = cell.find_first_of(",\"\r\n") != std::string_view::npos;
  if (quoted) bytes_ += '"';
  if (like_formula) bytes_ += '\'';
  for (const char c : cell) {
    if (c == '"') bytes_ += '"';
    bytes_ += c;
  }
  if (quoted) bytes_ += '"';
  return *this;
}

CsvWriter& CsvWriter::number(double value) {
  begin_cell();
  if (std::isfinite(value)) bytes_ += shortest(value);
  return *this;
}

CsvWriter& CsvWriter::number(std::optional<double> value) {
  return number(value.value_or(std::nan("")));
}

CsvWriter& CsvWriter::whole(long long value) {
  begin_cell();
  bytes_ += std::to_string(value);
  return *this;
}

CsvWriter& CsvWriter::end_row() {
  bytes_ += "\r\n";
  row_open_ = false;
  return *this;
}

}  // namespace qi::tabular
