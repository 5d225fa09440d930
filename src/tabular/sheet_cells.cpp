#include "tabular/sheet_cells.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>
#include "base/number.h"
#include "base/text.h"
#include "tabular/xml_pass.h"

namespace qi::tabular {

namespace {

// The last row and column that a spreadsheet has (ECMA-376 part 1, section 18.3.1.73; XFD).
constexpr std::size_t kLastRow = 1'048'576;
constexpr std::size_t kLastColumn = 16'384;

Error damaged() {
  return Error::invalid("The workbook is damaged. Open it in a spreadsheet, save it again and give that.");
}

struct Place {
  std::size_t row = 0;  ///< from 1
  std::size_t column = 0;
};

/// "B12"; nullopt for what is no place of a sheet.
std::optional<Place> place_of(std::string_view reference) {
  Place place;
  std::size_t at = 0;
  for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z' && at < 3; ++at)
    place.column = place.column * 26 + static_cast<std::size_t>(reference[at] - 'A' + 1);
  const std::string_view digits = reference.substr(at);
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), place.row);
  if (failed != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  if (place.column < 1 || place.column > kLastColumn || place.row < 1 || place.row > kLastRow) return std::nullopt;
  return place;
}

struct PlacedCell {
  std::size_t column = 0;  ///< from 1
  std::string text;
};
struct PlacedRow {
  std::size_t row = 0;
  std::vector<PlacedCell> cells;  ///< by column
};

/// A cell that spans several rows of one column.
struct MergedDown {
  std::size_t column = 0, first = 0, last = 0;
};

class SheetListener final : public XmlListener {
 public:
  SheetListener(const WorkbookParts& parts, const GivenLimits& limits, UsedUp& used)
      : parts_(parts), limits_(limits), used_(used) {}

  Done begins(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "row") return begin_row(attributes);
    if (name == "c") return begin_cell(attributes);
    if (name == "f") has_formula_ = true;
    if (name == "rPh") in_phonetic_ = true;
    if (name == "v" || (name == "t" && !in_phonetic_)) reading_ = true;
    if (name == "mergeCell") note_merge(attributes.find("ref").value_or(""));
    return {};
  }
  Done ends(std::string_view name) override {
    if (name == "v" || name == "t") reading_ = false;
    if (name == "rPh") in_phonetic_ = false;
    if (name == "c") return end_cell();
    return {};
  }
  Done text(std::string_view piece) override {
    if (!reading_) return {};
    if (raw_.size() + piece.size() > limits_.cell_bytes) return too_much_text(limits_);
    raw_ += piece;
    return {};
  }

  /// The rectangle of the columns that hold text.
  Result<Sheet> finish() {
    if (const Done filled = fill_merged(); !filled) return filled.error();
    std::erase_if(rows_, [](const PlacedRow& row) { return row.cells.empty(); });
    std::vector<bool> used_column(kLastColumn + 1, false);
    for (const PlacedRow& row : rows_)
      for (const PlacedCell& cell : row.cells) used_column[cell.column] = true;
    std::vector<std::size_t> index(kLastColumn + 1, 0);
    Sheet sheet;
    for (std::size_t column = 1; column <= kLastColumn; ++column) {
      if (!used_column[column]) continue;
      index[column] = sheet.cells.columns.size();
      sheet.cells.columns.push_back(column);
    }
    sheet.cells.width = sheet.cells.columns.size();
    used_.cells += rows_.size() * sheet.cells.width;
    if (used_.cells > limits_.cells) return too_many_cells(limits_);
    sheet.cells.rows.reserve(rows_.size());
    for (PlacedRow& row : rows_) {
      PastedRow& dense = sheet.cells.rows.emplace_back();
      dense.row = row.row;
      dense.cells.resize(sheet.cells.width);
      for (PlacedCell& cell : row.cells) dense.cells[index[cell.column]] = std::move(cell.text);
      row.cells = {};
    }
    sheet.notes = notes();
    return sheet;
  }

 private:
  Done begin_row(const XmlAttributes& attributes) {
    std::size_t number = row_ + 1;
    if (const auto written = attributes.find("r")) {
      const auto [end, failed] = std::from_chars(written->data(), written->data() + written->size(), number);
      if (failed != std::errc{} || end != written->data() + written->size()) return damaged();
    }
    if (number <= row_ || number > kLastRow) return damaged();
    row_ = number;
    column_ = 0;
    const std::string_view hidden = attributes.find("hidden").value_or("");
    row_hidden_ = hidden == "1" || hidden == "true";
    return {};
  }

  Done begin_cell(const XmlAttributes& attributes) {
    raw_.clear();
    has_formula_ = false;
    Place place{row_, column_ + 1};
    if (const auto reference = attributes.find("r")) {
      const auto written = place_of(*reference);
      if (!written) return damaged();
      place = *written;
    }
    if (place.row != row_ || place.column <= column_ || place.column > kLastColumn) return damaged();
    column_ = place.column;
    type_ = attributes.find("t").value_or("n");
    format_ = FormatKind::number;
    if (const auto style = attributes.find("s")) {
      std::size_t index = 0;
      std::from_chars(style->data(), style->data() + style->size(), index);
      if (index < parts_.formats.size()) format_ = parts_.formats[index];
    }
    return {};
  }

