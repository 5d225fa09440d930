#include "stats/tests/t_tests.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/number.h"
#include "stats/assumption_checks.h"
#include "stats/distributions.h"
#include "stats/range_constants.h"
#include "stats/summary.h"
#include "stats/tests/direction.h"
#include "stats/tests/test_data.h"

namespace qi::stats {
namespace {

/// A mean or a difference of means with what it takes to judge it.
struct Estimate {
  double value;
  double standard_error;
  double degrees;
  double scale;  ///< of the figures, to tell a spread from rounding
};

/// The figures of a sample differ by rounding alone: R's rule for data that are "essentially constant".
bool has_no_spread(const Estimate& estimate) {
  constexpr double kRoundingSteps = 10;
  return estimate.standard_error <= kRoundingSteps * std::numeric_limits<double>::epsilon() * estimate.scale;
}

Error no_spread() {
  return Error::invalid("Every figure is the same, and a t test divides by their spread: there is nothing to test.");
}

void judge(TestResult& result, const TestRequest& request, const Estimate& estimate) {
  result.statistic_name = "t";
  result.statistic = (estimate.value - request.null_value) / estimate.standard_error;
  result.degrees = {estimate.degrees};
  result.p_value = p_of(request.alternative, t_cdf(result.statistic, estimate.degrees),
                        t_upper_tail(result.statistic, estimate.degrees));
  result.figures.push_back({"standard_error", estimate.standard_error});
}

Interval interval_of(const TestRequest& request, const Estimate& estimate) {
  return interval_about(request, estimate.value, estimate.standard_error,
                        [&](double probability) { return t_quantile(probability, estimate.degrees); });
}

/// Takes from a standardised difference what it owes to a small sample (Hedges 1981):
/// Gamma(m / 2) / (sqrt(m / 2) Gamma((m - 1) / 2)), which is c4(m) sqrt((m - 1) / m), for m degrees of freedom.
double small_sample_factor(std::size_t degrees) {
  const auto count = static_cast<double>(degrees);
  return c4(degrees) * std::sqrt((count - 1) / count);
}

/// Below two degrees of freedom it is not defined and left out.
void add_hedges_g(TestResult& result, const TestRequest& request, double standardised, std::size_t degrees,
                  double inverse_sizes, std::size_t count) {
  constexpr std::size_t kFewestDegrees = 2;
  if (degrees < kFewestDegrees) return;
  const double g = standardised * small_sample_factor(degrees);
  // Hedges and Olkin 1985: variance 1/n1 + 1/n2 + g^2 / (2 n); of one sample 1/n + g^2 / (2 n).
  const double error = std::sqrt(inverse_sizes + g * g / (2 * static_cast<double>(count)));
  const double reach = error * normal_quantile((1 + request.level) / 2);
  result.effects.push_back({"Hedges' g", g, Interval{g - reach, g + reach, request.level}});
}

struct Words {
  const char* method;
  const char* effect;
};

/// scale             of the figures as they were given; of differences it is larger than their own
/// assumed_by_effect  what Hedges' g is counted from
Result<TestResult> test_one_mean(const TestRequest& request, const Summary& summary, double scale,
                                 double assumed_by_effect, const Words& words) {
  const auto count = static_cast<double>(summary.n);
  const Estimate estimate{
      .value = summary.mean, .standard_error = summary.sd / std::sqrt(count), .degrees = count - 1, .scale = scale};
  if (has_no_spread(estimate)) return no_spread();
  TestResult result{.method = words.method};
  result.effects.push_back({words.effect, estimate.value, interval_of(request, estimate)});
  add_hedges_g(result, request, (summary.mean - assumed_by_effect) / summary.sd, summary.n - 1, 1 / count, summary.n);
  judge(result, request, estimate);
  result.sizes = {summary.n};
  result.figures.push_back({"sd", summary.sd});
  return result;
}

Estimate welch(const Summary& first, const Summary& second) {
  const auto first_count = static_cast<double>(first.n);
  const auto second_count = static_cast<double>(second.n);
  const double first_part = first.variance / first_count;
  const double second_part = second.variance / second_count;
  const double sum = first_part + second_part;
  // The squares in Welch's formula, taken of shares: of large figures they would overflow.
  const double share = first_part / sum;
  return {.value = first.mean - second.mean,
          .standard_error = std::sqrt(sum),
          .degrees = 1 / (share * share / (first_count - 1) + (1 - share) * (1 - share) / (second_count - 1)),
          .scale = std::max(std::abs(first.mean), std::abs(second.mean))};
}

double squares_within(const Summary& summary) {
  return summary.n < 2 ? 0 : summary.variance * static_cast<double>(summary.n - 1);
}

double pooled_sd(const Summary& first, const Summary& second) {
  return std::sqrt((squares_within(first) + squares_within(second)) / static_cast<double>(first.n + second.n - 2));
}

double inverse_sizes(const Summary& first, const Summary& second) {
  return 1 / static_cast<double>(first.n) + 1 / static_cast<double>(second.n);
}

Estimate pooled(const Summary& first, const Summary& second) {
  return {.value = first.mean - second.mean,
          .standard_error = pooled_sd(first, second) * std::sqrt(inverse_sizes(first, second)),
          .degrees = static_cast<double>(first.n + second.n - 2),
          .scale = std::max(std::abs(first.mean), std::abs(second.mean))};
}

}  // namespace

Result<TestResult> one_sample_t(const TestRequest& request) {
  if (const auto refusal = refuse_variant(request)) return *refusal;
  const auto sample = sample_of(request.columns[0], 2);
  if (!sample) return sample.error();
  const Summary summary = summarise(sample->values);
  auto result =
      test_one_mean(request, summary, std::abs(summary.mean), request.null_value, {"One-sample t test", "Mean"});
  if (!result) return result;
  note_missing(*result, *sample);
  result->checks = {normality_check(sample->name, sample->values), independence_check(request.columns[0])};
  return result;
}

Result<TestResult> paired_t(const TestRequest& request) {
  if (const auto refusal = refuse_variant(request)) return *refusal;
  const auto pairs = pairs_of(request.columns[0], request.columns[1], 2);
  if (!pairs) return pairs.error();
  const std::vector<double> differences = pairs->differences();
  const double of_first = mean(pairs->first);
  const double of_second = mean(pairs->second);
  auto result = test_one_mean(request, summarise(differences), std::max(std::abs(of_first), std::abs(of_second)), 0,
                              {"Paired t test", "Mean difference"});
  if (!result) return result;
  note_left_out(*result, *pairs);
  result->figures.push_back({"mean_of_first", of_first});
  result->figures.push_back({"mean_of_second", of_second});
  result->checks = {normality_check("the differences", differences),
                    independence_check({"the differences", differences})};
  return result;
}

Result<TestResult> two_sample_t(const TestRequest& request) {
  if (const auto refusal = refuse_variant(request, {"pooled"})) return *refusal;
  const bool is_pooled = request.variant == "pooled";
  // Pooled, one sample may be a single figure: the other one brings the spread.
  const std::size_t fewest = is_pooled ? 1 : 2;
  const auto first = sample_of(request.columns[0], fewest);
  if (!first) return first.error();
  const auto second = sample_of(request.columns[1], fewest);
  if (!second) return second.error();
  const Summary of_first = summarise(first->values);
  const Summary of_second = summarise(second->values);
  if (of_first.n + of_second.n < 3) return Error::invalid("Give at least three figures between the two columns.");
  const Estimate estimate = is_pooled ? pooled(of_first, of_second) : welch(of_first, of_second);
  if (has_no_spread(estimate)) return no_spread();

  TestResult result{.method = is_pooled ? "Two-sample t test with one pooled standard deviation" : "Welch's t test"};
  result.effects.push_back({"Difference of means", estimate.value, interval_of(request, estimate)});
  add_hedges_g(result, request, estimate.value / pooled_sd(of_first, of_second), of_first.n + of_second.n - 2,
               inverse_sizes(of_first, of_second), of_first.n + of_second.n);
  judge(result, request, estimate);
  result.sizes = {of_first.n, of_second.n};
  result.figures.push_back({"mean_of_first", of_first.mean});
  result.figures.push_back({"mean_of_second", of_second.mean});
  if (of_first.n > 1) result.figures.push_back({"sd_of_first", of_first.sd});
  if (of_second.n > 1) result.figures.push_back({"sd_of_second", of_second.sd});
  note_missing(result, *first);
  note_missing(result, *second);
  result.checks = {normality_check(first->name, first->values), normality_check(second->name, second->values)};
  if (is_pooled && of_first.n > 1 && of_second.n > 1)
    result.checks.push_back(equal_spread_check(of_first.sd, of_second.sd));
  result.checks.push_back(independence_check(request.columns[0]));
  result.checks.push_back(independence_check(request.columns[1]));
  return result;
}

}  // namespace qi::stats
