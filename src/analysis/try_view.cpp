#include "analysis/try_view.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "analysis/doubtful_target.h"
#include "analysis/event_table.h"
#include "analysis/try_table.h"
#include "base/percent.h"
#include "base/text.h"
#include "measures/reading_parts.h"
#include "measures/typed_number.h"
#include "spc/chart_catalogue.h"

namespace qi::analysis {
namespace {

// A table longer than this says less than the chart above it.
constexpr std::size_t kTableRows = 60;
constexpr std::size_t kPastedBytes = 1'000'000;

std::vector<std::string> listed_together(std::vector<std::string> first, const std::vector<std::string>& then) {
  first.insert(first.end(), then.begin(), then.end());
  return first;
}

/// Periods that hold no event would part its neighbours on their chart, and of several events in one period all but one
/// would be left out.
bool leaves_events_out(const tabular::FiguresReading& figures, const measures::SeriesReading& reading) {
  return !figures.problems.empty() ||
         std::ranges::any_of(reading.request.values, [](double value) { return std::isnan(value); });
}

/// The row whose figure the engine counts as this value, from 0; nullptr: none. Each row of events is a value, and
/// periods without a row are values too.
const tabular::FigureRow* row_of(const TryTable& table, const std::vector<Date>& periods, std::size_t value) {
  const std::vector<tabular::FigureRow>& rows = table.figures.rows;
  if (table.points != PointsAre::periods) return value < rows.size() ? &rows[value] : nullptr;
  if (value >= periods.size()) return nullptr;
  const auto row = std::ranges::find(rows, periods[value], &tabular::FigureRow::date);
  return row == rows.end() ? nullptr : &*row;
}

/// The engine counts values; a person sees rows: "in row 4, March 2024, the figure is more than …".
std::string named_by_row(const spc::WrongValue& wrong, const TryTable& table, const std::vector<Date>& periods) {
  const tabular::FigureRow* row = row_of(table, periods, wrong.place);
  if (!row) return fmt::format("value {} {}", wrong.place + 1, wrong.says);
  std::string named = fmt::format("in row {}, {}, ", row->row, period_name(table.figures.frequency, row->date));
  if (!row->label.empty()) named += "\"" + row->label + "\", ";
  return named + "the figure " + wrong.says;
}

/// "Did you mean 75%?" where a target was typed as a share of 1 and the figures are percentages, or the other way
/// round.
std::string asked_of_target(const TryForm& form, double target, const tabular::FiguresReading& figures) {
  std::vector<double> values;
  for (const tabular::FigureRow& row : figures.rows)
    if (row.value) values.push_back(*row.value);
  if (values.empty()) return {};
  const bool says_percent = form.target.find('%') != std::string::npos;
  if (says_percent && figures.format.style == ValueStyle::number)
    return asked_of_share_target(target, std::ranges::max(values));
  if (figures.format.style != ValueStyle::percent || says_percent) return {};
  return asked_of_percent_target(target, median(values));
}

struct Choice {
  spc::ChartKind chart = spc::ChartKind::individuals;
  std::vector<std::string> because;
};

/// The chart that the figures ask for. Where nothing can be proposed an XmR chart says what is wrong with them.
Choice chosen_for(const measures::SeriesFigures& series) {
  const auto plain = measures::read_series(series, {.chart = spc::ChartKind::individuals});
  if (!plain) return {};
  const spc::FiguresToChart figures = measures::figures_to_chart(series, *plain);
  const auto proposal = spc::propose_chart(figures, plain->wording);
  if (!proposal) return {};
  Choice choice{.chart = measures::readable_chart(*proposal, figures), .because = proposal->reasons};
  // How many points are missing is said with the chart itself.
  if (plain->reading.points_needed > 0) choice.because.resize(1);
  if (!proposal->record_instead.empty()) {
    choice.because.push_back("Better than any chart of these figures: the " +
                             std::string(spc::chart_row(proposal->chart).title) + ". " + proposal->record_instead);
  }
  return choice;
}

/// A measure reads counts by their headings alone.
std::string headed_counts(const tabular::FiguresReading& figures) {
  const auto cell = [](const std::optional<double>& number) { return number ? shortest(*number) : std::string(); };
  std::string text = "Date\tNumerator\tDenominator\n";
  for (const tabular::FigureRow& row : figures.rows)
    text += to_iso(row.date) + "\t" + cell(row.numerator) + "\t" + cell(row.denominator) + "\n";
  return text;
}

std::string figures_to_save(const TryTable& table) {
  if (table.points != PointsAre::periods) return {};
  return table.counts_by_place ? headed_counts(table.figures) : columns_read(table);
}

std::optional<Error> refused_at_sight(const TryForm& form) {
  const auto refused = [](std::string message) { return Error::invalid_fields({{"figures", std::move(message)}}); };
  if (trimmed(form.figures).empty()) return refused("Paste or type some figures: a date and a number on each line.");
  if (form.figures.size() > kPastedBytes)
    return refused("That is more than this page can take. Paste 5,000 rows or fewer.");
  if (!is_utf8(form.figures))
    return refused("Some letters could not be read. Copy the cells again and paste them here.");
  return std::nullopt;
}

void add_phase(Date from, const std::string& title, measures::SeriesFigures& series) {
  measures::Phase phase;
  phase.starts_on = from;
  phase.title = title;
  series.phases.push_back(std::move(phase));
}

/// As somebody would set them on the page of a measure.
void add_marks(const TryTable& table, const RowMarks& marks, measures::SeriesFigures& series) {
  const std::vector<tabular::FigureRow>& rows = table.figures.rows;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (marks.note_of(i).empty()) continue;
    measures::Annotation note;
    note.id.number = static_cast<std::int64_t>(series.annotations.size()) + 1;
    note.happened_on = rows[i].date;
    note.code = "E" + to_text(note.id);
    note.title = marks.note_of(i);
    series.annotations.push_back(std::move(note));
  }
  if (table.points != PointsAre::periods) return;
  const std::vector<std::string> names = marks.phase_names("");
  if (!names.front().empty() && !rows.empty()) add_phase(rows.front().date, names.front(), series);
  const std::vector<std::size_t> starts = marks.starts();
  for (std::size_t i = 0; i < starts.size(); ++i) add_phase(rows[starts[i]].date, names[i + 1], series);
  for (const std::size_t place : marks.left_out) {
    measures::Exclusion exclusion;
    exclusion.period = rows[place].date;
    series.exclusions.push_back(std::move(exclusion));
  }
}

PointMarks point_marks(const TryTable& table, const RowMarks& marks) {
  PointMarks of_points{.times = table.times,
                       .left_out = marks.left_out,
                       .starts = marks.starts(),
                       .phase_titles = marks.phase_names(marks.starts().empty() ? "All data" : "Baseline"),
                       .annotation_places = {}};
  for (std::size_t i = 0; i < table.figures.rows.size(); ++i)
    if (!marks.note_of(i).empty()) of_points.annotation_places.push_back(i);
  return of_points;
}

/// The figures of a table as a series, whatever its rows stand for.
measures::SeriesFigures series_of(const TryTable& table, const RowMarks& marks, const measures::DraftChoices& choices) {
  auto series = measures::draft_series(table.figures, measures::draft_definition(table.figures, choices), choices);
  add_marks(table, marks, series);
  return series;
}

Result<measures::SeriesReading> reading_of(const TryTable& table, const RowMarks& marks,
                                           measures::SeriesFigures& series, spc::ChartKind chart) {
  series.measure.definition.chart = chart;
  return table.points == PointsAre::periods
             ? measures::read_series(series, {.chart = chart, .target_kind = measures::TargetKind::local})
             : read_row_series(series, chart, point_marks(table, marks));
}

Choice choice_for(const TryTable& table, const measures::SeriesFigures& series, std::optional<spc::ChartKind> chart) {
  if (chart) return {.chart = *chart};
  switch (table.points) {
    case PointsAre::events:
      return {.chart = spc::ChartKind::t,
              .because = {"These are dates without figures: a t chart shows the time from each event to the next."}};
    case PointsAre::rows: return {.chart = spc::ChartKind::individuals, .because = {table.points_because}};
    case PointsAre::periods: break;
  }
  return chosen_for(series);
}

Error refused_figures(std::string message) {
  return Error::invalid_fields({{"figures", std::move(message)}});
}

}  // namespace

