#include "analysis/try_view.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "measures/reading_parts.h"
#include "measures/typed_number.h"
#include "spc/chart_catalogue.h"

namespace qi::analysis {
namespace {

// A table longer than this says less than the chart above it.
constexpr std::size_t kTableRows = 60;
constexpr std::size_t kPastedBytes = 1'000'000;
// Anyone may ask, so one answer must stay small: 5,000 days are almost 14 years.
constexpr std::size_t kMostPoints = 5'000;

std::vector<std::string> listed_together(std::vector<std::string> first, const std::vector<std::string>& then) {
  first.insert(first.end(), then.begin(), then.end());
  return first;
}

using tabular::ColumnRole;

/// Two columns of figures without telling headings, on a chart that divides: the counts first, then out of what.
std::optional<std::vector<ColumnRole>> roles_of_counts(const tabular::ColumnsGuess& guess) {
  if (guess.column_with(ColumnRole::denominator)) return std::nullopt;
  const auto value = guess.column_with(ColumnRole::value);
  if (!value) return std::nullopt;
  std::vector<ColumnRole> roles;
  for (const tabular::ColumnGuess& column : guess.columns) roles.push_back(column.role);
  for (std::size_t next = *value + 1; next < roles.size(); ++next) {
    if (!measures::read_typed_number(guess.columns[next].first, {})) continue;
    roles[*value] = ColumnRole::numerator;
    roles[next] = ColumnRole::denominator;
    return roles;
  }
  return std::nullopt;
}

std::ptrdiff_t values_in(const tabular::FiguresReading& figures) {
  return std::ranges::count_if(figures.rows, [](const tabular::FigureRow& row) { return row.value.has_value(); });
}

/// Every figure of the plain reading is a count, out of a count that is as large at least.
bool are_cases_out_of_cases(const tabular::FiguresReading& counts, const tabular::FiguresReading& plain) {
  const auto is_count = [](double number) { return number >= 0 && number == std::floor(number); };
  return values_in(counts) == values_in(plain) && std::ranges::all_of(counts.rows, [&](const tabular::FigureRow& row) {
           if (!row.value) return true;
           return row.numerator && row.denominator && is_count(*row.numerator) && is_count(*row.denominator) &&
                  *row.numerator <= *row.denominator;
         });
}

/// Two columns of figures are counts where the chart asked for divides; where none was asked for, if nothing else names
/// them and the first is never more than the second.
/// Events do not come once a month: of several in one period all but one would be left out of their chart, and periods
/// without an event would part their neighbours.
bool leaves_events_out(const tabular::FiguresReading& figures, const measures::SeriesReading& reading) {
  return !figures.problems.empty() ||
         std::ranges::any_of(reading.request.values, [](double value) { return std::isnan(value); });
}

std::string event_rows_refusal(Frequency frequency) {
  return "This chart takes a row for each event, and this page reads one figure for each " +
         std::string(slug(frequency)) + ". Put consecutive days in the first column, one for each event in order.";
}

Result<tabular::FiguresReading> read_for(std::optional<spc::ChartKind> chart, const std::string& text) {
  auto figures = tabular::read_figures(text);
  if (!figures || (chart && !spc::has_denominators(spc::chart_row(*chart).takes))) return figures;
  if (!chart && figures->columns.headed) return figures;
  const auto roles = roles_of_counts(figures->columns);
  if (!roles) return figures;
  auto counts = tabular::read_figures(text, {.roles = *roles});
  if (chart || (counts && are_cases_out_of_cases(*counts, *figures))) return counts;
  return figures;
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

}  // namespace

Result<TryReading> read_try(const TryForm& form) {
  std::vector<FieldError> errors;
  if (trimmed(form.figures).empty())
    return Error::invalid_fields({{"figures", "Paste or type some figures: a date and a number on each line."}});
  if (form.figures.size() > kPastedBytes)
    return Error::invalid_fields({{"figures", "That is more than this page can take. Paste 5,000 rows or fewer."}});
  if (!is_utf8(form.figures))
    return Error::invalid_fields(
        {{"figures", "Some letters could not be read. Copy the cells again and paste them here."}});

  const auto chart = spc::find_chart(form.chart);
  auto figures = read_for(chart, form.figures);
  if (!figures) return Error::invalid_fields({{"figures", figures.error().message}});
  if (figures->rows.size() > kMostPoints)
    return Error::invalid_fields({{"figures", "That is more than this page can take. Paste 5,000 rows or fewer."}});
  if (figures->rows.empty()) {
    const std::string why = figures->problems.empty() ? std::string("Paste a date and a number on each line.")
                                                      : tabular::words_of(figures->problems.front());
    return Error::invalid_fields({{"figures", "No row could be read. " + why}});
  }

  measures::DraftChoices choices;
  choices.name = trimmed(form.name);
  const auto better = measures::parse_direction(form.better);
  if (better)
    choices.better = *better;
  else
    errors.push_back({"better", "Choose which way is better, or choose neither."});
  if (const auto target = measures::read_typed_number(form.target, figures->format))
    choices.target = *target;
  else
    errors.push_back({"target", target.error().message});
  if (!chart && !form.chart.empty()) errors.push_back({"chart", "Choose one of the charts."});
  if (!errors.empty()) return Error::invalid_fields(std::move(errors));

  auto series = measures::draft_series(*figures, measures::draft_definition(*figures, choices), choices);
  Choice choice = chart ? Choice{.chart = *chart} : chosen_for(series);
  series.measure.definition.chart = choice.chart;
  auto reading = measures::read_series(series, {.chart = choice.chart, .target_kind = measures::TargetKind::local});
  if (!reading) return Error::invalid_fields({{"figures", reading.error().message}});
  if ((chart == spc::ChartKind::g || chart == spc::ChartKind::t) && leaves_events_out(*figures, *reading))
    return Error::invalid_fields({{"figures", event_rows_refusal(figures->frequency)}});
  if (chart && reading->request.chart != *chart) return Error::invalid_fields({{"chart", reading->chart_refused}});
  return TryReading{std::move(*figures), std::move(series), std::move(*reading), std::move(choice.because)};
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
      .notes = listed_together(read.figures.notes, read.reading.notes),
      .problems = {},
      .table = measures::figures_table(read.series, read.reading, kTableRows),
  };
  if (answer.advice) answer.advice->chart.clear();  // it stands under the chart
  for (const tabular::RowProblem& problem : read.figures.problems)
    answer.problems.push_back(tabular::words_of(problem));
  return answer;
}

}  // namespace qi::analysis
