#include "analysis/try_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <span>

#include "analysis/event_table.h"
#include "analysis/pasted_counts.h"
#include "base/text.h"
#include "spc/chart_catalogue.h"
#include "tabular/cell_look.h"
#include "tabular/date_reading.h"
#include "tabular/number_reading.h"
#include "tabular/table_finding.h"
#include "tabular/tidied_columns.h"

namespace qi::analysis {
namespace {

// Anyone may ask, so one answer must stay small: 5,000 days are almost 14 years.
constexpr std::size_t kMostPoints = 5'000;

Done check_rows(const TryTable& table) {
  const tabular::FiguresReading& figures = table.figures;
  if (figures.rows.size() > kMostPoints)
    return Error::invalid("That is more than this page can take. Paste 5,000 rows or fewer.");
  if (!figures.rows.empty()) return {};
  if (tabular::find_dates_across(table.cells, tabular::CellLooks(table.cells)))
    return Error::invalid(
        "The dates stand across the top. Turn the table first, so that each row has a date and its figure: copy it in "
        "your spreadsheet and choose Paste special, Transpose.");
  const std::string why = figures.problems.empty() ? std::string("Paste a date and a number on each line.")
                                                   : tabular::words_of(figures.problems.front());
  return Error::invalid("No row could be read. " + why);
}

std::string because_single_cases(const tabular::FiguresReading& by_period, std::size_t rows) {
  const bool share_periods = by_period.rows.size() < rows;
  return fmt::format(
      "{}, so that each row is a point of its own, in the order of the dates. If the dates are those of events, and "
      "how often they come is the question, choose a t chart.",
      share_periods ? fmt::format("Several rows share a {}", slug(by_period.frequency))
                    : std::string("Most days have no row"));
}

bool takes_rows(std::optional<spc::ChartKind> chart) {
  return !chart || (spc::chart_row(*chart).takes == spc::Takes::values && !spc::is_of_events(*chart));
}

/// The same figures with a point for each row. A pair is one figure there.
Result<tabular::FiguresReading> read_single_cases(const tabular::PastedCells& cells,
                                                  const tabular::FiguresReading& by_period) {
  std::vector<tabular::ColumnRole> roles;
  for (const tabular::ColumnGuess& column : by_period.columns.columns) roles.push_back(column.role);
  auto figures = tabular::read_figures(cells, {.roles = roles, .rows_are = tabular::RowsAre::points});
  if (!figures) return figures;
  for (tabular::FigureRow& row : figures->rows) row.numerator = row.denominator = std::nullopt;
  return figures;
}

/// The place below the headings of a line of the text.
std::size_t place_of_line(const tabular::PastedCells& cells, const tabular::ColumnsGuess& columns, std::size_t line) {
  const auto row = std::ranges::lower_bound(cells.rows, line, {}, &tabular::PastedRow::row);
  return static_cast<std::size_t>(row - cells.rows.begin()) - (columns.headed ? 1 : 0);
}

/// Where no column of figures was found: why the first cell that looks as if it were one is none.
Error explained(Error error, const tabular::PastedCells& cells) {
  if (cells.rows.empty()) return error;
  for (const tabular::PastedRow& row : std::span(cells.rows).subspan(1))
    for (const std::string& cell : row.cells) {
      const bool has_digit = std::ranges::any_of(cell, [](char c) { return c >= '0' && c <= '9'; });
      if (tabular::looks_like_date(cell) || !(has_digit || tabular::is_answer(cell))) continue;
      const auto read = tabular::read_number(cell);
      if (!read) return Error::invalid(fmt::format("Row {}: {}", row.row, read.error().message));
    }
  return error;
}

void put_events(EventDates events, TryTable& table) {
  table.figures = std::move(events.figures);
  table.times = std::move(events.times);
  table.start_row = events.start_row;
  table.points = PointsAre::events;
}

Result<TryTable> read_rows(const std::string& text, std::optional<spc::ChartKind> chart) {
  auto cells = tabular::read_pasted(text);
  if (!cells) return cells.error();
  TryTable table;
  const std::size_t pasted_width = cells->width;
  auto marks = take_row_marks(*cells, kTryMarks);
  if (!marks) return marks.error();
  std::vector<std::string> tidied = tabular::take_units(*cells);
  std::ranges::move(tabular::put_colons(*cells), std::back_inserter(tidied));
  table.differs_from_text = cells->width < pasted_width || !tidied.empty();
  table.cells = *std::move(cells);
  table.all_marks = *std::move(marks);
  std::ranges::move(tidied, std::back_inserter(table.all_marks.told));
  if (auto events = read_event_dates(table.cells, chart)) {
    if (!*events) return events->error();
    put_events(**std::move(events), table);
    return table;
  }
  if (const auto roles =
          chart && spc::is_of_events(*chart) ? given_time_roles(table.cells) : std::vector<tabular::ColumnRole>();
      !roles.empty()) {
    auto figures = tabular::read_figures(table.cells, {.roles = roles});
    if (!figures) return figures.error();
    figures->notes.insert(figures->notes.begin(), given_times_note(figures->columns));
    table.figures = *std::move(figures);
    return table;
  }
  auto counts = read_for_chart(table.cells, chart);
  if (!counts) return explained(counts.error(), table.cells);
  table.figures = std::move(counts->figures);
  table.counts_by_place = counts->by_place;
  if (!takes_rows(chart) || !are_single_cases(table.cells, table.figures)) {
    if (!counts->asks.empty()) table.asks.push_back(std::move(counts->asks));
    return table;
  }
  auto rows = read_single_cases(table.cells, table.figures);
  if (!rows) return rows.error();
  table.points_because = because_single_cases(table.figures, rows->rows.size());
  table.figures = *std::move(rows);
  table.figures.notes.insert(table.figures.notes.begin(), table.points_because);
  table.points = PointsAre::rows;
  table.counts_by_place = false;
  return table;
}

std::size_t line_of_place(const TryTable& table, std::size_t place) {
  return table.cells.rows[place + (table.figures.columns.headed ? 1 : 0)].row;
}

/// Rising. Rows that are refused or repeated.
std::vector<std::size_t> other_places(std::vector<std::size_t> places, std::size_t rows) {
  std::ranges::sort(places);
  std::vector<std::size_t> others;
  for (std::size_t place = 0; place < rows; ++place)
    if (!std::ranges::binary_search(places, place)) others.push_back(place);
  return others;
}

bool is_remarked(const RowMarks& marks, std::size_t place) {
  return marks.is_left_out(place) || !marks.note_of(place).empty();
}

/// `places` of the rows on the chart, by date. A row with a word of its own keeps it.
void hand_on_phases(const TryTable& table, const std::vector<std::size_t>& places, std::vector<std::size_t> left_away,
                    RowMarks& marks) {
  if (places.empty()) return;
  const bool newest_first = places.front() > places.back();
  if (newest_first) std::ranges::reverse(left_away);
  std::map<std::size_t, std::size_t> rows;  // by place
  for (std::size_t i = 0; i < places.size(); ++i) rows.emplace(places[i], i);
  std::map<std::size_t, std::size_t> starts_from;  // of two words for one row the later one holds
  for (const std::size_t place : left_away) {
    if (table.all_marks.phases[place].empty()) continue;
    auto next = rows.upper_bound(place);
    if (newest_first ? next == rows.begin() : next == rows.end()) continue;
    if (newest_first) --next;
    if (marks.phases[next->second].empty()) starts_from[next->second] = place;
  }
  for (const auto& [row, place] : starts_from) {
    marks.phases[row] = table.all_marks.phases[place];
    marks.told.push_back(fmt::format("Row {} is not on the chart, so that its phase \"{}\" starts with row {}.",
                                     line_of_place(table, place), marks.phases[row], table.figures.rows[row].row));
  }
}

void tell_remarks(const TryTable& table, const std::vector<std::size_t>& left_away, RowMarks& marks) {
  constexpr std::size_t kMostNamed = 10;  // of more the list of rows that are not on the chart says which they are
  std::vector<std::string> lines;
  for (const std::size_t place : left_away)
    if (is_remarked(table.all_marks, place)) lines.push_back(std::to_string(line_of_place(table, place)));
  if (lines.empty()) return;
  if (lines.size() == 1)
    marks.told.push_back("Row " + lines.front() + " is not on the chart, and neither is its Note or Leave out.");
  else
    marks.told.push_back(
        (lines.size() > kMostNamed ? std::to_string(lines.size()) + " rows" : "Rows " + listed(lines)) +
        " are not on the chart, and neither is their Note or Leave out.");
}

/// As spreadsheets put a cell on the clipboard.
std::string clipboard_cell(const std::string& cell) {
  if (cell.find_first_of("\t\r\n\"") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

}  // namespace

RowMarks TryTable::marks() const {
  std::vector<std::size_t> places;
  for (const tabular::FigureRow& row : figures.rows) places.push_back(place_of_line(cells, figures.columns, row.row));
  RowMarks marks = marks_of(all_marks, places);
  marks.told = all_marks.told;
  std::vector<std::size_t> left_away = other_places(places, all_marks.rows);
  if (start_row > 0) {
    const std::size_t first = place_of_line(cells, figures.columns, start_row);
    std::erase(left_away, first);
    if (!marks.phases.empty() && marks.phases.front().empty()) marks.phases.front() = all_marks.phases[first];
    if (is_remarked(all_marks, first))
      marks.told.emplace_back(
          "The first event has no point of its own, so that its Note or Leave out is not on the chart.");
  }
  if (!all_marks.phases.empty()) hand_on_phases(*this, places, left_away, marks);
  tell_remarks(*this, left_away, marks);
  return marks;
}

Result<TryTable> read_try_table(const std::string& text, std::optional<spc::ChartKind> chart) {
  auto table = read_rows(text, chart);
  if (!table) return table;
  if (const Done usable = check_rows(*table); !usable) return usable.error();
  return table;
}

std::string columns_read(const TryTable& table) {
  std::vector<std::size_t> read;
  const std::vector<tabular::ColumnGuess>& columns = table.figures.columns.columns;
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i].role != tabular::ColumnRole::unused) read.push_back(i);
  if (!table.differs_from_text && read.size() == columns.size()) return {};
  std::string text;
  for (const tabular::PastedRow& row : table.cells.rows)
    for (const std::size_t column : read)
      text += clipboard_cell(row.cells[column]) + (column == read.back() ? "\n" : "\t");
  return text;
}

Result<TryTable> with_given_times(TryTable table) {
  auto given = read_given_times(table.cells);
  if (!given) return given.error();
  table.figures = *std::move(given);
  table.points = PointsAre::events;
  if (const Done usable = check_rows(table); !usable) return usable.error();
  return table;
}

}  // namespace qi::analysis
