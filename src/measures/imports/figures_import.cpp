#include "measures/imports/figures_import.h"
#include "measures/unusual_figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace qi::measures {
namespace {

/// Why a row that was read cannot go into this series; "" when it can.
std::string refusal_of(const Definition& definition, const tabular::FigureRow& row, Date today) {
  if (row.date > today) return "This date has not come yet. Enter a date that has passed.";
  if (!row.value) return {};
  if (definition.natural_lower && *row.value < *definition.natural_lower)
    return fmt::format("Value must not be below {}.", show_target(*definition.natural_lower, definition.format));
  if (definition.natural_upper && *row.value > *definition.natural_upper)
    return fmt::format("Value must not be above {}.", show_target(*definition.natural_upper, definition.format));
  return {};
}

bool has_parts(const Figure& figure) {
  return figure.numerator || figure.denominator;
}

bool loses_parts(const Figure& before, const Figure& after) {
  return has_parts(before) && after.value && !has_parts(after);
}

bool looks_the_same(const Figure& one, const Figure& other, const ValueFormat& format) {
  return one.value && other.value && show(*one.value, format) == show(*other.value, format);
}

/// Puts the figure into the preview and keeps what that changes.
void place(ImportPlan& plan, std::size_t row, IncomingPoint point) {
  std::vector<Point>& points = plan.preview.points;
  const auto at = std::ranges::lower_bound(points, point.period, {}, &Point::period);
  if (at == points.end() || at->period != point.period) {
    if (point.figure.value) {
      points.insert(at, {.period = point.period, .figure = point.figure});
      ++plan.added;
    }
  } else {
    const Figure before = at->figure;
    if (loses_parts(before, point.figure) &&
        looks_the_same(before, point.figure, plan.preview.measure.definition.format))
      point.figure = before;
    at->figure = point.figure;
    if (before == point.figure)
      ++plan.unchanged;
    else if (before.value)
      plan.changes.push_back({.row = row, .period = point.period, .before = before, .after = point.figure});
    else
      ++plan.added;
  }
  plan.points.push_back(point);
}

bool is_time(const ValueFormat& format) {
  return format.style == ValueStyle::minutes_seconds;
}

void look_for_oddities(ImportPlan& plan) {
  const Definition& definition = plan.preview.measure.definition;
  const auto has_value = [](const tabular::FigureRow& row) { return row.value.has_value(); };
  if (std::ranges::none_of(plan.reading.rows, has_value)) return;
  const bool all_shares = std::ranges::all_of(
      plan.reading.rows, [](const tabular::FigureRow& row) { return !row.value || *row.value <= 1; });
  if (definition.format.style == ValueStyle::percent && all_shares && plan.reading.format.style != ValueStyle::percent)
    plan.questions.push_back(
        "Every figure is 1 or less, but this measure is in percent. If 0.58 means 58%, multiply by 100 first.");
  if (!is_time(definition.format) && is_time(plan.reading.format))
    plan.questions.push_back(
        "These figures are times, but this measure is not in minutes and seconds. Look at the definition first.");
  if (is_time(definition.format) && !is_time(plan.reading.format))
    plan.notes.push_back("Plain numbers were read as seconds. Write times like 9:15.");
}

/// What stands there already was asked about when it came.
bool holds(const SeriesFigures& figures, Date period, double value) {
  const auto point = std::ranges::lower_bound(figures.points, period, {}, &Point::period);
  return point != figures.points.end() && point->period == period && point->figure.value == value;
}

void look_for_unusual(ImportPlan& plan, const SeriesFigures& before) {
  for (const tabular::FigureRow& row : plan.reading.rows) {
    if (!row.value || holds(before, row.date, *row.value)) continue;
    if (std::string words = unusual_words(before, row.date, *row.value); !words.empty())
      plan.unusual.push_back({row.row, std::move(words)});
  }
  const ValueFormat& format = before.measure.definition.format;
  for (const PlannedChange& change : plan.changes) {
    if (!change.after.value)
      plan.unusual.push_back(
          {change.row,
           fmt::format("This takes away {}, the figure of {} that is there now.", show(*change.before.value, format),
                       period_name(before.measure.definition.frequency, change.period))});
    else if (loses_parts(change.before, change.after))
      plan.unusual.push_back(
          {change.row, fmt::format("{} has no numerator and denominator. {}, which it would replace, has both.",
                                   show(*change.after.value, format), show(*change.before.value, format))});
  }
  std::ranges::stable_sort(plan.unusual, {}, &UnusualRow::row);
}

}  // namespace

std::string words_of(const PlannedChange& change, const ValueFormat& format) {
  const std::string before = show(*change.before.value, format);
  if (!change.after.value) return before + " is taken away";
  const std::string after = show(*change.after.value, format);
  return before == after ? before + " stays, its exact value or parts change" : before + " becomes " + after;
}

void leave_out_impossible(tabular::FiguresReading& reading, const Definition& definition, Date today) {
  std::erase_if(reading.rows, [&](const tabular::FigureRow& row) {
    const std::string refusal = refusal_of(definition, row, today);
    if (!refusal.empty()) reading.problems.push_back({.row = row.row, .message = refusal, .cells = {}});
    return !refusal.empty();
  });
  std::ranges::stable_sort(reading.problems, {}, &tabular::RowProblem::row);
}

ImportPlan plan_import(const SeriesFigures& figures, tabular::FiguresReading reading, Date today) {
  ImportPlan plan;
  plan.reading = std::move(reading);
  leave_out_impossible(plan.reading, figures.measure.definition, today);
  plan.preview = figures;
  plan.problems = plan.reading.problems;
  plan.notes = plan.reading.notes;
  std::ranges::copy(plan.reading.doubts, std::back_inserter(plan.notes));
  for (const tabular::FigureRow& row : plan.reading.rows)
    place(plan, row.row, {figures.series.id, row.date, {row.value, row.numerator, row.denominator}});
  look_for_oddities(plan);
  look_for_unusual(plan, figures);
  return plan;
}

tabular::FiguresChoices choices_for(const Definition& definition) {
  tabular::FiguresChoices choices;
  choices.frequency = definition.frequency;
  if (!definition.denominator.empty()) choices.factor = definition.factor;
  return choices;
}

}  // namespace qi::measures
