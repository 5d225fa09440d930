#include "tabular/tidied_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
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

void put_colons(const std::vector<std::string*>& filled) {
  for (std::string* cell : filled) cell->insert(2, ":");
}

}  // namespace

bool is_unit(std::string_view word) {
  constexpr std::array<std::string_view, 22> kUnits{
      "m",  "min", "mins", "minute", "minutes", "s",   "sec",  "secs", "second", "seconds", "h",
      "hr", "hrs", "hour", "hours",  "d",       "day", "days", "gbp",  "pounds", "miles",   kPound};
  return std::ranges::find(kUnits, lowered(word)) != kUnits.end();
}

std::vector<std::string> tidy_columns(PastedCells& cells) {
  std::vector<std::string> notes;
  for (std::size_t column = 0; column < cells.width && !cells.rows.empty(); ++column) {
    std::string& first = cells.rows.front().cells[column];
    const bool is_headed = !is_missing_mark(first) && !parted(first) && !is_clock_of_digits(first);
    const std::string heading = is_headed ? first : std::string();
    const auto filled = cells_with_text(cells, column, is_headed ? 1 : 0);
    if (const auto unit = common_unit(filled)) {
      for (std::string* cell : filled) *cell = std::string(parted(*cell)->figure);
      notes.push_back(fmt::format("\"{}\" was taken off the figures of {}.", *unit, called(heading, column)));
    } else if (are_clocks_of_digits(filled, heading)) {
      put_colons(filled);
      if (is_headed && clock_heading(heading) == ClockHeading::maybe) first = "Time of day";
      notes.push_back(fmt::format("The four digits of {} were read as times of day.", called(heading, column)));
    }
  }
  return notes;
}

}  // namespace qi::tabular
