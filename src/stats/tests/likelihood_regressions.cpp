#include <algorithm>
#include <cmath>
#include <optional>

#include "base/number.h"
#include "stats/distributions.h"
#include "stats/figure_words.h"
#include "stats/likelihood_fit.h"
#include "stats/ranks.h"
#include "stats/tests/model_data.h"
#include "stats/tests/models.h"
#include "stats/tests/test_data.h"

namespace qi::stats {
namespace {

// Pearson's chi-squared over its degrees is 1 where counts vary as Poisson's do.
constexpr double kDispersed = 1.5;
constexpr double kStronglyDispersed = 2;

/// How far the counts may vary about the model: as the family says, or as they do (Wedderburn 1974).
struct Spread {
  double dispersion = 1;
  std::optional<double> degrees;  ///< of the estimated dispersion

  double quantile(double probability) const {
    return degrees ? t_quantile(probability, *degrees) : normal_quantile(probability);
  }
  double upper_tail(double statistic) const {
    return degrees ? t_upper_tail(statistic, *degrees) : normal_upper_tail(statistic);
  }
};

void describe_terms(TestResult& result, const LikelihoodFit& fit, const Spread& spread, double level,
                    const char* ratio) {
  const double quantile = spread.quantile((1 + level) / 2);
  for (std::size_t j = 0; j < fit.terms.size(); ++j) {
    Coefficient term{.term = fit.terms[j],
                     .estimate = fit.coefficients[j],
                     .standard_error = fit.standard_errors[j] * std::sqrt(spread.dispersion),
                     .inflation = fit.inflations[j]};
    term.statistic = term.estimate / term.standard_error;
    term.p_value = std::min(1.0, 2 * spread.upper_tail(std::abs(term.statistic)));
    const double reach = quantile * term.standard_error;
    term.interval = {term.estimate - reach, term.estimate + reach, level};
    if (j > 0)
      result.effects.push_back({ratio + (" of " + term.term), std::exp(term.estimate),
                                Interval{std::exp(term.interval.lower), std::exp(term.interval.upper), level}});
    result.coefficients.push_back(term);
  }
}

/// Ratios between the ends of their profiles, in place of Wald's.
Done take_profiles(TestResult& result, const LikelihoodRequest& model, double level) {
  const auto profiles = profile_intervals(model, level);
  if (!profiles) return profiles.error();
  for (std::size_t j = 0; j < profiles->size(); ++j) {
    const Interval& ends = (*profiles)[j];
    result.effects[j].interval = Interval{std::exp(ends.lower), std::exp(ends.upper), level};
  }
  result.notes.push_back(
      "Intervals of ratios are by profile likelihood; those of coefficients and the p-values of terms are Wald's.");
  return {};
}

void judge(TestResult& result, const LikelihoodFit& fit) {
  result.statistic_name = "chi-squared";
  result.statistic = std::max(0.0, fit.null_deviance - fit.deviance);
  result.degrees = {fit.model_degrees};
  result.p_value = chi_square_upper_tail(result.statistic, fit.model_degrees);
  result.figures = {{"deviance", fit.deviance},
                    {"null_deviance", fit.null_deviance},
                    {"residual_degrees", fit.residual_degrees},
                    {"log_likelihood", fit.log_likelihood},
                    {"aic", 2 * (fit.model_degrees + 1) - 2 * fit.log_likelihood}};
  result.rows = fit.rows;
  result.sizes = {fit.rows.size()};
}

/// F in place of chi-squared; a quasi-likelihood is none, so log-likelihood and AIC go.
void judge_by_dispersion(TestResult& result, const LikelihoodFit& fit, double dispersion) {
  result.statistic_name = "F";
  result.statistic = result.statistic / fit.model_degrees / dispersion;
  result.degrees = {fit.model_degrees, fit.residual_degrees};
  result.p_value = f_upper_tail(result.statistic, fit.model_degrees, fit.residual_degrees);
  std::erase_if(result.figures, [](const Figure& one) { return one.slug == "log_likelihood" || one.slug == "aic"; });
}

/// The share of pairs of a 1 and a 0 in which the 1 has the higher chance; equal ones count half.
double concordance(const LikelihoodFit& fit, const std::vector<double>& response) {
  std::vector<double> chances;
  for (const FittedRow& row : fit.rows) chances.push_back(row.fitted);
  const std::vector<double> ranks = mid_ranks(chances);
  std::vector<double> of_ones;
  for (std::size_t i = 0; i < ranks.size(); ++i)
    if (response[i] == 1) of_ones.push_back(ranks[i]);
  const auto ones = static_cast<double>(of_ones.size());
  const auto zeros = static_cast<double>(ranks.size()) - ones;
  return (compensated_sum(of_ones) - ones * (ones + 1) / 2) / (ones * zeros);
}

Check dispersion_check(double dispersion) {
  return {
      .slug = "dispersion",
      .holds = dispersion > kStronglyDispersed ? Holds::no
               : dispersion > kDispersed       ? Holds::doubtful
                                               : Holds::yes,
      .seen = "The counts vary " + in_figures(dispersion) + " times as much about the model as Poisson counts would."};
}

/// Moves the last column out of the predictors.
Result<std::vector<double>> exposures_of(ModelData& data, const std::string& variant) {
  if (!variant.ends_with("with-exposure")) return std::vector<double>{};
  if (data.predictors.size() < 2)
    return Error::invalid(
        "With an exposure give at least three columns: the counts, a predictor, and the exposure last.");
  Column exposure = std::move(data.predictors.back());
  data.predictors.pop_back();
  for (std::size_t i = 0; i < exposure.values.size(); ++i)
    if (!(exposure.values[i] > 0))
      return Error::invalid("Every exposure must be above 0: correct row " + std::to_string(data.row_numbers[i]) +
                            " of " + exposure.name + ".");
  return std::move(exposure.values);
}

void add_shared_checks(TestResult& result, const ModelData& data) {
  if (data.predictors.size() > 1) result.checks.push_back(collinearity_check(result.coefficients));
  result.checks.push_back(influence_check(result.rows, data));
  note_left_out(result, data);
}

}  // namespace

Result<TestResult> logistic_regression(const TestRequest& request) {
  if (const auto refusal = refuse_direction(request)) return *refusal;
  if (const auto refusal = refuse_variant(request, {"profile"})) return *refusal;
  const auto data = model_data_of(request);
  if (!data) return data.error();
  const std::vector<double>& response = data->response.values;
  for (std::size_t i = 0; i < response.size(); ++i)
    if (response[i] != 0 && response[i] != 1)
      return Error::invalid("Write an outcome as 1 (it happened) or 0: correct row " +
                            std::to_string(data->row_numbers[i]) + " of " + data->response.name + ".");
  const LikelihoodRequest model{LikelihoodFamily::logistic, data->response, data->predictors, {}};
  const auto fit = fit_likelihood(model);
  if (!fit) return fit.error();

  TestResult result{.method = "Logistic regression"};
  describe_terms(result, *fit, Spread{}, request.level, "Odds ratio");
  if (request.variant == "profile")
    if (const Done taken = take_profiles(result, model, request.level); !taken) return taken.error();
  judge(result, *fit);
  const auto events = static_cast<double>(std::ranges::count(response, 1.0));
  const double rarer = std::min(events, static_cast<double>(response.size()) - events);
  result.figures.push_back({"mcfadden_r_squared", 1 - fit->deviance / fit->null_deviance});
  result.figures.push_back({"concordance", concordance(*fit, response)});
  result.checks = {enough_check("events_per_predictor", rarer, data->predictors.size(), "rarer outcome")};
  add_shared_checks(result, *data);
  return result;
}

Result<TestResult> poisson_regression(const TestRequest& request) {
  if (const auto refusal = refuse_direction(request)) return *refusal;
  if (const auto refusal = refuse_variant(
          request, {"with-exposure", "quasi", "quasi-with-exposure", "profile", "profile-with-exposure"}))
    return *refusal;
  const bool is_quasi = request.variant.starts_with("quasi");
  auto data = model_data_of(request);
  if (!data) return data.error();
  if (const auto counts = counts_of(data->response); !counts) return counts.error();
  const auto exposures = exposures_of(*data, request.variant);
  if (!exposures) return exposures.error();
  const LikelihoodRequest model{LikelihoodFamily::poisson, data->response, data->predictors, *exposures};
  const auto fit = fit_likelihood(model);
  if (!fit) return fit.error();

  TestResult result{.method = is_quasi ? "Quasi-Poisson regression" : "Poisson regression"};
  if (!exposures->empty()) result.method += " of rates";
  const double dispersion = fit->pearson / fit->residual_degrees;
  const Spread spread = is_quasi ? Spread{dispersion, fit->residual_degrees} : Spread{};
  describe_terms(result, *fit, spread, request.level, "Rate ratio");
  if (request.variant.starts_with("profile"))
    if (const Done taken = take_profiles(result, model, request.level); !taken) return taken.error();
  judge(result, *fit);
  if (is_quasi) judge_by_dispersion(result, *fit, dispersion);
  result.figures.push_back({"dispersion", dispersion});
  result.checks = {
      dispersion_check(dispersion),
      enough_check("rows_per_predictor", static_cast<double>(fit->rows.size()), data->predictors.size(), "row")};
  if (!is_quasi && dispersion > kDispersed)
    result.notes.push_back("The counts vary more than Poisson counts: the intervals should be about " +
                           in_figures(std::sqrt(dispersion)) +
                           " times as wide, and the p-values are too small. The quasi variant allows for it.");
  if (is_quasi)
    result.notes.push_back("Intervals and p-values allow for counts that vary " + in_figures(dispersion) +
                           " times as much about the model as Poisson counts would.");
  add_shared_checks(result, *data);
  return result;
}

}  // namespace qi::stats
