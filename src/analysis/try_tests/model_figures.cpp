#include "analysis/try_tests/model_figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/try_tests/figure_parts.h"
#include "base/text.h"
#include "chart/interval_plot.h"
#include "chart/residual_panel.h"
#include "chart/scatter_chart.h"
#include "stats/linear_fit.h"
#include "stats/summary.h"

namespace qi::analysis {
namespace {

constexpr int kLineSteps = 80;
constexpr std::string_view kIntercept = "(intercept)";

/// Rows without a gap in any column, and their numbers from 1.
struct CompleteRows {
  std::vector<stats::Column> columns;
  std::vector<std::string> names;
};

CompleteRows complete_rows(const std::vector<stats::Column>& columns) {
  CompleteRows complete;
  for (const stats::Column& column : columns) complete.columns.push_back({column.name, {}});
  for (std::size_t row = 0; row < columns.front().values.size(); ++row) {
    const auto has_gap = [&](const stats::Column& column) { return std::isnan(column.values[row]); };
    if (std::ranges::any_of(columns, has_gap)) continue;
    for (std::size_t i = 0; i < columns.size(); ++i) complete.columns[i].values.push_back(columns[i].values[row]);
    complete.names.push_back(fmt::format("Row {}", row + 1));
  }
  return complete;
}

chart::ScatterDrawing points_of(const CompleteRows& rows, std::size_t x, std::size_t y, ValueStyle style) {
  const stats::Column& across = rows.columns[x];
  const stats::Column& upwards = rows.columns[y];
  chart::ScatterDrawing drawing{.points = {},
                                .line = {},
                                .name = upwards.name + " by " + across.name,
                                .x_name = across.name,
                                .y_name = upwards.name,
                                .x_format = format_of(across.values, style),
                                .y_format = format_of(upwards.values, style),
                                .facts = {}};
  for (std::size_t row = 0; row < across.values.size(); ++row)
    drawing.points.push_back({across.values[row], upwards.values[row], rows.names[row]});
  drawing.facts.push_back({"Rows", grouped(static_cast<std::int64_t>(drawing.points.size()))});
  return drawing;
}

/// Fitted line, band and the rows that pull at it; no line where the fit refuses.
void add_line(chart::ScatterDrawing& drawing, stats::LinearRequest asked, double level) {
  const auto fit = stats::fit_linear(asked);
  if (!fit) return;
  const auto [low, high] = std::ranges::minmax(asked.predictors.front().values);
  const int steps = fit->degree == 1 && fit->is_perfect ? 1 : kLineSteps;
  for (int i = 0; i <= steps; ++i) {
    const double x = i == steps ? high : low + (high - low) * i / steps;
    const stats::Prediction at = stats::predict(*fit, std::array{x}, level);
    drawing.line.push_back({x, at.fitted, at.mean.lower, at.mean.upper});
  }
  for (std::size_t row = 0; row < drawing.points.size(); ++row)
    if (fit->rows[row].cook_distance > chart::kLargeCookDistance)
      drawing.points[row].influence = chart::Influence::large;
  drawing.line_name = fit->degree > 1 ? "Fitted curve" : "Fitted line";
  drawing.band_name = fmt::format("{:g}% band of the mean", std::round(level * 1000) / 10);
  for (std::size_t term = 0; term < fit->terms.size(); ++term)
    drawing.facts.push_back({fit->terms[term] == kIntercept ? "Intercept" : "Slope of " + fit->terms[term],
                             fmt::format("{:.4g}", fit->coefficients[term])});
  if (std::isfinite(fit->r_squared)) drawing.facts.push_back({"R squared", grouped(fit->r_squared, 3)});
}

std::optional<TestPicture> drawn(const chart::ScatterDrawing& drawing, const std::string& detail) {
  if (drawing.points.empty()) return std::nullopt;
  return figure_of(drawing, chart::scatter_chart, detail);
}

/// A difference in a predictor that a reader meets: two significant figures of its standard deviation.
struct Step {
  double size = 1;
  std::string words;
};
Step step_of(const stats::Column& predictor) {
  const auto is_yes_or_no = [](double value) { return value == 0 || value == 1; };
  if (std::ranges::all_of(predictor.values, is_yes_or_no)) return {1, predictor.name + ": 1 against 0"};
  const double sd = stats::summarise(predictor.values).sd;
  if (!(sd > 0)) return {1, predictor.name + ": 1 more"};
  const double size = std::stod(fmt::format("{:.2g}", sd));
  return {size, fmt::format("{}: {:.12g} more", predictor.name, size)};
}

const stats::Column* find_predictor(const CompleteRows& rows, const std::string& term) {
  const auto found = std::ranges::find(rows.columns, term, &stats::Column::name);
  return found == rows.columns.end() ? nullptr : &*found;
}

std::optional<TestPicture> effects_of_predictors(const TestPictureRequest& request, const CompleteRows& rows) {
  chart::IntervalPlotDrawing drawing{.rows = {},
                                     .format = {},
                                     .name = "What a step in each predictor goes with",
                                     .value_name = "Change of " + rows.columns.front().name,
                                     .estimate_name = "Effect",
                                     .level = request.question.request.level,
                                     .reference = chart::ReferenceLine{0, "No change"}};
  std::vector<double> shown;
  for (const stats::Coefficient& term : request.result.coefficients) {
    const stats::Column* predictor = find_predictor(rows, term.term);
    if (!predictor) continue;
    const Step step = step_of(*predictor);
    const stats::Interval interval{term.interval.lower * step.size, term.interval.upper * step.size,
                                   term.interval.level};
    drawing.rows.push_back({step.words, term.estimate * step.size, interval, p_in_picture(term.p_value)});
    shown.insert(shown.end(), {interval.lower, interval.upper});
  }
  if (drawing.rows.empty()) return std::nullopt;
  drawing.format = format_of(shown, request.question.style);
  return figure_of(drawing, chart::interval_plot,
                   "A step is about one standard deviation, or from 0 to 1; the other predictors stay as they are.");
}

}  // namespace

std::optional<TestPicture> points_with_line(const TestPictureRequest& request) {
  const CompleteRows rows = complete_rows(request.question.request.columns);
  chart::ScatterDrawing drawing = points_of(rows, 0, 1, request.question.style);
  add_line(drawing, {.response = rows.columns[1], .predictors = {rows.columns[0]}}, request.question.request.level);
  return drawn(drawing, "A point for each row, and the straight line that fits them best.");
}

std::optional<TestPicture> points_alone(const TestPictureRequest& request) {
  return drawn(points_of(complete_rows(request.question.request.columns), 0, 1, request.question.style),
               "A point for each row. The test goes by ranks, so no line is assumed.");
}

std::optional<TestPicture> fitted_line_or_effects(const TestPictureRequest& request) {
  const stats::TestRequest& asked = request.question.request;
  const CompleteRows rows = complete_rows(asked.columns);
  if (rows.columns.size() > 2) return effects_of_predictors(request, rows);
  const auto& terms = request.result.coefficients;
  const bool has_intercept = std::ranges::find(terms, kIntercept, &stats::Coefficient::term) != terms.end();
  chart::ScatterDrawing drawing = points_of(rows, 1, 0, request.question.style);
  add_line(drawing,
           {.response = rows.columns[0],
            .predictors = {rows.columns[1]},
            .intercept = has_intercept ? stats::Intercept::fitted : stats::Intercept::through_origin,
            .degree = static_cast<int>(terms.size()) - (has_intercept ? 1 : 0)},
           asked.level);
  return drawn(drawing, "A point for each row, the fitted line and where the mean of such rows lies.");
}

std::optional<TestPicture> ratios_of_predictors(const TestPictureRequest& request) {
  const CompleteRows rows = complete_rows(request.question.request.columns);
  const bool has_odds = request.question.test->slug == "logistic-regression";
  const std::string ratio = has_odds ? "Odds ratio" : "Rate ratio";
  chart::IntervalPlotDrawing drawing{.rows = {},
                                     .format = {ValueStyle::number, 2, ""},
                                     .scale = chart::RulerScale::logarithm,
                                     .name = "What a step in each predictor goes with",
                                     .value_name = ratio + ", scale of logarithms",
                                     .estimate_name = ratio,
                                     .level = request.question.request.level,
                                     .reference = chart::ReferenceLine{1, "1: no difference"}};
  for (const stats::Coefficient& term : request.result.coefficients) {
    const stats::Column* predictor = find_predictor(rows, term.term);
    if (!predictor) continue;
    const Step step = step_of(*predictor);
    const auto ratio_of = [&](double slope) { return std::exp(slope * step.size); };
    drawing.rows.push_back(
        {step.words, ratio_of(term.estimate),
         stats::Interval{ratio_of(term.interval.lower), ratio_of(term.interval.upper), term.interval.level},
         p_in_picture(term.p_value)});
  }
  if (drawing.rows.empty()) return std::nullopt;
  return figure_of(drawing, chart::interval_plot,
                   "A step is about one standard deviation, or from 0 to 1; the other predictors stay as they are.");
}

std::optional<TestPicture> residuals_of_model(const TestPictureRequest& request) {
  const CompleteRows rows = complete_rows(request.question.request.columns);
  if (request.result.rows.empty() || request.result.rows.size() != rows.names.size()) return std::nullopt;
  const chart::ResidualDrawing drawing{.rows = request.result.rows,
                                       .names = rows.names,
                                       .terms = request.result.coefficients.size(),
                                       .format = format_of(rows.columns.front().values, request.question.style),
                                       .name = "Residuals of " + rows.columns.front().name};
  return figure_of(drawing, chart::residual_panel,
                   "What the model leaves over. Look for a bend, a long tail, a funnel and rows beyond dashed lines, "
                   "if there are any.");
}

}  // namespace qi::analysis
