#include "analysis/try_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "analysis/event_table.h"
#include "analysis/pasted_counts.h"
#include "base/text.h"
#include "measures/reading_parts.h"
#include "measures/typed_number.h"
#include "spc/chart_catalogue.h"

namespace qi::analysis {
namespace {

// A table longer than this says less than the chart above it.
constexpr std::size_t kTableRows = 60;
constexpr double kHundredPercent = 100;
constexpr std::size_t kPastedBytes = 1'000'000;
// Anyone may ask, so one answer must stay small: 5,000 days are almost 14 years.
constexpr std::size_t kMostPoints = 5'000;

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

/// What the table holds, before any chart is made of it.
struct TableReading {
  tabular::FiguresReading figures;
  PointsAre points = PointsAre::periods;
  bool counts_by_place = false;
};

/// The row whose figure the engine counts as this value, from 0; nullptr: none. Each row of events is a value, and
/// periods without a row are values too.
const tabular::FigureRow* row_of(const TableReading& table, const std::vector<Date>& periods, std::size_t value) {
  const std::vector<tabular::FigureRow>& rows = table.figures.rows;
  if (table.points == PointsAre::events) return value < rows.size() ? &rows[value] : nullptr;
  if (value >= periods.size()) return nullptr;
  const auto row = std::ranges::find(rows, periods[value], &tabular::FigureRow::date);
  return row == rows.end() ? nullptr : &*row;
}

/// The engine counts values; a person sees rows: "Value 3 is more than …" becomes "In row 4, March 2024, the figure is
/// more than …".
std::string named_by_row(const std::string& refusal, const TableReading& table, const std::vector<Date>& periods) {
  constexpr std::string_view kValue = "Value ";
  const std::size_t at = refusal.find(kValue);
  if (at == std::string::npos) return refusal;
  std::size_t place = 0;
  const char* const digits = refusal.data() + at + kValue.size();
  const auto [end, fault] = std::from_chars(digits, refusal.data() + refusal.size(), place);
  if (fault != std::errc{} || place == 0) return refusal;
  const tabular::FigureRow* row = row_of(table, periods, place - 1);
  if (!row) return refusal;
  std::string named = fmt::format("in row {}, {}, ", row->row, period_name(table.figures.frequency, row->date));
  if (!row->label.empty()) named += "\"" + row->label + "\", ";
  named += "the figure" + std::string(end, refusal.data() + refusal.size());
  return refusal.substr(0, at) + (at == 0 ? capitalised(std::move(named)) : named);
}

/// "Did you mean 75%?" where a target was typed as a share of 1 and the figures lie far above it. It is asked, never
/// changed: 0.75% can be meant.
std::string asked_of_target(const TryForm& form, double target, const tabular::FiguresReading& figures) {
  std::vector<double> values;
  for (const tabular::FigureRow& row : figures.rows)
    if (row.value) values.push_back(*row.value);
  if (values.empty()) return {};
  const double middle = median(values);
  const bool says_percent = form.target.find('%') != std::string::npos;
  if (says_percent && figures.format.style == ValueStyle::number && std::ranges::max(values) <= 1 && target > 1)
    return fmt::format("The figures are shares of 1, and the target was read as {}. Did you mean {}?", shortest(target),
                       shortest(target / kHundredPercent));
  if (figures.format.style != ValueStyle::percent || says_percent || !(target > 0 && target <= 1)) return {};
  if (std::abs(middle - target) <= std::abs(middle - kHundredPercent * target)) return {};
  return fmt::format("The target was read as {}%. Did you mean {}%? If so, write it with the percent sign.",
                     shortest(target), shortest(std::round(kHundredPercent * target * 1e9) / 1e9));
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

std::optional<Error> refused_at_sight(const TryForm& form) {
  const auto refused = [](std::string message) { return Error::invalid_fields({{"figures", std::move(message)}}); };
  if (trimmed(form.figures).empty()) return refused("Paste or type some figures: a date and a number on each line.");
  if (form.figures.size() > kPastedBytes)
    return refused("That is more than this page can take. Paste 5,000 rows or fewer.");
  if (!is_utf8(form.figures))
    return refused("Some letters could not be read. Copy the cells again and paste them here.");
  return std::nullopt;
}

Result<TableReading> read_table_for(const std::string& text, std::optional<spc::ChartKind> chart) {
  if (auto events = read_event_dates(text, chart)) {
    if (!*events) return events->error();
    return TableReading{.figures = **std::move(events), .points = PointsAre::events};
  }
  auto counts = read_for_chart(text, chart);
  if (!counts) return counts.error();
  return TableReading{.figures = std::move(counts->figures), .counts_by_place = counts->by_place};
}

Done check_rows(const tabular::FiguresReading& figures) {
  if (figures.rows.size() > kMostPoints)
    return Error::invalid("That is more than this page can take. Paste 5,000 rows or fewer.");
  if (!figures.rows.empty()) return {};
  const std::string why = figures.problems.empty() ? std::string("Paste a date and a number on each line.")
                                                   : tabular::words_of(figures.problems.front());
  return Error::invalid("No row could be read. " + why);
}

/// The same choices about the figures of a table, whatever its rows stand for.
struct Understood {
  measures::SeriesFigures series;
  measures::SeriesReading reading;
};
Result<Understood> understood(const TableReading& table, const measures::DraftChoices& choices, spc::ChartKind chart) {
  Understood both{
      .series = measures::draft_series(table.figures, measures::draft_definition(table.figures, choices), choices),
      .reading = {}};
  both.series.measure.definition.chart = chart;
  auto reading = table.points == PointsAre::events
                     ? read_event_series(both.series, chart)
                     : measures::read_series(both.series, {.chart = chart, .target_kind = measures::TargetKind::local});
  if (!reading) return reading.error();
  both.reading = *std::move(reading);
  return both;
}

Choice choice_for(const TableReading& table, const measures::DraftChoices& choices,
                  std::optional<spc::ChartKind> chart) {
  if (chart) return {.chart = *chart};
  if (table.points == PointsAre::events)
    return {.chart = spc::ChartKind::t,
            .because = {"These are dates without figures: a t chart shows the time from each event to the next."}};
  return chosen_for(measures::draft_series(table.figures, measures::draft_definition(table.figures, choices), choices));
}

}  // namespace

Result<TryReading> read_try(const TryForm& form) {
  if (auto refused = refused_at_sight(form)) return *std::move(refused);
  std::vector<FieldError> errors;
  const auto chart = spc::find_chart(form.chart);
  auto table = read_table_for(form.figures, chart);
  if (!table) return Error::invalid_fields({{"figures", table.error().message}});
  if (const Done usable = check_rows(table->figures); !usable)
    return Error::invalid_fields({{"figures", usable.error().message}});

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

  Choice choice = choice_for(*table, choices, chart);
  auto read = understood(*table, choices, choice.chart);
  if (read && table->points == PointsAre::periods && chart && spc::is_of_events(*chart) &&
      leaves_events_out(table->figures, read->reading)) {
    auto given = read_given_times(form.figures, table->figures);
    if (!given) return Error::invalid_fields({{"figures", given.error().message}});
    *table = {.figures = *std::move(given), .points = PointsAre::events};
    if (const Done usable = check_rows(table->figures); !usable)
      return Error::invalid_fields({{"figures", usable.error().message}});
    read = understood(*table, choices, choice.chart);
  }
  if (!read) return Error::invalid_fields({{"figures", named_by_row(read.error().message, *table, {})}});
  if (chart && read->reading.request.chart != *chart)
    return Error::invalid_fields({{"chart", named_by_row(read->reading.chart_refused, *table, read->reading.periods)}});
  std::string asks = choices.target ? asked_of_target(form, *choices.target, table->figures) : std::string();
  return TryReading{.figures = std::move(table->figures),
                    .series = std::move(read->series),
                    .reading = std::move(read->reading),
                    .chosen_because = std::move(choice.because),
                    .points = table->points,
                    .counts_by_place = table->counts_by_place,
                    .asks = std::move(asks)};
}

namespace {

/// The parts of a reading speak of periods, which these rows are not.
void call_them_events(const measures::SeriesReading& reading, TryAnswer& answer) {
  answer.figure.detail = fmt::format("{} from event to event, by the date of the later one. {}.",
                                     measures::unit_words(reading.wording.format), measures::chart_words(reading));
  if (!answer.figure.compact_note.empty()) answer.figure.compact_note = "Showing the last 24 events.";
  answer.table.caption = "Values by event, newest first";
  answer.table.columns.front().title = "Event";
}

}  // namespace

std::string rates_for(const TryReading& read) {
  return read.figures.factor > kHundredPercent ? grouped(read.figures.factor, 0) : std::string();
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
      .figures_to_save = read.counts_by_place ? headed_counts(read.figures) : std::string(),
      .rates_for = rates_for(read),
      .asks = read.asks,
      .notes = listed_together(read.figures.notes, read.reading.notes),
      .problems = {},
      .table = measures::figures_table(read.series, read.reading, kTableRows),
  };
  if (answer.advice) answer.advice->chart.clear();  // it stands under the chart
  if (read.points == PointsAre::events) call_them_events(read.reading, answer);
  for (const tabular::RowProblem& problem : read.figures.problems)
    answer.problems.push_back(tabular::words_of(problem));
  return answer;
}

}  // namespace qi::analysis
