#include "measures/imports/figures_draft.h"

#include <algorithm>

#include "base/percent.h"

namespace qi::measures {
namespace {

bool all_values(const tabular::FiguresReading& figures, bool (*holds)(double)) {
  return std::ranges::all_of(figures.rows,
                             [&](const tabular::FigureRow& row) { return !row.value || holds(*row.value); });
}

}  // namespace

Definition draft_definition(const tabular::FiguresReading& figures, const DraftChoices& choices) {
  Definition definition;
  definition.name = !choices.name.empty()         ? choices.name
                    : !figures.value_name.empty() ? figures.value_name
                                                  : "Your figures";
  definition.short_name = definition.name;
  definition.format = figures.format;
  definition.factor = figures.factor;
  definition.better = choices.better;
  definition.frequency = figures.frequency;
  if (all_values(figures, [](double value) { return value >= 0; })) definition.natural_lower = 0;
  const bool is_percent = figures.format.style == ValueStyle::percent;
  if (is_percent && all_values(figures, [](double value) { return value <= kWholePercent; }))
    definition.natural_upper = kWholePercent;
  return definition;
}

SeriesFigures draft_series(const tabular::FiguresReading& figures, const Definition& definition,
                           const DraftChoices& choices) {
  SeriesFigures series;
  series.measure.definition = definition;
  for (const tabular::FigureRow& row : figures.rows)
    series.points.push_back({.period = row.date, .figure = {row.value, row.numerator, row.denominator}});
  if (choices.target && !series.points.empty())
    series.targets.push_back(
        {.from = series.points.front().period, .value = *choices.target, .kind = TargetKind::local, .title = "Target"});
  return series;
}

}  // namespace qi::measures
