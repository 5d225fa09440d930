#include "analysis/try_view.h"

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

Result<tabular::FiguresReading> read_for(spc::ChartKind chart, const std::string& text) {
  auto figures = tabular::read_figures(text);
  if (!figures || !spc::has_denominators(spc::chart_row(chart).takes)) return figures;
  const auto roles = roles_of_counts(figures->columns);
  return roles ? tabular::read_figures(text, {.roles = *roles}) : figures;
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
  auto figures = read_for(chart.value_or(spc::ChartKind::individuals), form.figures);
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
  if (!chart) errors.push_back({"chart", "Choose one of the charts."});
  if (!errors.empty()) return Error::invalid_fields(std::move(errors));

  auto series = measures::draft_series(*figures, measures::draft_definition(*figures, choices), choices);
  auto reading = measures::read_series(series, {.chart = *chart, .target_kind = measures::TargetKind::local});
  if (!reading) return Error::invalid_fields({{"figures", reading.error().message}});
  if (reading->request.chart != *chart) return Error::invalid_fields({{"chart", reading->notes.front()}});
  return TryReading{std::move(*figures), std::move(series), std::move(*reading)};
}

TryAnswer answer_of(const TryReading& read) {
  TryAnswer answer{
      .verdict =
          measures::verdict_of(read.series, read.reading, "Written from the chart rules. Nothing you pasted is kept."),
      .chart_reason = measures::chart_reason(read.reading),
      .figure = measures::chart_figure_of(read.series, read.reading),
      .moving_range = measures::moving_range_figure_of(read.series, read.reading),
      .notes = listed_together(read.figures.notes, read.reading.notes),
      .problems = {},
      .table = measures::figures_table(read.series, read.reading, kTableRows),
  };
  for (const tabular::RowProblem& problem : read.figures.problems)
    answer.problems.push_back(tabular::words_of(problem));
  return answer;
}

}  // namespace qi::analysis