  Done end_cell() {
    reading_ = false;
    std::string_view text = trimmed(raw_);
    std::string made;
    if (type_ == "e") {
      ++errors_;
      return {};
    }
    if (text.empty()) {
      if (has_formula_ && type_ != "str") ++without_value_;
      return {};
    }
    if (type_ == "s") {
      std::size_t index = 0;
      const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), index);
      if (failed != std::errc{} || end != text.data() + text.size() || index >= parts_.texts.size()) return damaged();
      text = parts_.texts[index];
    } else if (type_ == "b") {
      text = text == "1" || text == "true" ? "TRUE" : "FALSE";
    } else if (type_ == "n") {
      double value = 0;
      const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
      if (failed == std::errc{} && end == text.data() + text.size()) {
        made = text_of(value, format_, parts_.count);
        text = made;
        if (format_ == FormatKind::hours_minutes) ++hours_minutes_;
      }
    }
    return keep(text);
  }

  Done keep(std::string_view text) {
    if (text.empty()) return {};
    if (++kept_ > limits_.cells) return too_many_cells(limits_);
    used_.text_bytes += text.size();
    if (used_.text_bytes > limits_.text_bytes) return too_much_text(limits_);
    if (rows_.empty() || rows_.back().row != row_) {
      rows_.push_back({row_, {}});
      if (row_hidden_) ++hidden_rows_;
    }
    rows_.back().cells.push_back({column_, std::string(text)});
    return {};
  }

  void note_merge(std::string_view reference) {
    const std::size_t colon = reference.find(':');
    if (colon == std::string_view::npos || merged_.size() >= kLastRow) return;
    const auto first = place_of(reference.substr(0, colon));
    const auto last = place_of(reference.substr(colon + 1));
    if (first && last && first->column == last->column && first->row < last->row)
      merged_.push_back({first->column, first->row, last->row});
  }

  static auto cell_in(PlacedRow& row, std::size_t column) {
    return std::ranges::lower_bound(row.cells, column, {}, &PlacedCell::column);
  }

  Done fill_merged() {
    for (const MergedDown& merged : merged_) {
      auto row = std::ranges::lower_bound(rows_, merged.first, {}, &PlacedRow::row);
      if (row == rows_.end() || row->row != merged.first) continue;
      const auto source = cell_in(*row, merged.column);
      if (source == row->cells.end() || source->column != merged.column) continue;
      const std::string text = source->text;
      for (++row; row != rows_.end() && row->row <= merged.last; ++row) {
        const auto place = cell_in(*row, merged.column);
        if (place != row->cells.end() && place->column == merged.column) break;
        if (++kept_ > limits_.cells) return too_many_cells(limits_);
        used_.text_bytes += text.size();
        if (used_.text_bytes > limits_.text_bytes) return too_much_text(limits_);
        row->cells.insert(place, {merged.column, text});
      }
    }
    return {};
  }

  std::vector<std::string> notes() const {
    std::vector<std::string> notes;
    const auto holds = [](std::size_t count) { return count == 1 ? "holds" : "hold"; };
    const auto was = [](std::size_t count) { return count == 1 ? "was" : "were"; };
    if (errors_ > 0)
      notes.push_back(fmt::format("{} {} an error like #N/A and {} read as missing.", counted(errors_, "cell", "cells"),
                                  holds(errors_), was(errors_)));
    if (without_value_ > 0)
      notes.push_back(
          fmt::format("{} {} a formula without a saved result and {} read as missing. Open the workbook in "
                      "a spreadsheet and save it again.",
                      counted(without_value_, "cell", "cells"), holds(without_value_), was(without_value_)));
    if (hours_minutes_ > 0)
      notes.push_back(
          "Times shown as hours and minutes in the sheet, like 8:47, were read as minutes and seconds. If "
          "they are hours, show them as h:mm:ss in the sheet.");
    if (hidden_rows_ > 0)
      notes.push_back(
          fmt::format("{} hidden in the sheet {} read too.", counted(hidden_rows_, "row", "rows"), was(hidden_rows_)));
    return notes;
  }

  const WorkbookParts& parts_;
  const GivenLimits& limits_;
  UsedUp& used_;
  std::vector<PlacedRow> rows_;
  std::vector<MergedDown> merged_;
  std::size_t row_ = 0;
  std::size_t column_ = 0;
  bool row_hidden_ = false;
  bool has_formula_ = false;
  bool in_phonetic_ = false;
  bool reading_ = false;
  std::string type_;
  std::string raw_;
  FormatKind format_ = FormatKind::number;
  std::size_t kept_ = 0;
  std::size_t errors_ = 0;
  std::size_t without_value_ = 0;
  std::size_t hours_minutes_ = 0;
  std::size_t hidden_rows_ = 0;
};

}  // namespace

Error too_many_cells(const GivenLimits& limits) {
  return Error::invalid(
      fmt::format("The file has more than {} cells. Split it, or copy the columns you need into a new one.",
                  grouped(limits.cells)));
}

Result<Sheet> read_sheet(ZipParts& zip, const WorkbookParts& parts, const WorkbookSheet& sheet,
                         const GivenLimits& limits, UsedUp& used) {
  SheetListener listener(parts, limits, used);
  XmlPass pass(listener, limits.nesting);
  if (const Done read = zip.unpack(sheet.part, [&](std::string_view piece) { return pass.take(piece); }); !read)
    return read.error();
  if (const Done finished = pass.finish(); !finished) return finished.error();
  auto read = listener.finish();
  if (read) read->name = sheet.name;
  return read;
}

}  // namespace qi::tabular
