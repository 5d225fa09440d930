// linear_regression and nist_linear_regression.

#include <cmath>

#include "oracle/families/family_data.h"
#include "oracle/families/group_and_model_families.h"
#include "oracle/families/test_answers.h"
#include "stats/linear_fit.h"

namespace qi::oracle {
namespace {

/// x as one predictor, or as a row of several for each y.
std::vector<std::vector<double>> predictors_of(const json::Object& written) {
  if (!written.at("data").at("x").as_array().at(0).is_array()) return {data_list(written, "x")};
  const auto rows = data_table(written, "x");
  std::vector<std::vector<double>> columns(rows.front().size());
  for (const std::vector<double>& row : rows)
    for (std::size_t j = 0; j < row.size(); ++j) columns[j].push_back(row[j]);
  return columns;
}

stats::TestRequest model_request(const json::Object& written) {
  std::vector<std::vector<double>> columns{data_list(written, "y")};
  for (std::vector<double>& predictor : predictors_of(written)) columns.push_back(std::move(predictor));
  return request_of(written, std::move(columns));
}

void compare_predictions(Checker& check, const json::Object& expected, const stats::TestRequest& request) {
  const json::Value* places = expected.if_contains("predict_at");
  if (!places) return;
  const auto fit = stats::fit_linear(
      {.response = request.columns[0], .predictors = {request.columns.begin() + 1, request.columns.end()}});
  for (std::size_t i = 0; i < places->as_array().size(); ++i) {
    const double at = places->as_array()[i].to_number<double>();
    const stats::Prediction ours = stats::predict(*fit, std::vector<double>{at}, 0.95);
    check.relatives("prediction95." + std::to_string(i), {ours.fitted, ours.single.lower, ours.single.upper});
    check.relatives("mean_ci95." + std::to_string(i), {ours.fitted, ours.mean.lower, ours.mean.upper});
  }
}

}  // namespace

std::optional<Comparison> compare_linear_regression(const json::Object& written, std::string_view,
                                                    const json::Object& expected) {
  Comparison comparison;
  Checker check(expected, comparison);
  const stats::TestRequest request = model_request(written);
  const auto ours = ask(check, "linear-regression", request);
  if (!ours) return comparison;
  std::vector<double> estimates;
  std::vector<double> errors;
  std::vector<double> statistics;
  std::vector<double> p_values;
  for (const stats::Coefficient& term : ours->coefficients) {
    estimates.push_back(term.estimate);
    errors.push_back(term.standard_error);
    statistics.push_back(term.statistic);
    p_values.push_back(term.p_value);
  }
  check.relatives("coef", estimates);
  check.relatives("se", errors);
  check.relatives("t", statistics);
  check.relatives("p", p_values, kToleranceOfProbabilities);
  check.relative("r_squared", figure(*ours, "r_squared"));
  check.relative("adj_r_squared", figure(*ours, "adjusted_r_squared"));
  check.relative("sigma", figure(*ours, "sigma"));
  check.relative("f", ours->statistic);
  check.relatives("df", ours->degrees);
  if (check.has("residuals")) {
    std::vector<double> residuals;
    for (const stats::FittedRow& row : ours->rows) residuals.push_back(row.residual);
    // R's residuals carry the rounding of a fit in doubles.
    check.numbers("residuals", residuals);
  }
  if (check.has("confint95"))
    for (std::size_t j = 0; j < ours->coefficients.size(); ++j) {
      const stats::Interval& interval = ours->coefficients[j].interval;
      check.relatives("confint95." + std::to_string(j), {interval.lower, interval.upper});
    }
  compare_predictions(check, expected, request);
  return comparison;
}

std::optional<Comparison> compare_nist_linear_regression(const json::Object& written, std::string_view,
                                                         const json::Object& expected) {
  // Of Wampler's cases with residuals a hundred and ten thousand times the size of the curve's own steps, coefficients
  // of 1 are what is left of working columns a million times larger.
  constexpr double kLeastDigits = 10;
  Comparison comparison;
  Checker check(expected, comparison);
  stats::TestRequest request = model_request(written);
  const int degree = static_cast<int>(number_option(written, "polynomial_degree", 1));
  if (degree > 1)
    request.variant = "polynomial-" + std::to_string(degree);
  else if (!is_set(written, "intercept"))
    request.variant = "through-origin";
  const auto ours = ask(check, "linear-regression", request);
  if (!ours) return comparison;
  for (std::size_t j = 0; j < ours->coefficients.size(); ++j) {
    check.certified("estimate." + std::to_string(j), ours->coefficients[j].estimate, kLeastDigits);
    check.certified("se." + std::to_string(j), ours->coefficients[j].standard_error, kLeastDigits);
  }
  const auto& [regression, residual] = std::pair{ours->variance[0], ours->variance[1]};
  check.certified("residual_sd", figure(*ours, "sigma"), kLeastDigits);
  check.certified("r_squared", figure(*ours, "r_squared"), kLeastDigits);
  check.relative("regression_df", regression.degrees);
  check.certified("regression_ss", regression.sum_of_squares, kLeastDigits);
  check.certified("regression_ms", regression.mean_square, kLeastDigits);
  if (std::isinf(ours->statistic))
    check.relative("f", ours->statistic);
  else
    check.certified("f", ours->statistic, kLeastDigits);
  check.relative("residual_df", residual.degrees);
  check.certified("residual_ss", residual.sum_of_squares, kLeastDigits);
  check.certified("residual_ms", residual.mean_square, kLeastDigits);
  return comparison;
}

}  // namespace qi::oracle
