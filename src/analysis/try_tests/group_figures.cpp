#include "analysis/try_tests/group_figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/try_tests/figure_parts.h"
#include "base/text.h"
#include "chart/group_plot.h"
#include "chart/interval_plot.h"
#include "chart/multi_vari_chart.h"
#include "chart/probability_plot_chart.h"
#include "stats/fits/distribution_choice.h"

namespace qi::analysis {
namespace {

constexpr std::string_view kDotsDetail = "Every figure, with quartiles, median and mean.";

chart::GroupPlotDrawing drawing_of(std::string name, const std::vector<stats::Column>& columns,
                                   const StatsQuestion& question) {
  chart::GroupPlotDrawing drawing{
      .groups = {}, .format = {}, .name = std::move(name), .value_name = "", .reference = {}};
  std::vector<double> all;
  for (const stats::Column& column : columns) {
    drawing.groups.push_back(chart::plotted_group(column.name, column.values, question.request.level));
    all.insert(all.end(), column.values.begin(), column.values.end());
  }
  drawing.format = format_of(all, question.style);
  return drawing;
}

chart::ReferenceLine assumed(double value, const ValueFormat& format) {
  return {value, "Assumed " + show_target(value, format)};
}

/// The figures of every combination of two factors that occurs; those that share the first level stand together.
std::vector<stats::Column> cells_of(const stats::TestRequest& asked) {
  struct Cell {
    std::string first;
    std::string second;
    std::vector<double> values;
  };
  std::vector<Cell> cells;
  for (std::size_t row = 0; row < asked.columns.front().values.size(); ++row) {
    const std::string& first = asked.factors[0].values[row];
    const std::string& second = asked.factors[1].values[row];
    if (first.empty() || second.empty()) continue;
    auto cell =
        std::ranges::find_if(cells, [&](const Cell& each) { return each.first == first && each.second == second; });
    if (cell == cells.end()) cell = cells.insert(cells.end(), Cell{first, second, {}});
    cell->values.push_back(asked.columns.front().values[row]);
  }
  const auto firsts = cells;
  std::ranges::stable_sort(cells, {}, [&](const Cell& cell) {
    return std::ranges::find(firsts, cell.first, &Cell::first) - firsts.begin();
  });
  std::vector<stats::Column> columns;
  for (Cell& cell : cells) columns.push_back({cell.first + ", " + cell.second, std::move(cell.values)});
  return columns;
}

}  // namespace

std::optional<TestPicture> dots_by_group(const TestPictureRequest& request) {
  const stats::TestRequest& asked = request.question.request;
  const std::string name = asked.columns.size() == 1 ? asked.columns.front().name : "Every figure, by group";
  chart::GroupPlotDrawing drawing = drawing_of(name, asked.columns, request.question);
  // Of two groups the null value is a difference, which is no place on this axis.
  if (asked.columns.size() == 1 && !request.question.test->null_value.empty())
    drawing.reference = assumed(asked.null_value, drawing.format);
  return figure_of(drawing, chart::group_plot, std::string(kDotsDetail));
}

std::optional<TestPicture> dots_by_two_factors(const TestPictureRequest& request) {
  const stats::TestRequest& asked = request.question.request;
  const std::vector<stats::Column> cells = cells_of(asked);
  if (cells.empty()) return std::nullopt;
  const std::string name =
      asked.columns.front().name + " by " + asked.factors[0].name + " and " + asked.factors[1].name;
  chart::GroupPlotDrawing drawing = drawing_of(name, cells, request.question);
  drawing.value_name = asked.columns.front().name;
  return figure_of(drawing, chart::group_plot, std::string(kDotsDetail));
}

std::optional<TestPicture> means_by_two_factors(const TestPictureRequest& request) {
  const stats::TestRequest& asked = request.question.request;
  const stats::Column& column = asked.columns.front();
  const std::vector<stats::Column> cells = cells_of(asked);
  if (std::ranges::all_of(cells, [](const stats::Column& cell) { return stats::present(cell.values).empty(); }))
    return std::nullopt;
  const chart::MultiVariDrawing drawing{.values = column.values,
                                        .factors = asked.factors,
                                        .format = format_of(column.values, request.question.style),
                                        .name = "Where " + column.name + " varies",
                                        .value_name = column.name};
  return figure_of(drawing, chart::multi_vari_chart,
                   "Means of each group inside each " + asked.factors[0].name +
                       ". Compare how far they lie apart between groups, and how far figures lie apart inside them.");
}

std::optional<TestPicture> dots_of_differences(const TestPictureRequest& request) {
  const stats::TestRequest& asked = request.question.request;
  stats::Column differences{asked.columns[0].name + " less " + asked.columns[1].name, {}};
  for (std::size_t row = 0; row < asked.columns[0].values.size(); ++row)
    differences.values.push_back(asked.columns[0].values[row] - asked.columns[1].values[row]);
  chart::GroupPlotDrawing drawing = drawing_of(differences.name, {differences}, request.question);
  if (drawing.groups.front().values.empty()) return std::nullopt;
  drawing.value_name = "Difference";
  drawing.reference = assumed(asked.null_value, drawing.format);
  if (asked.null_value == 0) drawing.reference->words = "No difference";
  return figure_of(drawing, chart::group_plot, "The difference of every pair, with quartiles, median and mean.");
}

std::optional<TestPicture> pairs_of_groups(const TestPictureRequest& request) {
  if (request.result.comparisons.empty()) return std::nullopt;
  std::vector<double> shown;
  bool has_intervals = false;
  chart::IntervalPlotDrawing drawing{.rows = {},
                                     .format = {},
                                     .name = "Pairs of groups",
                                     .value_name = "",
                                     .estimate_name = "Difference",
                                     .level = request.question.request.level,
                                     .reference = chart::ReferenceLine{0, "No difference"}};
  for (const stats::PairComparison& pair : request.result.comparisons) {
    drawing.rows.push_back(
        {pair.first + " less " + pair.second, pair.difference, pair.interval, p_in_picture(pair.p_value)});
    shown.push_back(pair.difference);
    has_intervals = has_intervals || pair.interval;
    if (pair.interval) shown.insert(shown.end(), {pair.interval->lower, pair.interval->upper});
  }
  drawing.format = format_of(shown, has_intervals ? request.question.style : ValueStyle::number);
  drawing.value_name = has_intervals ? "Difference of means" : "Difference of mean ranks";
  return figure_of(drawing, chart::interval_plot,
                   has_intervals ? "Intervals hold for all pairs together." : "p-values hold for all pairs together.");
}

std::optional<TestPicture> normal_plot_of_sample(const TestPictureRequest& request) {
  const stats::Column& column = request.question.request.columns.front();
  const std::vector<double> values = stats::present(column.values);
  const auto fit = stats::fit_distribution("normal", values);
  if (!fit) return dots_by_group(request);
  const auto plot = spc::probability_plot(values, *fit);
  if (!plot) return dots_by_group(request);
  const chart::ProbabilityPlotDrawing drawing{
      .plot = *plot, .format = format_of(values, request.question.style), .name = column.name, .notes = {}};
  return figure_of(drawing, chart::probability_plot_chart,
                   "Every figure on normal paper: figures of a normal distribution lie along the line, and 95 of 100 "
                   "inside the dashed band. Squares lie outside it.");
}

}  // namespace qi::analysis