Result<TryReading> read_try(const TryForm& form) {
  if (auto refused = refused_at_sight(form)) return *std::move(refused);
  std::vector<FieldError> errors;
  const auto chart = spc::find_chart(form.chart);
  auto table = read_try_table(form.figures, chart);
  if (!table) return refused_figures(table.error().message);

  measures::DraftChoices choices;
  choices.name = trimmed(form.name);
  const auto better = measures::parse_direction(form.better);
  if (better)
    choices.better = *better;
  else
    errors.push_back({"better", "Choose which way is better, or choose neither."});
  if (const auto target = measures::read_typed_number(form.target, table->figures.format))
    choices.target = *target;
  else
    errors.push_back({"target", target.error().message});
  if (!chart && !form.chart.empty()) errors.push_back({"chart", "Choose one of the charts."});
  if (!errors.empty()) return Error::invalid_fields(std::move(errors));

  RowMarks marks = table->marks();
  measures::SeriesFigures series = series_of(*table, marks, choices);
  Choice choice = choice_for(*table, series, chart);
  auto read = reading_of(*table, marks, series, choice.chart);
  if (read && table->points == PointsAre::periods && chart && spc::is_of_events(*chart) &&
      leaves_events_out(table->figures, *read)) {
    table = with_given_times(*std::move(table));
    if (!table) return refused_figures(table.error().message);
    marks = table->marks();
    series = series_of(*table, marks, choices);
    read = reading_of(*table, marks, series, choice.chart);
  }
  if (!read) {
    const auto wrong = spc::find_wrong_value(request_of_rows(series, choice.chart));
    return refused_figures(wrong ? capitalised(named_by_row(*wrong, *table, {})) : read.error().message);
  }
  if (chart && read->request.chart != *chart)
    return Error::invalid_fields(
        {{"chart", read->wrong_value
                       ? measures::cannot_be_read_by(*chart, named_by_row(*read->wrong_value, *table, read->periods))
                       : read->chart_refused}});
  std::vector<std::string> asks = table->asks;
  std::ranges::copy(table->figures.doubts, std::back_inserter(asks));
  if (choices.target)
    if (std::string asked = asked_of_target(form, *choices.target, table->figures); !asked.empty())
      asks.push_back(std::move(asked));
  std::ranges::copy(marks.told, std::back_inserter(table->figures.notes));
  std::string to_save = figures_to_save(*table);
  return TryReading{.figures = std::move(table->figures),
                    .series = std::move(series),
                    .reading = *std::move(read),
                    .chosen_because = std::move(choice.because),
                    .points = table->points,
                    .counts_by_place = table->counts_by_place,
                    .figures_to_save = std::move(to_save),
                    .asks = fmt::format("{}", fmt::join(asks, " ")),
                    .marks = std::move(marks)};
}

