#include "analysis/event_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "analysis/event_times.h"
#include "analysis/iso_moment.h"
#include "base/text.h"
#include "spc/chart_catalogue.h"
#include "tabular/date_reading.h"
#include "tabular/heading_words.h"
#include "tabular/number_reading.h"

namespace qi::analysis {
namespace {

using tabular::ColumnRole;
using tabular::PastedCells;
using tabular::PastedRow;

struct EventColumns {
  std::size_t date = 0;
  std::optional<std::size_t> time;    ///< of day
  std::optional<std::size_t> figure;  ///< neither date nor time of day nor the name of the event
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

/// Times of the day, and not the minutes and seconds between events.
bool are_times_of_day(const std::vector<std::string>& cells, std::string_view heading) {
  if (!heading.empty() && !tabular::has_word(heading, "time")) return false;
  if (says_distance(heading)) return false;
  constexpr double kDay = 1;
  return !cells.empty() && std::ranges::all_of(cells, [](const std::string& cell) {
    const auto time = time_of_day(cell);
    return time && *time < kDay;
  });
}

/// "Incident no." and not "No of calls".
bool ends_with_no(std::string_view heading) {
  const std::string slug = slug_of(std::string(heading));
  return slug == "no" || slug.ends_with("-no");
}

/// Numbers that name the events or count them up: 10231, 10237, 10240 under "Incident number", or 1, 2, 3.
bool are_names(const std::vector<std::string>& cells, std::string_view heading) {
  constexpr std::array<std::string_view, 6> kNames{"id", "ref", "reference", "incident", "cad", "case"};
  if (says_distance(heading)) return false;
  if (tabular::word_in(heading, kNames) || ends_with_no(heading)) return true;
  double before = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto number = tabular::read_number(cells[i]);
    if (!number || number->form != tabular::NumberForm::number) return false;
    if (i > 0 && number->value != before + 1) return false;
    before = number->value;
  }
  return cells.size() > 2;
}

std::optional<EventColumns> event_columns(const PastedCells& cells, const tabular::ColumnsGuess& guess) {
  const auto date = guess.column_with(ColumnRole::date);
  if (!date) return std::nullopt;
  EventColumns columns{.date = *date, .time = std::nullopt, .figure = std::nullopt};
  for (std::size_t i = 0; i < cells.width; ++i) {
    if (i == *date) continue;
    const std::string& heading = guess.columns[i].heading;
    const auto filled = filled_cells(cells, i, guess.headed);
    if (!columns.time && are_times_of_day(filled, heading)) {
      columns.time = i;
      continue;
    }
    const auto numbers = std::ranges::count_if(filled, tabular::looks_like_number);
    if (columns.figure || filled.empty() || 2 * numbers < std::ssize(filled) || are_names(filled, heading)) continue;
    columns.figure = i;
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

Result<tabular::FiguresReading> figures_of(const PastedCells& cells, const tabular::ColumnsGuess& guess,
                                           const EventColumns& columns, spc::ChartKind chart) {
  tabular::FiguresReading figures;
  figures.columns = guess;
  figures.frequency = Frequency::day;
  std::vector<Event> events;
  for (std::size_t row = guess.headed ? 1 : 0; row < cells.rows.size(); ++row) {
    const PastedRow& source = cells.rows[row];
    ++figures.rows_read;
    std::string when = source.cells[columns.date];
    if (columns.time && !source.cells[*columns.time].empty()) when += " " + source.cells[*columns.time];
    if (const auto event = read_event(when))
      events.push_back(*event);
    else
      figures.problems.push_back({source.row, event.error().message, source.cells});
  }
  auto times = times_between(std::move(events), chart);
  if (!times)
    return figures.problems.empty()
               ? times.error()
               : Error::invalid(times.error().message + " " + tabular::words_of(figures.problems.front()));
  for (std::size_t i = 0; i < times->values.size(); ++i)
    figures.rows.push_back({.date = times->dates[i], .value = times->values[i]});
  figures.format = format_of(*times);
  figures.value_name = capitalised(std::string(slug(times->unit))) + " between events";
  figures.notes = std::move(times->notes);
  return figures;
}

}  // namespace

std::optional<Result<tabular::FiguresReading>> read_event_dates(const std::string& text,
                                                                std::optional<spc::ChartKind> chart) {
  if (chart && !spc::is_of_events(*chart)) return std::nullopt;
  const auto cells = tabular::read_pasted(text);
  if (!cells || cells->rows.empty()) return std::nullopt;
  const tabular::ColumnsGuess guess = tabular::guess_columns(*cells);
  const auto columns = event_columns(*cells, guess);
  if (!columns || columns->figure || !are_days(*cells, columns->date, guess.headed)) return std::nullopt;
  // Unasked, times beside dates are minutes and seconds: a figure for each day.
  if (!chart && (cells->width > 1 || may_be_figures(*cells, guess, columns->date))) return std::nullopt;
  return figures_of(*cells, guess, *columns, chart.value_or(spc::ChartKind::t));
}

Result<tabular::FiguresReading> read_given_times(const std::string& text, const tabular::FiguresReading& by_period) {
  const auto cells = tabular::read_pasted(text);
  if (!cells) return cells.error();
  tabular::FiguresReading figures = by_period;
  figures.rows.clear();
  figures.problems.clear();
  figures.frequency = Frequency::day;
  const auto columns = event_columns(*cells, figures.columns);
  if (!columns || !columns->figure)
    return Error::invalid("Give the date of each event alone, or beside it how long it took to come.");
  for (std::size_t row = figures.columns.headed ? 1 : 0; row < cells->rows.size(); ++row) {
    const PastedRow& source = cells->rows[row];
    const auto refuse = [&](const std::string& message) {
      figures.problems.push_back({source.row, message, source.cells});
    };
    const auto when = tabular::read_date(source.cells[columns->date]);
    const auto time = tabular::read_number(source.cells[*columns->figure]);
    if (!when)
      refuse(when.error().message);
    else if (!time)
      refuse(time.error().message);
    else if (time->form == tabular::NumberForm::missing)
      refuse("There is no time here. Give how long it was since the event before.");
    else
      figures.rows.push_back({.row = source.row, .date = when->date, .value = time->value});
  }
  std::ranges::stable_sort(figures.rows, {}, &tabular::FigureRow::date);
  const std::string& name = figures.columns.columns[*columns->figure].heading;
  figures.notes = {fmt::format("{} was read as what lies between the event before and the event of that date.",
                               name.empty() ? "The column beside the dates" : "\"" + name + "\"")};
  return figures;
}

Result<measures::SeriesReading> read_event_series(const measures::SeriesFigures& series, spc::ChartKind chart) {
  const measures::Definition& definition = series.measure.definition;
  measures::SeriesReading read;
  read.request.chart = chart;
  read.request.better = definition.better;
  for (const measures::Point& point : series.points) {
    read.periods.push_back(point.period);
    read.request.values.push_back(point.figure.value.value_or(spc::kMissing));
  }
  if (!series.targets.empty()) {
    read.target = series.targets.front();
    read.request.targets.assign(read.periods.size(), read.target->value);
  }
  auto reading = spc::read_series(read.request);
  if (!reading) return reading.error();
  read.reading = *std::move(reading);
  read.phase_titles = {"All data"};
  read.wording = {.format = definition.format, .frequency = Frequency::day, .dates = read.periods};
  return read;
}

}  // namespace qi::analysis
