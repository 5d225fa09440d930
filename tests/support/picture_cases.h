#pragma once
/// Drawings of groups, intervals, points and residuals that several tests look at, from steady numbers.
/// They are made up and prove nothing about statistics.

#include <cmath>
#include <limits>

#include "chart/group_plot.h"
#include "chart/interval_plot.h"
#include "chart/residual_panel.h"
#include "chart/scatter_chart.h"
#include "stats/linear_fit.h"

namespace qi::support {

/// A long name for every second group, so that both kinds are met.
inline std::string group_name(std::size_t group) {
  return group % 2 == 0 ? "Crew " + std::to_string(group + 1)
                        : "Emergency Operations Centre West & Coxheath, night shift " + std::to_string(group + 1);
}

/// Minutes of `groups` groups with `each` values, skewed, some of them equal.
inline chart::GroupPlotDrawing minutes_by_group(std::size_t groups, std::size_t each) {
  chart::GroupPlotDrawing drawing{.groups = {},
                                  .format = {ValueStyle::number, 1, ""},
                                  .name = "Handover minutes <timed> & noted",
                                  .value_name = "Minutes",
                                  .reference = chart::ReferenceLine{15, "Standard 15"}};
  for (std::size_t group = 0; group < groups; ++group) {
    std::vector<double> values;
    for (std::size_t i = 0; i < each; ++i) {
      const double wave = std::sin(static_cast<double>(i) * 2.3 + static_cast<double>(group) * 1.7);
      const double tail = i % 9 == 0 ? 14 * std::abs(std::cos(static_cast<double>(i))) : 0;
      values.push_back(std::round(2 * (18 + 5 * wave + static_cast<double>(group % 4) + tail)) / 2);
    }
    drawing.groups.push_back(chart::plotted_group(group_name(group), values, 0.95));
  }
  return drawing;
}

/// Shares of `rows` groups.
inline chart::IntervalPlotDrawing shares_by_group(std::size_t rows) {
  chart::IntervalPlotDrawing drawing{.rows = {},
                                     .format = {ValueStyle::percent, 1, ""},
                                     .name = "Complete of audited",
                                     .value_name = "Share",
                                     .estimate_name = "Share",
                                     .reference = chart::ReferenceLine{80, "Assumed 80%"}};
  for (std::size_t row = 0; row < rows; ++row) {
    const double share = 78 + 9 * std::sin(static_cast<double>(row) * 1.9);
    drawing.rows.push_back({group_name(row), share, stats::Interval{share - 5, share + 4}, "167 of 196"});
  }
  return drawing;
}

/// Ratios, one without an upper bound and one that is not defined.
inline chart::IntervalPlotDrawing rate_ratios() {
  return {
      .rows = {{"Calls: 20 more", 1.42, stats::Interval{1.1, 1.83}, "p = 0.0071"},
               {"Night: 1 against 0", 2.6, stats::Interval{0.92, 7.3}, "p = 0.0712"},
               {"Age of vehicle: 2.1 more", 0.61, stats::Interval{0.31, std::numeric_limits<double>::infinity()}, ""},
               {"A predictor that follows from the others", stats::kUndefined, std::nullopt, ""}},
      .format = {ValueStyle::number, 2, ""},
      .scale = chart::RulerScale::logarithm,
      .name = "What a step in each predictor goes with",
      .value_name = "Rate ratio, scale of logarithms",
      .estimate_name = "Rate ratio",
      .reference = chart::ReferenceLine{1, "1: no difference"}};
}

/// Minutes of a journey by miles, with a last row far from the others.
inline stats::LinearRequest journeys(std::size_t rows) {
  stats::LinearRequest request{.response = {"Minutes", {}}, .predictors = {{"Miles", {}}}};
  for (std::size_t i = 0; i < rows; ++i) {
    const double miles = 4 + 24 * std::abs(std::sin(static_cast<double>(i) * 1.3));
    request.predictors.front().values.push_back(std::round(10 * miles) / 10);
    request.response.values.push_back(std::round(10 * (7 + 1.4 * miles + 4 * std::cos(static_cast<double>(i) * 2.9))) /
                                      10);
  }
  request.predictors.front().values.back() = 41;
  request.response.values.back() = 30;
  return request;
}

inline chart::ScatterDrawing scatter_of(const stats::LinearRequest& request) {
  const auto fit = stats::fit_linear(request);
  chart::ScatterDrawing drawing{.points = {},
                                .line = {},
                                .name = "Minutes by Miles",
                                .x_name = "Miles",
                                .y_name = "Minutes",
                                .x_format = {ValueStyle::number, 1, ""},
                                .y_format = {ValueStyle::number, 1, ""},
                                .facts = {{"Slope of Miles", "0.93"}, {"R squared", "0.61"}}};
  for (std::size_t i = 0; i < fit->rows.size(); ++i)
    drawing.points.push_back(
        {request.predictors.front().values[i], request.response.values[i], "Row " + std::to_string(i + 1),
         fit->rows[i].cook_distance > chart::kLargeCookDistance ? chart::Influence::large : chart::Influence::usual});
  for (int i = 0; i <= 40; ++i) {
    const double x = 4 + 37.0 * i / 40;
    const auto at = stats::predict(*fit, std::vector<double>{x}, 0.95);
    drawing.line.push_back({x, at.fitted, at.mean.lower, at.mean.upper});
  }
  return drawing;
}

inline chart::ResidualDrawing residuals_of(const stats::LinearRequest& request) {
  const auto fit = stats::fit_linear(request);
  chart::ResidualDrawing drawing{.rows = fit->rows,
                                 .names = {},
                                 .terms = 2,
                                 .format = {ValueStyle::number, 1, ""},
                                 .name = "Residuals of Minutes"};
  for (std::size_t i = 0; i < fit->rows.size(); ++i) drawing.names.push_back("Row " + std::to_string(i + 1));
  return drawing;
}

}  // namespace qi::support
