#include "analysis/event_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "analysis/event_times.h"
#include "base/text.h"
#include "spc/chart_catalogue.h"
#include "tabular/date_reading.h"
#include "tabular/figures_notes.h"
#include "tabular/heading_words.h"
#include "tabular/number_reading.h"
#include "tabular/tidied_columns.h"

namespace qi::analysis {
namespace {

using tabular::ColumnRole;
using tabular::PastedCells;
using tabular::PastedRow;

struct EventColumns {
  std::size_t date = 0;
  std::optional<std::size_t> time;    ///< of day
  std::optional<std::size_t> figure;  ///< how long each event took to come
  std::vector<std::size_t> others;    ///< numbers of which nothing says so
};

std::vector<std::string> filled_cells(const PastedCells& cells, std::size_t column, bool headed) {
  std::vector<std::string> filled;
  for (std::size_t row = headed ? 1 : 0; row < cells.rows.size(); ++row)
    if (const std::string& cell = cells.rows[row].cells[column]; !cell.empty()) filled.push_back(cell);
  return filled;
}

/// "Days since last incident", "No of jobs between collisions": how long or how many, whatever else is named.
bool says_distance(std::string_view heading) {
  constexpr std::array<std::string_view, 2> kDistances{"since", "between"};
  return tabular::word_in(heading, kDistances).has_value();
}

/// "Days since the last one", "Hours", "Time (days)", "Time to the next", and neither "Days lost" nor "Response time".
bool says_time(std::string_view heading) {
  constexpr std::array<std::string_view, 4> kTimes{"time", "times", "days", "hours"};
  constexpr std::array<std::string_view, 2> kTowards{"to", "until"};
  constexpr std::array<std::string_view, 3> kGaps{"gap", "interval", "elapsed"};
  if (says_distance(heading) || tabular::word_in(heading, kGaps)) return true;
  const std::string said = lowered(heading);
  const std::vector<std::string_view> words = split(trimmed(std::string_view(said).substr(0, said.find('('))), ' ');
  return std::ranges::count(kTimes, words.front()) > 0 &&
         (words.size() == 1 || std::ranges::count(kTowards, words[1]) > 0);
}

std::optional<EventColumns> event_columns(const PastedCells& cells, const tabular::ColumnsGuess& guess) {
  const auto date = guess.column_with(ColumnRole::date);
  if (!date) return std::nullopt;
  EventColumns columns{.date = *date, .time = std::nullopt, .figure = std::nullopt, .others = {}};
  for (std::size_t i = 0; i < cells.width; ++i) {
    if (i == *date) continue;
    const tabular::ColumnGuess& column = guess.columns[i];
    const auto filled = filled_cells(cells, i, guess.headed);
    const std::size_t first_row = guess.headed ? 1 : 0;
    const bool is_clock = column.passed_over == tabular::PassedOver::times_of_day;
    if (is_clock || (tabular::clock_heading(column.heading) != tabular::ClockHeading::no &&
                     tabular::are_clock_times(cells, i, first_row))) {
      if (!columns.time) columns.time = i;
      if (is_clock || columns.time == i) continue;
    }
    const auto numbers = std::ranges::count_if(filled, tabular::looks_like_number);
    if (column.passed_over != tabular::PassedOver::no || filled.empty() || 2 * numbers < std::ssize(filled)) continue;
    const bool is_time = says_time(column.heading);
    if (!is_time && tabular::count_up_rows(cells, i, first_row)) continue;
    if (!columns.figure && (cells.width == 2 || is_time))
      columns.figure = i;
    else
      columns.others.push_back(i);
  }
  return columns;
}

/// Half of the dates or more are days: a table of months stands for periods.
bool are_days(const PastedCells& cells, std::size_t column, bool headed) {
  const auto filled = filled_cells(cells, column, headed);
  const auto days = std::ranges::count_if(filled, [](const std::string& cell) { return bool(read_event(cell)); });
  return days > 0 && 2 * days >= std::ssize(filled);
}

/// Five-digit figures under no word for a date: calls of each month, as likely as a spreadsheet's days.
bool may_be_figures(const PastedCells& cells, const tabular::ColumnsGuess& guess, std::size_t column) {
  constexpr std::array<std::string_view, 3> kDates{"date", "dates", "when"};
  if (tabular::word_in(guess.columns[column].heading, kDates)) return false;
  return std::ranges::all_of(filled_cells(cells, column, guess.headed), [](const std::string& cell) {
    const auto date = tabular::read_date(cell);
    return !date || date->form == tabular::DateForm::spreadsheet_day;
  });
}

/// "30 min", "0h 34m", "£1,030", "~30": a figure, but not written as one.
bool is_figure_with_unit(std::string_view cell) {
  constexpr std::string_view kPound = "£";
  if (cell.starts_with(kPound)) cell.remove_prefix(kPound.size());
  bool has_digit = false;
  std::string word;
  for (const char c : lowered(cell) + " ") {
    if (c >= 'a' && c <= 'z') {
      word += c;
      continue;
    }
    if (!word.empty() && !tabular::is_unit(std::exchange(word, {}))) return false;
    has_digit = has_digit || (c >= '0' && c <= '9');
    if (!(c >= '0' && c <= '9') && std::string_view(" .,~<>").find(c) == std::string_view::npos) return false;
  }
  return has_digit;
}

/// Whether figures that nobody could read, or nothing but answers, stand beside the dates, so that the dates alone
/// would not be what was meant.
bool has_unread_figures(const PastedCells& cells, const tabular::ColumnsGuess& guess) {
  std::size_t others = 0, answers = 0;
  for (std::size_t i = 0; i < cells.width; ++i) {
    const tabular::ColumnGuess& column = guess.columns[i];
    if (column.role == ColumnRole::date || column.passed_over != tabular::PassedOver::no) continue;
    const auto filled = filled_cells(cells, i, guess.headed);
    if (filled.empty()) continue;
    if (std::ranges::all_of(filled, is_figure_with_unit)) return true;
    ++others;
    if (std::ranges::all_of(filled, tabular::is_answer)) ++answers;
  }
  return others > 0 && answers == others;
}

/// "Patients" was not read: …
std::string others_note(const tabular::ColumnsGuess& guess, const std::vector<std::size_t>& others) {
  std::vector<std::string> names;
  for (const std::size_t column : others) names.push_back(guess.name_of(column));
  return fmt::format(
      "The dates were used, and not {}, of which no heading says that {} between events. If {}, head it "
      "Time between.",
      listed(names), names.size() == 1 ? "it is the time" : "they are the times",
      names.size() == 1 ? "it is" : "one is");
}

Result<EventDates> dates_of(const PastedCells& cells, const tabular::ColumnsGuess& guess, const EventColumns& columns,
                            spc::ChartKind chart) {
  EventDates read;
  tabular::FiguresReading& figures = read.figures;
  figures.columns = guess;
  figures.frequency = Frequency::day;
  std::vector<Event> events;
  std::vector<tabular::SeenDate> seen;
  for (std::size_t row = guess.headed ? 1 : 0; row < cells.rows.size(); ++row) {
    const PastedRow& source = cells.rows[row];
    ++figures.rows_read;
    std::string when = source.cells[columns.date];
    if (columns.time && !source.cells[*columns.time].empty()) when += " " + source.cells[*columns.time];
    if (const auto event = read_event(when)) {
      events.push_back(*event);
      seen.push_back({source.cells[columns.date], {.date = event->day}, source.row});
    } else {
      figures.problems.push_back({source.row, event.error().message, source.cells});
    }
  }
  auto times = times_between(std::move(events), chart);
  if (!times)
    return figures.problems.empty()
               ? times.error()
               : Error::invalid(times.error().message + " " + tabular::words_of(figures.problems.front()));
  for (std::size_t i = 0; i < times->values.size(); ++i)
    figures.rows.push_back({.row = seen[times->places[i]].row, .date = times->dates[i], .value = times->values[i]});
  figures.format = format_of(*times);
  figures.value_name = capitalised(std::string(slug(times->unit))) + " between events";
  figures.notes = std::move(times->notes);
  std::ranges::move(times->assumed, std::back_inserter(figures.notes));
  if (!columns.others.empty()) figures.notes.push_back(others_note(guess, columns.others));
  if (columns.time && !times->counts_days) figures.columns.columns[*columns.time].passed_over = tabular::PassedOver::no;
  std::ranges::move(tabular::passed_over_notes(figures.columns), std::back_inserter(figures.notes));
  figures.doubts = tabular::date_doubts(seen);
  read.times = std::move(times->times);
  read.start_row = seen[times->start_place].row;
  return read;
}

/// Fewer than half of the days follow the one before, so that hardly a moving range could be formed.
bool leave_most_days_out(const std::map<Date, std::size_t>& of_day) {
  // No source: chosen because three days out of five may be apart by chance, and a chart of fewer says little anyhow.
  constexpr std::size_t kEnoughDays = 6;
  std::size_t gaps = 0;
  for (auto day = of_day.begin(); day != of_day.end(); ++day)
    if (const auto next = std::next(day); next != of_day.end() && days_between(day->first, next->first) > 1) ++gaps;
  return of_day.size() >= kEnoughDays && 2 * gaps > of_day.size();
}

/// Days that are not the first of their period.
bool are_within_periods(const std::vector<Date>& days, Frequency frequency) {
  return std::ranges::any_of(days, [&](Date day) { return period_start(frequency, day) != day; });
}

/// A column of words, half of them or more there already: "North, South, North, South".
bool has_names_that_come_again(const PastedCells& cells, const tabular::ColumnsGuess& guess) {
  for (std::size_t i = 0; i < cells.width; ++i) {
    if (guess.columns[i].role == ColumnRole::date) continue;
    const auto filled = filled_cells(cells, i, guess.headed);
    const auto words = std::ranges::count_if(filled, [](const std::string& cell) {
      return !tabular::looks_like_number(cell) && !tabular::looks_like_date(cell) && !tabular::is_missing_mark(cell);
    });
    if (filled.empty() || 2 * words < std::ssize(filled)) continue;
    if (2 * std::set<std::string>(filled.begin(), filled.end()).size() <= filled.size()) return true;
  }
  return false;
}

}  // namespace

std::optional<Result<EventDates>> read_event_dates(const PastedCells& cells, std::optional<spc::ChartKind> chart) {
  if (chart && !spc::is_of_events(*chart)) return std::nullopt;
  if (cells.rows.empty()) return std::nullopt;
  const tabular::ColumnsGuess guess = tabular::guess_columns(cells);
  const auto columns = event_columns(cells, guess);
  if (!columns || columns->figure || !are_days(cells, columns->date, guess.headed)) return std::nullopt;
  if (!chart) {
    const bool has_unclear_times =
        columns->time && guess.columns[*columns->time].passed_over != tabular::PassedOver::times_of_day;
    if (!columns->others.empty() || has_unclear_times || has_unread_figures(cells, guess) ||
        may_be_figures(cells, guess, columns->date) || guess.column_with(ColumnRole::value) ||
        guess.column_with(ColumnRole::numerator))
      return std::nullopt;
  }
  return dates_of(cells, guess, *columns, chart.value_or(spc::ChartKind::t));
}

std::vector<ColumnRole> given_time_roles(const PastedCells& cells) {
  const tabular::ColumnsGuess guess = tabular::guess_columns(cells);
  const auto columns = event_columns(cells, guess);
  if (!columns || !columns->figure) return {};
  std::vector<ColumnRole> roles(cells.width, ColumnRole::unused);
  for (std::size_t i = 0; i < cells.width; ++i)
    if (guess.columns[i].role == ColumnRole::label) roles[i] = ColumnRole::label;
  roles[columns->date] = ColumnRole::date;
  roles[*columns->figure] = ColumnRole::value;
  return roles;
}

Result<tabular::FiguresReading> read_given_times(const PastedCells& cells) {
  const std::vector<ColumnRole> roles = given_time_roles(cells);
  if (roles.empty()) return Error::invalid("Give the date of each event alone, or beside it how long it took to come.");
  auto figures = tabular::read_figures(cells, {.roles = roles, .rows_are = tabular::RowsAre::points});
  if (!figures) return figures;
  std::erase_if(figures->rows, [&](const tabular::FigureRow& row) {
    if (row.value) return false;
    figures->problems.push_back({row.row, "There is no time here. Give how long it was since the event before.", {}});
    return true;
  });
  figures->notes.insert(figures->notes.begin(), given_times_note(figures->columns));
  return figures;
}

std::string given_times_note(const tabular::ColumnsGuess& columns) {
  const auto column = columns.column_with(ColumnRole::value);
  if (!column) return {};
  return capitalised(columns.name_of(*column)) +
         " was read as what lies between the event before and the event of that date.";
}

bool are_single_cases(const PastedCells& cells, const tabular::FiguresReading& by_period) {
  const auto column = by_period.columns.column_with(ColumnRole::date);
  if (!column) return false;
  std::vector<Date> days;
  std::set<std::vector<std::string>> different;
  for (std::size_t row = by_period.columns.headed ? 1 : 0; row < cells.rows.size(); ++row) {
    const auto read = tabular::read_date(cells.rows[row].cells[*column]);
    if (!read) continue;
    if (read->form > tabular::DateForm::spreadsheet_day) return false;
    if (different.insert(cells.rows[row].cells).second) days.push_back(read->date);
  }
  if (by_period.frequency != Frequency::day && !are_within_periods(days, by_period.frequency)) return false;
  std::map<Date, std::size_t> of_day, of_period;
  for (const Date day : days) {
    ++of_day[day];
    ++of_period[period_start(by_period.frequency, day)];
  }
  const auto alone = std::ranges::count_if(of_day, [](const auto& each) { return each.second == 1; });
  if (alone == 0 || (2 * alone <= std::ssize(of_day) && has_names_that_come_again(cells, by_period.columns)))
    return false;
  if (by_period.frequency == Frequency::day && leave_most_days_out(of_day)) return true;
  // No source: chosen because one date twice is a slip, which its row tells of, and so are a few in a hundred.
  constexpr std::size_t kFewest = 2;
  constexpr std::size_t kOneInTen = 10;
  const std::size_t thrown_together = days.size() - of_period.size();
  return thrown_together >= kFewest && kOneInTen * thrown_together >= days.size();
}

spc::Request request_of_rows(const measures::SeriesFigures& series, spc::ChartKind chart) {
  spc::Request request;
  request.chart = chart;
  request.better = series.measure.definition.better;
  for (const measures::Point& point : series.points)
    request.values.push_back(point.figure.value.value_or(spc::kMissing));
  if (!series.targets.empty()) request.targets.assign(request.values.size(), series.targets.front().value);
  return request;
}

Result<measures::SeriesReading> read_row_series(const measures::SeriesFigures& series, spc::ChartKind chart,
                                                const PointMarks& marks) {
  measures::SeriesReading read;
  read.request = request_of_rows(series, chart);
  read.request.excluded = marks.left_out;
  for (const std::size_t start : marks.starts) read.request.phases.push_back({.index = start});
  for (const measures::Point& point : series.points) read.periods.push_back(point.period);
  if (!series.targets.empty()) read.target = series.targets.front();
  auto reading = spc::read_series(read.request);
  if (!reading) return reading.error();
  read.reading = *std::move(reading);
  read.times = marks.times;
  read.annotation_places = marks.annotation_places;
  read.phase_titles = marks.phase_titles;
  read.wording = {.format = series.measure.definition.format, .frequency = Frequency::day, .dates = read.periods};
  return read;
}

}  // namespace qi::analysis
