#include "measures/imports/sheet_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "base/text.h"

namespace qi::measures {
namespace {

constexpr std::size_t kColumnsShown = 8;
constexpr std::size_t kMostCellBytes = 1'000;

struct Said {
  std::vector<std::string> wrong;
  std::vector<std::string> unusual;
  std::vector<std::string> changes;

  bool asks() const { return !wrong.empty() || !unusual.empty(); }
};

std::map<std::size_t, Said> said_about_rows(const ImportReading& reading) {
  std::map<std::size_t, Said> said;
  const auto add = [](std::vector<std::string>& words, const std::string& more) {
    if (std::ranges::find(words, more) == words.end()) words.push_back(more);
  };
  for (const tabular::RowProblem& problem : reading.problems) add(said[problem.row].wrong, problem.message);
  for (const UnusualRow& unusual : reading.unusual) add(said[unusual.row].unusual, unusual.words);
  const bool one_to_a_row = reading.guess.choices.layout == tabular::Layout::one_series ||
                            reading.guess.choices.layout == tabular::Layout::long_rows;
  for (const ChangedRow& change : reading.changes)
    said[change.row].changes.push_back(one_to_a_row ? change.words : change.figure + ": " + change.words);
  return said;
}

bool is_shown(RowsShown shown, const Said* said) {
  switch (shown) {
    case RowsShown::to_fix: return said && !said->wrong.empty();
    case RowsShown::to_check: return said && !said->unusual.empty();
    case RowsShown::changes: return said && !said->changes.empty();
    case RowsShown::all: return true;
  }
  return false;
}

/// Columns that are read, those that name something first; with dates across the last figures, which are the newest.
std::vector<std::size_t> columns_shown(const tabular::LayoutChoices& choices) {
  using tabular::ColumnRole;
  std::vector<std::size_t> naming, figures;
  for (std::size_t i = 0; i < choices.roles.size(); ++i) {
    if (choices.roles[i] == ColumnRole::unused) continue;
    const bool is_figure = choices.roles[i] == ColumnRole::value || choices.roles[i] == ColumnRole::numerator ||
                           choices.roles[i] == ColumnRole::denominator;
    (is_figure ? figures : naming).push_back(i);
  }
  const std::size_t room = kColumnsShown - std::min(kColumnsShown - 1, naming.size());
  const std::size_t kept = std::min(room, figures.size());
  naming.insert(naming.end(), figures.end() - static_cast<std::ptrdiff_t>(kept), figures.end());
  std::ranges::sort(naming);
  return naming;
}

std::string heading_of(const ImportReading& reading, std::size_t column) {
  const std::string heading = column < reading.guess.columns.size() ? reading.guess.columns[column].heading : "";
  return heading.empty() ? "Column " + std::to_string(column + 1) : heading;
}

/// A wrong row of dates across may be wrong in a column that is not among those shown: that one is shown instead of the
/// last.
std::vector<std::size_t> columns_with_wrong_ones(std::vector<std::size_t> columns, const ImportReading& reading) {
  if (reading.guess.choices.layout != tabular::Layout::dates_across || columns.empty()) return columns;
  for (const tabular::RowProblem& problem : reading.problems) {
    if (problem.cells.empty() || columns.size() > kColumnsShown) continue;
    for (std::size_t i = 0; i < reading.guess.columns.size(); ++i)
      if (reading.guess.columns[i].heading == problem.cells.front() && std::ranges::find(columns, i) == columns.end())
        columns.push_back(i);
  }
  std::ranges::sort(columns);
  return columns;
}

SheetRow row_of(const tabular::PastedRow& row, std::size_t index, const std::vector<std::size_t>& columns,
                const ImportReading& reading, const Said* said) {
  SheetRow line{.number = std::to_string(row.row), .cells = {}, .messages = {}, .changes = {}};
  if (said) line.changes = said->changes;
  if (said && said->asks()) {
    line.messages = !said->wrong.empty() ? said->wrong : said->unusual;
    line.state = !said->wrong.empty() ? ui::RowState::error : ui::RowState::warning;
  }
  for (const std::size_t column : columns) {
    SheetCell cell{.text = row.cells[column]};
    if (said && said->asks()) {
      cell.control = fmt::format("cell-{}-{}", index, column);
      cell.heading = heading_of(reading, column);
      cell.label = fmt::format("Row {}, {}", row.row, cell.heading);
    }
    line.cells.push_back(std::move(cell));
  }
  return line;
}

/// Calls `visit(index, said)` for every row with figures that is shown.
template <class Visit>
void each_shown(const tabular::Sheet& sheet, const ImportReading& reading, RowsShown shown, Visit&& visit) {
  const auto all_said = said_about_rows(reading);
  const tabular::LayoutChoices& choices = reading.guess.choices;
  for (std::size_t index = choices.first_row; index < std::min(choices.end_row, sheet.cells.rows.size()); ++index) {
    const auto found = all_said.find(sheet.cells.rows[index].row);
    const Said* said = found == all_said.end() ? nullptr : &found->second;
    if (is_shown(shown, said)) visit(index, said);
  }
}

}  // namespace

std::string_view slug(RowsShown shown) {
  switch (shown) {
    case RowsShown::to_fix: return "fix";
    case RowsShown::to_check: return "check";
    case RowsShown::changes: return "changes";
    case RowsShown::all: return "all";
  }
  return "all";
}

std::optional<RowsShown> parse_rows_shown(std::string_view text) {
  for (const auto shown : {RowsShown::to_fix, RowsShown::to_check, RowsShown::changes, RowsShown::all})
    if (slug(shown) == text) return shown;
  return std::nullopt;
}

RowsOfSheet rows_of_sheet(const tabular::Sheet& sheet, const ImportReading& reading, RowsShown shown,
                          std::size_t page) {
  RowsOfSheet rows;
  const auto columns = columns_with_wrong_ones(columns_shown(reading.guess.choices), reading);
  for (const std::size_t column : columns) rows.headings.push_back(heading_of(reading, column));
  const std::size_t skipped = (page - 1) * kRowsOnPage;
  each_shown(sheet, reading, shown, [&](std::size_t index, const Said* said) {
    if (rows.matching >= skipped && rows.rows.size() < kRowsOnPage)
      rows.rows.push_back(row_of(sheet.cells.rows[index], index, columns, reading, said));
    ++rows.matching;
  });
  return rows;
}

std::size_t count_rows(const tabular::Sheet& sheet, const ImportReading& reading, RowsShown shown) {
  std::size_t count = 0;
  each_shown(sheet, reading, shown, [&](std::size_t, const Said*) { ++count; });
  return count;
}

bool mend_cells(tabular::Sheet& sheet, const http::Form& form) {
  constexpr std::string_view kPrefix = "cell-";
  bool changed = false;
  for (const auto& [name, value] : form.fields()) {
    if (!name.starts_with(kPrefix) || value.size() > kMostCellBytes) continue;
    const char* const end = name.data() + name.size();
    std::size_t row = 0, column = 0;
    const auto first = std::from_chars(name.data() + kPrefix.size(), end, row);
    if (first.ec != std::errc{} || first.ptr == end || *first.ptr != '-') continue;
    const auto second = std::from_chars(first.ptr + 1, end, column);
    if (second.ec != std::errc{} || second.ptr != end) continue;
    if (row >= sheet.cells.rows.size() || column >= sheet.cells.rows[row].cells.size()) continue;
    std::string& cell = sheet.cells.rows[row].cells[column];
    const std::string_view typed = trimmed(value);
    if (cell == typed) continue;
    cell = typed;
    changed = true;
  }
  return changed;
}

}  // namespace qi::measures
