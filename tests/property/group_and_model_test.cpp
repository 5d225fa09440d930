#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

#include "stats/linear_fit.h"
#include "stats/p_value_adjustment.h"
#include "stats/test_catalogue.h"

// What must hold for tests of groups and for models, whatever the figures.
namespace qi::stats {
namespace {

std::vector<double> whole_figures(int count) {
  std::vector<double> values;
  for (int i = 0; i < count; ++i) values.push_back(*rc::gen::inRange(-50, 51));
  return values;
}

TestRequest arbitrary_groups() {
  TestRequest request;
  const int groups = *rc::gen::inRange(2, 6);
  for (int j = 0; j < groups; ++j)
    request.columns.push_back({"Group " + std::to_string(j + 1), whole_figures(*rc::gen::inRange(2, 12))});
  return request;
}

TestRequest moved(TestRequest request, double factor, double shift) {
  for (Column& column : request.columns)
    for (double& value : column.values) value = value * factor + shift;
  return request;
}

bool is_near(double a, double b) {
  return a == b || std::abs(a - b) <= 1e-9 * std::max({1e-3, std::abs(a), std::abs(b)});
}

const std::vector<std::string> kTestsOfGroups{"one-way-anova", "welch-anova", "kruskal-wallis", "brown-forsythe",
                                              "levene",        "bartlett",    "fligner-killeen"};

/// Near a statistic of 0 the chance falls from 1 as its square root does, so that the last digit of the one is the
/// eighth of the other: there both must say that nothing was found.
bool is_same_chance(const TestResult& before, const TestResult& after) {
  constexpr double kNothing = 1e-12;
  constexpr double kNearlyCertain = 1 - 1e-5;
  if (std::abs(before.statistic) < kNothing && std::abs(after.statistic) < kNothing)
    return before.p_value > kNearlyCertain && after.p_value > kNearlyCertain;
  return is_near(before.p_value, after.p_value);
}

RC_GTEST_PROP(TestsOfGroups, DoNotDependOnUnitOrOrigin, ()) {
  const TestRequest request = arbitrary_groups();
  const std::string slug = *rc::gen::elementOf(kTestsOfGroups);
  const auto before = run_test(slug, request);
  const auto after = run_test(slug, moved(request, -0.01, 1234.5));
  RC_ASSERT(static_cast<bool>(before) == static_cast<bool>(after));
  if (!before) return;
  RC_ASSERT(is_near(before->statistic, after->statistic));
  RC_ASSERT(is_same_chance(*before, *after));
}

RC_GTEST_PROP(TestsOfGroups, DoNotDependOnTheOrderOfTheGroups, ()) {
  TestRequest request = arbitrary_groups();
  const std::string slug = *rc::gen::elementOf(kTestsOfGroups);
  const auto before = run_test(slug, request);
  std::ranges::reverse(request.columns);
  const auto after = run_test(slug, request);
  RC_ASSERT(static_cast<bool>(before) == static_cast<bool>(after));
  if (before) RC_ASSERT(is_same_chance(*before, *after));
}

RC_GTEST_PROP(TestsOfGroups, ReadAPairBackwardsWithTheSameNumbers, ()) {
  TestRequest request = arbitrary_groups();
  request.columns.resize(2);
  const auto before = run_test("one-way-anova", request);
  std::ranges::reverse(request.columns);
  const auto after = run_test("one-way-anova", request);
  RC_PRE(static_cast<bool>(before));
  const PairComparison& there = before->comparisons.at(0);
  const PairComparison& back = after->comparisons.at(0);
  RC_ASSERT(is_near(there.difference, -back.difference));
  RC_ASSERT(is_near(there.interval->lower, -back.interval->upper));
  RC_ASSERT(is_near(there.p_value, back.p_value));
}

LinearRequest arbitrary_model() {
  const int rows = *rc::gen::inRange(6, 30);
  LinearRequest request{.response = {"y", whole_figures(rows)}};
  const int predictors = *rc::gen::inRange(1, 4);
  for (int j = 0; j < predictors; ++j) request.predictors.push_back({"x" + std::to_string(j + 1), whole_figures(rows)});
  return request;
}

// The normal equations: residuals know nothing of any column of the model.
RC_GTEST_PROP(LinearFits, LeaveResidualsThatAreSquareToEveryColumn, ()) {
  const LinearRequest request = arbitrary_model();
  const auto fit = fit_linear(request);
  RC_PRE(static_cast<bool>(fit));
  double sum = 0;
  double leverages = 0;
  for (const FittedRow& row : fit->rows) {
    sum += row.residual;
    leverages += row.leverage;
  }
  RC_ASSERT(std::abs(sum) < 1e-10);
  RC_ASSERT(is_near(leverages, static_cast<double>(fit->terms.size())));
  for (const Column& predictor : request.predictors) {
    double product = 0;
    for (std::size_t i = 0; i < fit->rows.size(); ++i) product += predictor.values[i] * fit->rows[i].residual;
    RC_ASSERT(std::abs(product) < 1e-8);
  }
}

RC_GTEST_PROP(LinearFits, FollowTheUnitOfAPredictor, ()) {
  LinearRequest request = arbitrary_model();
  const auto before = fit_linear(request);
  for (double& value : request.predictors[0].values) value = value * 0.001 + 77.7;
  const auto after = fit_linear(request);
  RC_ASSERT(static_cast<bool>(before) == static_cast<bool>(after));
  if (!before) return;
  RC_ASSERT(is_near(before->coefficients[1], after->coefficients[1] * 0.001));
  RC_ASSERT(is_near(before->standard_errors[1], after->standard_errors[1] * 0.001));
  RC_ASSERT(is_near(before->r_squared, after->r_squared));
}

RC_GTEST_PROP(LinearFits, PredictTheRowsTheyWereMadeOf, ()) {
  const LinearRequest request = arbitrary_model();
  const auto fit = fit_linear(request);
  RC_PRE(static_cast<bool>(fit));
  const auto row = *rc::gen::inRange<std::size_t>(0, fit->rows.size());
  std::vector<double> figures;
  for (const Column& predictor : request.predictors) figures.push_back(predictor.values[row]);
  const Prediction prediction = predict(*fit, figures, 0.9);
  RC_ASSERT(is_near(prediction.fitted, fit->rows[row].fitted));
  RC_ASSERT(prediction.single.lower <= prediction.mean.lower && prediction.mean.upper <= prediction.single.upper);
}

RC_GTEST_PROP(Adjustments, StandInTheirKnownOrder, ()) {
  std::vector<double> p_values;
  const int count = *rc::gen::inRange(1, 20);
  for (int i = 0; i < count; ++i) p_values.push_back(*rc::gen::inRange(0, 1001) / 1000.0);
  const auto bonferroni = adjusted(p_values, Adjustment::bonferroni);
  const auto holm = adjusted(p_values, Adjustment::holm);
  const auto hochberg = adjusted(p_values, Adjustment::hochberg);
  const auto shares = adjusted(p_values, Adjustment::benjamini_hochberg);
  const auto any_shares = adjusted(p_values, Adjustment::benjamini_yekutieli);
  constexpr double kRounding = 1e-12;
  for (std::size_t i = 0; i < p_values.size(); ++i) {
    RC_ASSERT(bonferroni[i] >= holm[i] - kRounding && holm[i] >= hochberg[i] - kRounding);
    RC_ASSERT(hochberg[i] >= shares[i] - kRounding && any_shares[i] >= shares[i] - kRounding);
    RC_ASSERT(shares[i] >= p_values[i] - kRounding);
  }
}

}  // namespace
}  // namespace qi::stats
