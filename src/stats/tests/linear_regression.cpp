#include <algorithm>
#include <charconv>
#include <cmath>

#include "stats/distributions.h"
#include "stats/figure_words.h"
#include "stats/linear_fit.h"
#include "stats/tests/groups.h"
#include "stats/tests/model_data.h"
#include "stats/tests/models.h"
#include "stats/tests/test_data.h"

namespace qi::stats {
namespace {

constexpr double kUnlikely = 0.05;

/// What the variant asks for; nullopt: unknown.
std::optional<LinearRequest> asked_for(std::string_view variant) {
  LinearRequest request;
  if (variant.empty()) return request;
  if (variant == "through-origin") {
    request.intercept = Intercept::through_origin;
    return request;
  }
  constexpr std::string_view kPolynomial = "polynomial-";
  if (!variant.starts_with(kPolynomial)) return std::nullopt;
  variant.remove_prefix(kPolynomial.size());
  const auto [end, problem] = std::from_chars(variant.data(), variant.data() + variant.size(), request.degree);
  const bool is_number = problem == std::errc() && end == variant.data() + variant.size();
  if (!is_number || request.degree < 2 || request.degree > kMostDegree) return std::nullopt;
  return request;
}

/// Koenker's form of Breusch and Pagan's test: n R^2 of the squared residuals on the predictors.
Check residual_spread(const LinearRequest& asked, const std::vector<double>& residuals) {
  Check check{.slug = "equal_spread", .seen = "Whether the residuals spread alike cannot be told from these rows."};
  LinearRequest of_squares = asked;
  of_squares.intercept = Intercept::fitted;
  const double size = std::abs(*std::ranges::max_element(residuals, {}, [](double e) { return std::abs(e); }));
  for (std::size_t i = 0; i < residuals.size(); ++i)
    of_squares.response.values[i] = (residuals[i] / size) * (residuals[i] / size);
  const auto fit = fit_linear(of_squares);
  if (!fit) return check;
  const double statistic = static_cast<double>(residuals.size()) * fit->r_squared;
  const double p_value = chi_square_upper_tail(statistic, fit->regression_degrees);
  check.holds = p_value < kUnlikely ? Holds::doubtful : Holds::yes;
  check.seen = "Residuals against the predictors: Breusch-Pagan chi-squared = " + in_figures(statistic) + ", " +
               p_in_words(p_value) + ".";
  return check;
}

Check residual_order(double durbin_watson) {
  // 2 is no connection. Tables of the exact bounds depend on the predictors; these are the usual rule of thumb.
  constexpr double kAlike = 1.5;
  constexpr double kOpposite = 2.5;
  Check check{.slug = "independence", .holds = Holds::yes};
  check.seen = "Durbin-Watson is " + in_figures(durbin_watson);
  if (durbin_watson < kAlike || durbin_watson > kOpposite) {
    check.holds = Holds::doubtful;
    check.seen +=
        durbin_watson < kAlike ? ": neighbouring residuals are alike" : ": neighbouring residuals are opposite";
  }
  check.seen += ", if the rows are in the order of time.";
  return check;
}

void describe_terms(TestResult& result, const LinearFit& fit, double level) {
  const double quantile = t_quantile((1 + level) / 2, fit.residual_degrees);
  for (std::size_t j = 0; j < fit.terms.size(); ++j) {
    Coefficient term{.term = fit.terms[j],
                     .estimate = fit.coefficients[j],
                     .standard_error = fit.standard_errors[j],
                     .inflation = fit.inflations[j]};
    const double reach = quantile * term.standard_error;
    term.interval = {term.estimate - reach, term.estimate + reach, level};
    if (!fit.is_perfect) {
      term.statistic = fit.statistics[j];
      term.p_value = std::min(1.0, 2 * t_upper_tail(std::abs(term.statistic), fit.residual_degrees));
    }
    result.coefficients.push_back(term);
  }
}

void add_effects(TestResult& result, const LinearFit& fit) {
  if (fit.degree > 1) {
    result.effects = {{"R squared", fit.r_squared, std::nullopt}};
    return;
  }
  for (const Coefficient& term : result.coefficients)
    if (term.term != "(intercept)") result.effects.push_back({"Slope of " + term.term, term.estimate, term.interval});
}

void judge(TestResult& result, const LinearFit& fit) {
  result.statistic_name = "F";
  result.statistic = fit.f;
  result.degrees = {fit.regression_degrees, fit.residual_degrees};
  if (!fit.is_perfect) result.p_value = f_upper_tail(fit.f, fit.regression_degrees, fit.residual_degrees);
  result.variance = {{"Regression", fit.regression_degrees, fit.regression_ss,
                      fit.regression_ss / fit.regression_degrees, fit.f, result.p_value},
                     {.source = "Residual",
                      .degrees = fit.residual_degrees,
                      .sum_of_squares = fit.residual_ss,
                      .mean_square = fit.residual_ss / fit.residual_degrees}};
  result.figures = {{"r_squared", fit.r_squared},
                    {"adjusted_r_squared", fit.adjusted_r_squared},
                    {"predicted_r_squared", fit.predicted_r_squared},
                    {"sigma", fit.sigma},
                    {"durbin_watson", fit.durbin_watson}};
  if (std::isnan(fit.predicted_r_squared))
    result.notes.emplace_back("One row alone decides a term, so the predicted R squared is not defined.");
}

void check_assumptions(TestResult& result, const LinearRequest& asked, const LinearFit& fit, const ModelData& data) {
  std::vector<double> residuals;
  for (const FittedRow& row : fit.rows) residuals.push_back(row.residual);
  const auto rows = static_cast<double>(fit.rows.size());
  const auto predictors = static_cast<std::size_t>(fit.regression_degrees);
  result.checks = {strict_normality_check("Residuals", residuals), residual_spread(asked, residuals),
                   residual_order(fit.durbin_watson), influence_check(fit.rows, data),
                   enough_check("rows_per_predictor", rows, predictors, "row")};
  if (fit.degree == 1 && data.predictors.size() > 1) result.checks.push_back(collinearity_check(result.coefficients));
}

}  // namespace

Result<TestResult> linear_regression(const TestRequest& request) {
  if (const auto refusal = refuse_direction(request)) return *refusal;
  auto asked = asked_for(request.variant);
  if (!asked) return *refuse_variant(request);
  const auto data = model_data_of(request);
  if (!data) return data.error();
  asked->response = data->response;
  asked->predictors = data->predictors;
  const auto fit = fit_linear(*asked);
  if (!fit) return fit.error();

  TestResult result{.method = fit->degree > 1 ? "Polynomial regression of degree " + std::to_string(fit->degree)
                                              : "Linear regression"};
  if (fit->intercept == Intercept::through_origin) result.method += " through the origin";
  describe_terms(result, *fit, request.level);
  add_effects(result, *fit);
  judge(result, *fit);
  result.rows = fit->rows;
  result.sizes = {fit->rows.size()};
  if (fit->is_perfect)
    result.notes.emplace_back(
        "The model passes through every point, so F is infinite and neither p-values nor intervals "
        "have a meaning: check whether the response was calculated from the predictors.");
  else
    check_assumptions(result, *asked, *fit, *data);
  if (fit->intercept == Intercept::through_origin)
    result.notes.emplace_back(
        "Through the origin R squared is a share of the squares about 0, and cannot be held against "
        "that of a model with an intercept.");
  note_left_out(result, *data);
  return result;
}

}  // namespace qi::stats