namespace {

/// The parts of a reading speak of periods, which these rows are not.
void name_points(const TryReading& read, TryAnswer& answer) {
  if (read.points == PointsAre::periods) return;
  const bool are_events = read.points == PointsAre::events;
  answer.figure.detail = fmt::format(
      "{} {}. {}.", measures::unit_words(read.reading.wording.format),
      are_events ? "from event to event, by the date of the later one" : "of each row, in the order of the dates",
      measures::chart_words(read.reading));
  if (!answer.figure.compact_note.empty())
    answer.figure.compact_note = are_events ? "Showing the last 24 events." : "Showing the last 24 rows.";
  answer.table.caption = are_events ? "Values by event, newest first" : "Values by row, newest first";
  answer.table.columns.front().title = are_events ? "Event" : "Date";
}

/// The boxes of the picture lead here.
ui::DataTable notes_table(const TryReading& read) {
  ui::DataTable table{.caption = "Events, by your notes",
                      .columns = {{"Event"}, {"When"}, {"Note"}},
                      .rows = {},
                      .density = ui::TableDensity::tight};
  for (const measures::Annotation& note : read.series.annotations)
    table.rows.push_back({.cells = {{.text = note.code},
                                    {.text = short_period_name(read.reading.wording.frequency, note.happened_on)},
                                    {.text = note.title}},
                          .id = "event-" + to_text(note.id)});
  return table;
}

std::string not_saved(const TryReading& read) {
  const bool has_marks = read.marks.has_notes() || !read.marks.left_out.empty() || !read.marks.starts().empty();
  return has_marks ? "The measure starts with the figures alone: its page has forms for notes, phases and figures to "
                     "leave out."
                   : "";
}

}  // namespace

std::string asked_of_future(const TryReading& read, Date today) {
  const auto latest = std::ranges::max_element(read.figures.rows, {}, &tabular::FigureRow::date);
  if (latest == read.figures.rows.end() || latest->date <= today) return {};
  return fmt::format("{}, in row {}, lies in the future. Is that date right?",
                     capitalised(period_name(read.figures.frequency, latest->date)), latest->row);
}

std::string rates_for(const TryReading& read) {
  return read.figures.factor > kWholePercent ? grouped(read.figures.factor, 0) : std::string();
}

TryAnswer answer_of(const TryReading& read) {
  TryAnswer answer{
      .verdict =
          measures::verdict_of(read.series, read.reading, "Written from the chart rules. Nothing you pasted is kept."),
      .chart_slug = std::string(spc::chart_row(read.reading.request.chart).slug),
      .chart_reason = measures::chart_reason(read.reading),
      .chosen_because = read.chosen_because,
      .figure = measures::chart_figure_of(read.series, read.reading),
      .moving_range = measures::moving_range_figure_of(read.series, read.reading),
      .advice = measures::chart_advice_of(read.series, read.reading),
      .points = read.points,
      .events = std::nullopt,
      .not_saved = not_saved(read),
      .figures_to_save = read.figures_to_save,
      .rates_for = rates_for(read),
      .asks = read.asks,
      .notes = listed_together(read.figures.notes, read.reading.notes),
      .problems = {},
      .table = measures::figures_table(read.series, read.reading, kTableRows),
  };
  if (answer.advice) answer.advice->chart.clear();  // it stands under the chart
  if (read.marks.has_notes()) answer.events = notes_table(read);
  name_points(read, answer);
  for (const tabular::RowProblem& problem : read.figures.problems)
    answer.problems.push_back(tabular::words_of(problem));
  return answer;
}

}  // namespace qi::analysis
