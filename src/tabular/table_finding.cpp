#include "tabular/table_finding.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "tabular/date_reading.h"
#include "tabular/heading_block.h"

namespace qi::tabular {

namespace {

constexpr std::size_t kHeadRows = 60;       // a heading stands no further down
constexpr std::size_t kJudgedRows = 2'000;  // enough to tell which column holds dates
constexpr std::size_t kJudgedColumns = 400;
constexpr std::size_t kFewestAcross = 3;

bool begins_like_a_total(std::string_view cell) {
  const std::string low = lowered(cell);
  for (const std::string_view word : {"total", "grand total", "sum", "average", "mean", "ytd", "year to date",
                                      "overall", "note", "source", "*", "\xE2\x80\xA0", "footnote"})
    if (low.starts_with(word)) return true;
  return false;
}

const std::string* first_text(const PastedRow& row) {
  const auto found = std::ranges::find_if(row.cells, [](const std::string& cell) { return !cell.empty(); });
  return found == row.cells.end() ? nullptr : &*found;
}

bool is_year(std::string_view cell) {
  return cell.size() == 4 && look_of(cell) == CellLook::either;
}

/// How many of a row's cells are years that go up by one: 2019, 2020, 2021.
std::size_t years_in_row(const PastedRow& row) {
  std::size_t count = 0;
  int before = 0;
  for (const std::string& cell : row.cells) {
    if (!is_year(cell)) continue;
    const int year = std::stoi(cell);
    if (count > 0 && year != before + 1) return 0;
    before = year;
    ++count;
  }
  return count;
}

bool has_figure_beside(const PastedCells& cells, const CellLooks& looks, std::size_t row, std::size_t column) {
  const std::size_t judged = std::min(cells.width, kJudgedColumns);
  for (std::size_t other = 0; other < judged; ++other)
    if (other != column && looks.is_figure(row, other)) return true;
  return false;
}

/// A row below the figures: a total, a note, or text alone without a date.
bool is_below_the_figures(const PastedCells& cells, const CellLooks& looks, std::size_t row, std::size_t date_column) {
  if (looks.is_date(row, date_column)) return false;
  const std::string* text = first_text(cells.rows[row]);
  if (!text || begins_like_a_total(*text)) return true;
  // A figure beside a date that cannot be read is a row to mend, not to leave out.
  return cells.rows[row].cells[date_column].empty() || !has_figure_beside(cells, looks, row, date_column);
}

}  // namespace

std::optional<DatesAcross> find_dates_across(const PastedCells& cells, const CellLooks& looks) {
  std::optional<DatesAcross> best;
  const std::size_t rows = std::min(cells.rows.size(), kHeadRows);
  for (std::size_t row = 0; row + 1 < cells.rows.size() && row < rows; ++row) {
    std::size_t dates = 0;
    for (std::size_t column = 0; column < cells.width; ++column)
      if (looks.at(row, column) == CellLook::date) ++dates;
    DatesAcross found{row, dates, false};
    if (dates == 0) found = {row, years_in_row(cells.rows[row]), true};
    if (found.count < kFewestAcross || (best && found.count <= best->count)) continue;
    // Rows of a table with several columns of dates follow each other; months across stand once.
    std::size_t below = 0;
    bool figures = false;
    for (std::size_t column = 0; column < cells.width; ++column) {
      if (looks.at(row + 1, column) == CellLook::date) ++below;
      for (std::size_t next = row + 1; next < cells.rows.size() && next < row + 10 && !figures; ++next)
        figures = looks.is_date(row, column) && looks.is_figure(next, column);
    }
    if (2 * below < found.count && figures) best = found;
  }
  return best;
}

std::optional<DatesDown> find_dates_down(const PastedCells& cells, const CellLooks& looks, std::size_t first_row) {
  std::optional<DatesDown> best;
  std::size_t best_weight = 0;
  const std::size_t end = std::min(cells.rows.size(), first_row + kJudgedRows);
  for (std::size_t column = 0; column < std::min(cells.width, kJudgedColumns); ++column) {
    std::size_t strict = 0;
    std::size_t either = 0;
    std::size_t filled = 0;
    bool named = false;
    for (std::size_t row = 0; row < end; ++row) {
      const CellLook look = looks.at(row, column);
      if (look == CellLook::text && row < kHeadRows && form_in_heading(cells.rows[row].cells[column])) named = true;
      if (row < first_row) continue;
      strict += look == CellLook::date ? 1 : 0;
      either += look == CellLook::either ? 1 : 0;
      filled += look != CellLook::empty ? 1 : 0;
    }
    // Years and day numbers are dates only where they fill their column.
    const std::size_t dates = strict > 0 ? strict + either : 10 * either >= 7 * filled ? either : 0;
    if (dates == 0) continue;
    const std::size_t weight = 4 * dates * (strict > 0 ? 2 : 1) * (named ? 2 : 1) + (strict > 0 ? 1 : 0);
    if (best && weight <= best_weight) continue;
    best = {column, dates};
    best_weight = weight;
  }
  return best;
}

TableDown find_table_down(const PastedCells& cells, const CellLooks& looks, std::size_t date_column,
                          std::size_t from_row) {
  TableDown table;
  table.first_row = from_row;
  while (table.first_row < cells.rows.size() && !looks.is_date(table.first_row, date_column)) ++table.first_row;
  // A first row whose date has a slip stands between the headings and the first readable date, with figures beside it.
  for (std::size_t row = table.first_row; row-- > from_row;) {
    const CellLook look = looks.at(row, date_column);
    const bool slip = (look == CellLook::text || look == CellLook::number) &&
                      has_figure_beside(cells, looks, row, date_column) &&
                      !about_in(cells.rows[row].cells[date_column]);
    if (!slip) break;
    table.first_row = row;
  }
  for (std::size_t row = table.first_row; row-- > from_row;) {
    const PastedRow& above = cells.rows[row];
    const std::string* first = first_text(above);
    const auto filled = std::ranges::count_if(above.cells, [](const std::string& cell) { return !cell.empty(); });
    // "Site" above a column beside the dates is a heading; in place of the dates' heading it tells of every column.
    const std::string& above_dates = above.cells[date_column];
    if (!first || about_in(above_dates.empty() ? *first : above_dates)) continue;
    if (filled >= 2 || (cells.width == 1 && filled == 1)) {
      table.heading_row = row;
      break;
    }
    if (row + 8 < table.first_row) break;
  }

  table.end_row = table.first_row;
  for (std::size_t row = table.first_row; row < cells.rows.size(); ++row) {
    if (!is_below_the_figures(cells, looks, row, date_column)) {
      table.end_row = row + 1;
      continue;
    }
    // After a blank line and words, dates again: a second table.
    const bool gap = row > 0 && cells.rows[row].row > cells.rows[row - 1].row + 1;
    if (!gap) continue;
    const std::size_t looked = std::min(cells.rows.size(), row + 12);
    for (std::size_t next = row + 1; next < looked; ++next)
      if (looks.is_date(next, date_column)) {
        table.next_table = row;
        return table;
      }
  }
  return table;
}

std::size_t end_of_rows_across(const PastedCells& cells, const CellLooks& looks, std::size_t heading_row) {
  std::size_t end = heading_row + 1;
  for (std::size_t row = heading_row + 1; row < cells.rows.size(); ++row) {
    std::size_t dates = 0;
    bool figures = false;
    for (std::size_t column = 0; column < cells.width; ++column) {
      dates += looks.at(row, column) == CellLook::date ? 1 : 0;
      figures = figures || (looks.is_date(heading_row, column) && looks.is_figure(row, column));
    }
    if (dates >= kFewestAcross) break;
    if (figures) end = row + 1;
  }
  return end;
}

}  // namespace qi::tabular
