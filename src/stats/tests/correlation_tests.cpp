#include "stats/tests/correlation_tests.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/number.h"
#include "stats/assumption_checks.h"
#include "stats/concordance.h"
#include "stats/distributions.h"
#include "stats/ranks.h"
#include "stats/summary.h"
#include "stats/tests/direction.h"
#include "stats/tests/rank_places.h"
#include "stats/tests/test_data.h"

namespace qi::stats {
namespace {

constexpr std::size_t kFewestRows = 3;

std::optional<Error> refuse_constant(const std::string& name, const std::vector<double>& values) {
  if (std::ranges::adjacent_find(values, std::not_equal_to{}) != values.end()) return std::nullopt;
  return Error::invalid("Every figure of " + name + " is the same, so nothing can go together with it.");
}

Result<Pairs> varied_pairs(const TestRequest& request) {
  if (const auto refusal = refuse_variant(request)) return *refusal;
  const auto pairs = pairs_of(request.columns[0], request.columns[1], kFewestRows);
  if (!pairs) return pairs.error();
  if (const auto refusal = refuse_constant(pairs->first_name, pairs->first)) return *refusal;
  if (const auto refusal = refuse_constant(pairs->second_name, pairs->second)) return *refusal;
  return *pairs;
}

double sum_of_products(const std::vector<double>& first, const std::vector<double>& second) {
  std::vector<double> products;
  for (std::size_t i = 0; i < first.size(); ++i) products.push_back(first[i] * second[i]);
  return compensated_sum(products);
}

/// Roots are taken one by one: the product of two sums of squares could overflow.
double correlation_of(const std::vector<double>& first, const std::vector<double>& second) {
  const std::vector<double> of_first = deviations(first);
  const std::vector<double> of_second = deviations(second);
  const double r = sum_of_products(of_first, of_second) / std::sqrt(sum_of_products(of_first, of_first)) /
                   std::sqrt(sum_of_products(of_second, of_second));
  return std::clamp(r, -1.0, 1.0);
}

/// -1 or 1 but for rounding.
bool is_perfect(double correlation) {
  constexpr double kRoundingSteps = 8;
  return 1 - std::abs(correlation) <= kRoundingSteps * std::numeric_limits<double>::epsilon();
}

/// tanh(atanh r -/+ z x error): none for a perfect correlation, or where the error is not defined.
std::optional<Interval> fisher_interval(const TestRequest& request, double correlation, double error) {
  if (is_perfect(correlation) || !(error > 0 && std::isfinite(error))) return std::nullopt;
  const Interval of_atanh = interval_about(request, std::atanh(correlation), error, normal_quantile);
  return Interval{std::tanh(of_atanh.lower), std::tanh(of_atanh.upper), request.level};
}

struct TTest {
  double t;
  double p_value;
};

TTest t_of(const TestRequest& request, double correlation, double degrees) {
  if (is_perfect(correlation)) {
    const bool as_asked = request.alternative == Alternative::two_sided ||
                          (correlation > 0) == (request.alternative == Alternative::greater);
    return {kUndefined, as_asked ? 0.0 : 1.0};
  }
  const double t = correlation * std::sqrt(degrees / ((1 - correlation) * (1 + correlation)));
  return {t, p_of(request.alternative, t_cdf(t, degrees), t_upper_tail(t, degrees))};
}

void finish(TestResult& result, const Pairs& pairs, const TestRequest& request) {
  result.sizes = {pairs.size()};
  note_left_out(result, pairs);
  result.checks = {independence_check(request.columns[0]), independence_check(request.columns[1])};
}

void note_perfect(TestResult& result) {
  if (std::isnan(result.statistic))
    result.notes.push_back("The correlation is perfect: it has no t, and the p-value is 0 to any number of digits.");
  if (!result.effects.front().interval)
    result.notes.push_back("There is no interval for a perfect correlation or for so few rows.");
}

/// probabilities  by a whole statistic, from 0
struct Tails {
  double at_most;
  double at_least;
};
Tails tails_at(std::span<const double> probabilities, std::size_t statistic) {
  return {std::min(1.0, compensated_sum(probabilities.first(statistic + 1))),
          std::min(1.0, compensated_sum(probabilities.subspan(statistic)))};
}

bool has_ties(const Pairs& pairs) {
  return !tie_sizes(pairs.first).empty() || !tie_sizes(pairs.second).empty();
}

std::optional<Error> refuse_exact(const TestRequest& request, const Pairs& pairs, std::size_t most) {
  if (!request.exact.value_or(false)) return std::nullopt;
  if (has_ties(pairs))
    return Error::invalid("Some figures are equal, and there is no exact distribution: leave it out.");
  if (pairs.size() > most)
    return Error::invalid("The exact distribution takes up to " + std::to_string(most) + " rows: leave it out.");
  return std::nullopt;
}

/// Sum over ties of t (t - 1) and the like.
double tie_sum(const std::vector<double>& values, auto&& of_size) {
  double sum = 0;
  for (const std::size_t size : tie_sizes(values)) sum += of_size(static_cast<double>(size));
  return sum;
}

/// Of the difference between pairs in order and out of it (Kendall 1970).
double kendall_variance(const Pairs& pairs) {
  const auto n = static_cast<double>(pairs.size());
  const auto with_spread = [](double t) { return t * (t - 1) * (2 * t + 5); };
  const auto twos = [](double t) { return t * (t - 1); };
  const auto threes = [](double t) { return t * (t - 1) * (t - 2); };
  const double untied = (with_spread(n) - tie_sum(pairs.first, with_spread) - tie_sum(pairs.second, with_spread)) / 18;
  return untied + tie_sum(pairs.first, twos) * tie_sum(pairs.second, twos) / (2 * twos(n)) +
         tie_sum(pairs.first, threes) * tie_sum(pairs.second, threes) / (9 * threes(n));
}

}  // namespace

Result<TestResult> pearson_correlation(const TestRequest& request) {
  const auto pairs = varied_pairs(request);
  if (!pairs) return pairs.error();
  const auto n = static_cast<double>(pairs->size());
  const double r = correlation_of(pairs->first, pairs->second);
  TestResult result{.method = "Pearson's correlation"};
  result.effects.push_back({"Pearson's r", r, fisher_interval(request, r, 1 / std::sqrt(n - 3))});
  result.statistic_name = "t";
  result.degrees = {n - 2};
  const TTest test = t_of(request, r, n - 2);
  result.statistic = test.t;
  result.p_value = test.p_value;
  result.figures = {{"r_squared", r * r}};
  note_perfect(result);
  finish(result, *pairs, request);
  return result;
}

Result<TestResult> spearman_correlation(const TestRequest& request) {
  const auto pairs = varied_pairs(request);
  if (!pairs) return pairs.error();
  if (const auto refusal = refuse_exact(request, *pairs, kMostForExactSpearman)) return *refusal;
  const auto n = static_cast<double>(pairs->size());
  const double rho = correlation_of(mid_ranks(pairs->first), mid_ranks(pairs->second));
  const bool exact = request.exact.value_or(pairs->size() <= kMostForExactSpearman && !has_ties(*pairs));
  TestResult result{.method = "Spearman's rank correlation", .is_exact = exact};
  result.effects.push_back(
      {"Spearman's rho", rho, fisher_interval(request, rho, std::sqrt((1 + rho * rho / 2) / (n - 3)))});
  result.statistic_name = "S";
  result.statistic = (n * n * n - n) * (1 - rho) / 6;
  if (exact) {
    const auto sum = static_cast<std::size_t>(std::lround(result.statistic));
    // The larger the sum, the lower the correlation.
    const Tails tails = tails_at(spearman_probabilities(pairs->size()), sum);
    result.p_value = p_of(request.alternative, tails.at_least, tails.at_most);
  } else {
    result.p_value = t_of(request, rho, n - 2).p_value;
  }
  note_perfect(result);
  finish(result, *pairs, request);
  return result;
}

Result<TestResult> kendall_correlation(const TestRequest& request) {
  constexpr std::size_t kMostForExact = 200;
  const auto pairs = varied_pairs(request);
  if (!pairs) return pairs.error();
  if (const auto refusal = refuse_exact(request, *pairs, kMostForExact)) return *refusal;
  const auto n = static_cast<double>(pairs->size());
  const auto in_order = static_cast<double>(concordant_less_discordant(pairs->first, pairs->second));
  const double all = n * (n - 1) / 2;
  const auto pairs_in = [](double t) { return t * (t - 1) / 2; };
  const double tau = std::clamp(
      in_order / std::sqrt(all - tie_sum(pairs->first, pairs_in)) / std::sqrt(all - tie_sum(pairs->second, pairs_in)),
      -1.0, 1.0);
  const bool exact = request.exact.value_or(pairs->size() < kExactBelow && !has_ties(*pairs));
  TestResult result{.method = "Kendall's rank correlation", .is_exact = exact};
  constexpr double kFieller = 0.437;
  result.effects.push_back({"Kendall's tau", tau, fisher_interval(request, tau, std::sqrt(kFieller / (n - 4)))});
  if (exact) {
    const auto concordant = static_cast<std::size_t>(std::lround((in_order + all) / 2));
    const Tails tails = tails_at(concordance_probabilities(pairs->size()), concordant);
    result.statistic_name = "T";
    result.statistic = static_cast<double>(concordant);
    result.p_value = p_of(request.alternative, tails.at_most, tails.at_least);
  } else {
    result.statistic_name = "z";
    result.statistic = in_order / std::sqrt(kendall_variance(*pairs));
    result.p_value = p_of(request.alternative, normal_cdf(result.statistic), normal_upper_tail(result.statistic));
  }
  note_perfect(result);
  finish(result, *pairs, request);
  return result;
}

}  // namespace qi::stats
