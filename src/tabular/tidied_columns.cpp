#include "tabular/tidied_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "tabular/date_reading.h"
#include "tabular/number_reading.h"
#include "tabular/passed_columns.h"

namespace qi::tabular {
namespace {

constexpr std::string_view kPound = "£";
constexpr std::size_t kFewestFigures = 2;

struct UnitCell {
  std::string_view figure;
  std::string_view unit;
};

/// nullopt: it is not a figure with a unit on one side.
std::optional<UnitCell> parted(std::string_view cell) {
  UnitCell found;
  if (cell.starts_with(kPound)) {
    found = {trimmed(cell.substr(kPound.size())), kPound};
  } else {
    const std::size_t last = cell.find_last_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (last == std::string_view::npos || last + 1 == cell.size()) return std::nullopt;
    found = {trimmed(cell.substr(0, last + 1)), cell.substr(last + 1)};
  }
  return is_unit(found.unit) && looks_like_number(found.figure) ? std::optional(found) : std::nullopt;
}

/// Four digits that a clock of 24 hours can show.
bool is_clock_of_digits(std::string_view cell) {
  constexpr std::string_view kLast = "2359";
  return cell.size() == kLast.size() && std::ranges::all_of(cell, [](char c) { return c >= '0' && c <= '9'; }) &&
         cell <= kLast && cell[2] < '6';
}

/// The cells of a column that say something, from a row on.
std::vector<std::string*> cells_with_text(PastedCells& cells, std::size_t column, std::size_t first_row) {
  std::vector<std::string*> filled;
  for (std::size_t row = first_row; row < cells.rows.size(); ++row) {
    std::string& cell = cells.rows[row].cells[column];
    if (!is_missing_mark(cell)) filled.push_back(&cell);
  }
  return filled;
}

std::string called(std::string_view heading, std::size_t column) {
  return heading.empty() ? fmt::format("column {}", column + 1) : fmt::format("\"{}\"", heading);
}

/// The unit that all carry, as the first writes it. nullopt: there is none.
std::optional<std::string> common_unit(const std::vector<std::string*>& filled) {
  std::optional<std::string> unit;
  if (filled.size() < kFewestFigures) return unit;
  for (const std::string* cell : filled) {
    const auto found = parted(*cell);
    if (!found || (unit && lowered(*unit) != lowered(found->unit))) return std::nullopt;
    if (!unit) unit = found->unit;
  }
  return unit;
}

bool are_clocks_of_digits(const std::vector<std::string*>& filled, std::string_view heading) {
  return filled.size() >= kFewestFigures && clock_heading(heading) != ClockHeading::no &&
         std::ranges::all_of(filled, [](const std::string* cell) { return is_clock_of_digits(*cell); }) &&
         std::ranges::any_of(filled, [](const std::string* cell) { return cell->starts_with('0'); });
}

/// "4h" may head a column beside "Date", and "30 min" heads none above "31 min".
bool has_headings(const PastedCells& cells) {
  return !cells.rows.empty() && std::ranges::none_of(cells.rows.front().cells, [](const std::string& cell) {
    return !is_missing_mark(cell) && (looks_like_number(cell) || looks_like_date(cell));
  });
}

/// A column and its heading, "" where the first row is one of figures.
struct Column {
  std::size_t place = 0;
  std::string heading;
  std::vector<std::string*> filled;
};

std::vector<Column> columns_of(PastedCells& cells) {
  const bool is_headed = has_headings(cells);
  std::vector<Column> columns;
  for (std::size_t place = 0; place < cells.width; ++place) {
    const std::vector<std::string*> all = cells_with_text(cells, place, 0);
    const bool are_alike = common_unit(all).has_value();
    const bool has_heading = is_headed && !are_alike;
    columns.push_back({.place = place,
                       .heading = has_heading ? cells.rows.front().cells[place] : std::string(),
                       .filled = has_heading ? cells_with_text(cells, place, 1) : all});
  }
  return columns;
}

}  // namespace

bool is_unit(std::string_view word) {
  constexpr std::array<std::string_view, 22> kUnits{
      "m",  "min", "mins", "minute", "minutes", "s",   "sec",  "secs", "second", "seconds", "h",
      "hr", "hrs", "hour", "hours",  "d",       "day", "days", "gbp",  "pounds", "miles",   kPound};
  return std::ranges::find(kUnits, lowered(word)) != kUnits.end();
}

std::vector<std::string> take_units(PastedCells& cells) {
  std::vector<std::string> notes;
  for (const Column& column : columns_of(cells)) {
    const auto unit = common_unit(column.filled);
    if (!unit) continue;
    for (std::string* cell : column.filled) *cell = std::string(parted(*cell)->figure);
    if (!column.heading.empty()) cells.rows.front().cells[column.place] += " (" + *unit + ")";
    notes.push_back(
        fmt::format("\"{}\" was taken off the figures of {}.", *unit, called(column.heading, column.place)));
  }
  return notes;
}

std::vector<std::string> put_colons(PastedCells& cells) {
  std::vector<std::string> notes;
  for (const Column& column : columns_of(cells)) {
    if (!are_clocks_of_digits(column.filled, column.heading)) continue;
    for (std::string* cell : column.filled) cell->insert(2, ":");
    if (!column.heading.empty() && clock_heading(column.heading) == ClockHeading::maybe)
      cells.rows.front().cells[column.place] = "Time of day";
    notes.push_back(
        fmt::format("The four digits of {} were read as times of day.", called(column.heading, column.place)));
  }
  return notes;
}

}  // namespace qi::tabular
