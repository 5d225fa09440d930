#include "tabular/given_text.h"

#include <charconv>
#include <vector>

namespace qi::tabular {
namespace {

class Writer {
 public:
  void number(std::size_t value) { out_ += std::to_string(value) + ";"; }
  void text(std::string_view value) {
    constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
    std::string clean;
    if (value.find('\0') != std::string_view::npos) {
      for (const char each : value) clean += each == '\0' ? kReplacement : std::string_view(&each, 1);
      value = clean;
    }
    out_ += std::to_string(value.size()) + ":";
    out_ += value;
  }
  void texts(const std::vector<std::string>& values) {
    number(values.size());
    for (const std::string& value : values) text(value);
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

/// Whatever does not read makes `good()` false and every answer empty.
class Reader {
 public:
  explicit Reader(std::string_view text) : left_(text) {}

  std::size_t number() { return number_until(';'); }
  std::string text() {
    const std::size_t bytes = number_until(':');
    if (bytes > left_.size()) good_ = false;
    if (!good_) return {};
    std::string value(left_.substr(0, bytes));
    left_.remove_prefix(bytes);
    return value;
  }
  std::vector<std::string> texts() {
    std::vector<std::string> values;
    for (std::size_t left = count(); left > 0 && good_; --left) values.push_back(text());
    return values;
  }
  /// A number of things that follow, each at least two bytes long.
  std::size_t count() {
    const std::size_t value = number();
    if (value > left_.size()) good_ = false;
    return good_ ? value : 0;
  }
  bool good() const { return good_; }
  bool at_end() const { return left_.empty(); }

 private:
  std::size_t number_until(char mark) {
    std::size_t value = 0;
    const auto [end, failed] = std::from_chars(left_.data(), left_.data() + left_.size(), value);
    if (failed != std::errc{} || end == left_.data() + left_.size() || *end != mark) good_ = false;
    if (!good_) return 0;
    left_.remove_prefix(static_cast<std::size_t>(end - left_.data()) + 1);
    return value;
  }

  std::string_view left_;
  bool good_ = true;
};

}  // namespace

std::string given_text(const GivenFile& given) {
  Writer writer;
  writer.number(given.kind == GivenKind::workbook ? 1 : 0);
  writer.texts(given.notes);
  writer.number(given.sheets.size());
  for (const Sheet& sheet : given.sheets) {
    writer.text(sheet.name);
    writer.texts(sheet.notes);
    writer.number(sheet.cells.width);
    writer.number(sheet.cells.columns.size());
    for (const std::size_t column : sheet.cells.columns) writer.number(column);
    writer.number(sheet.cells.rows.size());
    for (const PastedRow& row : sheet.cells.rows) {
      writer.number(row.row);
      writer.texts(row.cells);
    }
  }
  return writer.take();
}

std::optional<GivenFile> read_given_text(std::string_view text) {
  Reader reader(text);
  GivenFile given;
  given.kind = reader.number() == 1 ? GivenKind::workbook : GivenKind::text;
  given.notes = reader.texts();
  for (std::size_t sheets = reader.count(); sheets > 0 && reader.good(); --sheets) {
    Sheet sheet;
    sheet.name = reader.text();
    sheet.notes = reader.texts();
    sheet.cells.width = reader.number();
    for (std::size_t left = reader.count(); left > 0 && reader.good(); --left)
      sheet.cells.columns.push_back(reader.number());
    for (std::size_t rows = reader.count(); rows > 0 && reader.good(); --rows) {
      PastedRow row{.row = reader.number(), .cells = {}};
      row.cells = reader.texts();
      if (row.cells.size() != sheet.cells.width) return std::nullopt;
      sheet.cells.rows.push_back(std::move(row));
    }
    given.sheets.push_back(std::move(sheet));
  }
  if (!reader.good() || !reader.at_end() || given.sheets.empty()) return std::nullopt;
  return given;
}

}  // namespace qi::tabular
