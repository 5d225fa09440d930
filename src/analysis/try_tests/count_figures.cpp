#include "analysis/try_tests/count_figures.h"

#include <fmt/format.h>

#include <cmath>

#include "analysis/try_tests/figure_parts.h"
#include "base/text.h"
#include "chart/interval_plot.h"
#include "stats/count_intervals.h"

namespace qi::analysis {
namespace {

using chart::IntervalPlotDrawing;
using chart::PlottedEstimate;

const ValueFormat kPercent = {ValueStyle::percent, 1, ""};

stats::Bounds score_bounds(int count, int total, double tail) {
  return stats::wilson(count, total, tail, 0);
}

/// The intervals take whole numbers of this size.
bool is_countable(double total) {
  constexpr double kMostCounted = 2e9;
  return total > 0 && total <= kMostCounted;
}

std::string whole(double count) {
  return grouped(count, count == std::floor(count) ? 0 : 1);
}

std::string row_name(const TestPictureRequest& request, std::size_t row, std::string_view fallback) {
  if (row < request.row_names.size() && !request.row_names[row].empty()) return request.row_names[row];
  return fmt::format("{} {}", fallback, row + 1);
}

double tail_of(const TestPictureRequest& request) {
  return (1 - request.question.request.level) / 2;
}

/// In percent. `total` is above 0.
PlottedEstimate share_row(const TestPictureRequest& request, std::string name, double count, double total,
                          stats::Bounds (*bounds)(int, int, double)) {
  const stats::Bounds found = bounds(static_cast<int>(count), static_cast<int>(total), tail_of(request));
  return {std::move(name), 100 * count / total,
          stats::Interval{100 * found.lower, 100 * found.upper, request.question.request.level},
          whole(count) + " of " + whole(total)};
}

IntervalPlotDrawing shares_drawing(const TestPictureRequest& request, std::string name) {
  return {.rows = {},
          .format = kPercent,
          .name = std::move(name),
          .value_name = "Share",
          .estimate_name = "Share",
          .level = request.question.request.level,
          .reference = {}};
}

std::optional<TestPicture> drawn(const IntervalPlotDrawing& drawing, const std::string& detail) {
  if (drawing.rows.empty()) return std::nullopt;
  return figure_of(drawing, chart::interval_plot, detail);
}

std::optional<TestPicture> shares(const TestPictureRequest& request, stats::Bounds (*bounds)(int, int, double),
                                  const std::string& detail) {
  const stats::TestRequest& asked = request.question.request;
  const stats::Column& counts = asked.columns[0];
  const stats::Column& totals = asked.columns[1];
  IntervalPlotDrawing drawing = shares_drawing(request, counts.name + " of " + totals.name);
  for (std::size_t row = 0; row < counts.values.size(); ++row)
    if (totals.values[row] > 0)
      drawing.rows.push_back(share_row(request, counts.values.size() == 1 ? counts.name : row_name(request, row, "Row"),
                                       counts.values[row], totals.values[row], bounds));
  if (!request.question.test->null_value.empty())
    drawing.reference = {100 * asked.null_value, "Assumed " + show_target(100 * asked.null_value, kPercent)};
  return drawn(drawing, detail);
}

}  // namespace

std::optional<TestPicture> score_shares(const TestPictureRequest& request) {
  return shares(request, score_bounds, "Each share with its own interval (Wilson).");
}

std::optional<TestPicture> exact_shares(const TestPictureRequest& request) {
  return shares(request, stats::clopper_pearson, "The share with its exact interval (Clopper and Pearson).");
}

std::optional<TestPicture> exact_rates(const TestPictureRequest& request) {
  const stats::TestRequest& asked = request.question.request;
  const stats::Column& counts = asked.columns[0];
  const stats::Column& exposures = asked.columns[1];
  IntervalPlotDrawing drawing{.rows = {},
                              .format = {},
                              .name = counts.name + " for each unit of " + exposures.name,
                              .value_name = "Rate",
                              .estimate_name = "Rate",
                              .level = asked.level,
                              .reference = {}};
  std::vector<double> shown;
  for (std::size_t row = 0; row < counts.values.size(); ++row) {
    const double exposure = exposures.values[row];
    if (!(exposure > 0)) continue;
    const stats::Bounds bounds = stats::garwood(static_cast<int>(counts.values[row]), tail_of(request));
    drawing.rows.push_back({counts.values.size() == 1 ? counts.name : row_name(request, row, "Row"),
                            counts.values[row] / exposure,
                            stats::Interval{bounds.lower / exposure, bounds.upper / exposure, asked.level},
                            whole(counts.values[row]) + " for " + whole(exposure)});
    shown.insert(shown.end(), {bounds.lower / exposure, bounds.upper / exposure});
  }
  drawing.format = format_of(shown);
  // Of two groups the null value is a ratio, which is no place on this axis.
  if (drawing.rows.size() == 1)
    drawing.reference = {asked.null_value, "Assumed " + show_target(asked.null_value, drawing.format)};
  return drawn(drawing, "Each rate with its exact interval (Garwood).");
}

std::optional<TestPicture> shares_of_rows(const TestPictureRequest& request) {
  const std::vector<stats::Column>& columns = request.question.request.columns;
  const std::size_t shown = columns.size() == 2 ? 1 : columns.size();
  IntervalPlotDrawing drawing =
      shares_drawing(request, shown == 1 ? "Share of " + columns.front().name : "Share of each column, by row");
  for (std::size_t column = 0; column < shown; ++column)
    for (std::size_t row = 0; row < columns[column].values.size(); ++row) {
      double total = 0;
      for (const stats::Column& each : columns) total += each.values[row];
      if (!is_countable(total)) continue;
      const std::string name = row_name(request, row, "Row");
      drawing.rows.push_back(share_row(request, shown == 1 ? name : columns[column].name + ": " + name,
                                       columns[column].values[row], total, score_bounds));
    }
  return drawn(drawing, "Of each row, with its own interval (Wilson).");
}

std::optional<TestPicture> shares_before_and_after(const TestPictureRequest& request) {
  const std::vector<stats::Column>& columns = request.question.request.columns;
  const double both = columns[0].values[0];
  const double before = both + columns[1].values[0];
  const double after = both + columns[0].values[1];
  const double total = before + columns[0].values[1] + columns[1].values[1];
  if (!is_countable(total)) return std::nullopt;
  IntervalPlotDrawing drawing = shares_drawing(request, "Share of the same cases, first and second time");
  drawing.rows.push_back(share_row(request, "First time: " + row_name(request, 0, "Row"), before, total, score_bounds));
  drawing.rows.push_back(share_row(request, "Second time: " + columns[0].name, after, total, score_bounds));
  return drawn(drawing, "Each with its own interval (Wilson). The test goes by the cases that changed.");
}

std::optional<TestPicture> observed_over_expected(const TestPictureRequest& request) {
  const stats::TestRequest& asked = request.question.request;
  const stats::Column& counts = asked.columns.front();
  double total = 0;
  double shares = 0;
  for (const double count : counts.values) total += count;
  if (asked.columns.size() > 1)
    for (const double share : asked.columns[1].values) shares += share;
  IntervalPlotDrawing drawing{.rows = {},
                              .format = {ValueStyle::number, 2, ""},
                              .name = counts.name + ": observed over expected",
                              .value_name = "Observed over expected",
                              .estimate_name = "Ratio",
                              .level = asked.level,
                              .reference = chart::ReferenceLine{1, "As expected"}};
  if (!is_countable(total)) return std::nullopt;
  for (std::size_t row = 0; row < counts.values.size(); ++row) {
    const double expected =
        shares > 0 ? asked.columns[1].values[row] / shares : 1 / static_cast<double>(counts.values.size());
    if (!(expected > 0)) continue;
    const stats::Bounds bounds =
        stats::wilson(static_cast<int>(counts.values[row]), static_cast<int>(total), tail_of(request), 0);
    drawing.rows.push_back({row_name(request, row, "Category"), counts.values[row] / total / expected,
                            stats::Interval{bounds.lower / expected, bounds.upper / expected, asked.level},
                            whole(counts.values[row]) + ", expected " + grouped(total * expected, 1)});
  }
  return drawn(drawing, "Each category with its own interval (Wilson).");
}

}  // namespace qi::analysis
