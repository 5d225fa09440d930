#include "stats/tests/spread_tests.h"

#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "stats/distributions.h"
#include "stats/ranks.h"
#include "stats/tests/direction.h"
#include "stats/tests/groups.h"

namespace qi::stats {
namespace {

/// "sd_1", "sd_2", ... and the largest over the smallest.
void describe_spreads(TestResult& result, const SumsOfSquares& sums) {
  for (std::size_t j = 0; j < sums.variances.size(); ++j)
    result.figures.push_back({"sd_" + std::to_string(j + 1), std::sqrt(sums.variances[j])});
}

void add_ratio_of_spreads(TestResult& result, const SumsOfSquares& sums) {
  const auto [least, most] = std::ranges::minmax(sums.variances);
  if (least > 0)
    result.effects.push_back({"Largest standard deviation over the smallest", std::sqrt(most / least), std::nullopt});
  else
    result.notes.emplace_back(
        "A group has no spread at all, so the ratio of the largest to the smallest has no bound.");
}

std::optional<Error> refuse_without_spread(const SumsOfSquares& sums, const Groups& groups) {
  for (std::size_t j = 0; j < groups.count(); ++j)
    if (is_rounding(std::sqrt(sums.variances[j]), groups))
      return Error::invalid("Every figure of " + groups.samples[j].name +
                            " is the same, and this test divides by its spread: leave that group out.");
  return std::nullopt;
}

std::optional<Error> refuse_choices(const TestRequest& request) {
  if (const auto refusal = refuse_variant(request)) return refusal;
  return refuse_direction(request);
}

Check normality_of_figures(const Groups& groups) {
  return strict_normality_check("Differences from the groups' means", without_means(groups.shifted));
}

enum class Centre { mean, median };

Result<TestResult> test_distances(const TestRequest& request, Centre centre, const char* method) {
  if (const auto refusal = refuse_choices(request)) return *refusal;
  const auto groups = groups_of(request, 2);
  if (!groups) return groups.error();
  std::vector<std::vector<double>> distances;
  for (const std::vector<double>& group : groups->shifted) {
    const double middle = centre == Centre::mean ? mean(group) : median(group);
    std::vector<double> of_group;
    for (const double value : group) of_group.push_back(std::abs(value - middle));
    distances.push_back(std::move(of_group));
  }
  const SumsOfSquares sums = sums_of_squares(distances);
  if (is_rounding(std::sqrt(sums.within / sums.within_degrees), *groups))
    return Error::invalid(
        "Within every group the figures lie equally far from the centre, and this test divides by "
        "how these distances differ: give more figures.");
  TestResult result{.method = method};
  const SumsOfSquares of_figures = sums_of_squares(groups->shifted);
  add_ratio_of_spreads(result, of_figures);
  result.statistic_name = "F";
  result.statistic = sums.between / sums.between_degrees / (sums.within / sums.within_degrees);
  result.degrees = {sums.between_degrees, sums.within_degrees};
  result.p_value = f_upper_tail(result.statistic, sums.between_degrees, sums.within_degrees);
  describe_spreads(result, of_figures);
  note_groups(result, *groups);
  result.checks = {independence_check(request)};
  return result;
}

}  // namespace

Result<TestResult> f_test_of_variances(const TestRequest& request) {
  if (const auto refusal = refuse_variant(request)) return *refusal;
  const auto groups = groups_of(request, 2);
  if (!groups) return groups.error();
  const SumsOfSquares sums = sums_of_squares(groups->shifted);
  if (const auto refusal = refuse_without_spread(sums, *groups)) return *refusal;
  const double ratio = sums.variances[0] / sums.variances[1];
  const double upper = static_cast<double>(groups->shifted[0].size() - 1);
  const double lower = static_cast<double>(groups->shifted[1].size() - 1);
  const double tail = tail_beyond(request);
  const Interval interval =
      directed(request, ratio / f_quantile(1 - tail, upper, lower), ratio / f_quantile(tail, upper, lower), 0);

  TestResult result{.method = "F test of two variances"};
  result.effects = {{"Ratio of variances", ratio, interval},
                    {"Ratio of standard deviations", std::sqrt(ratio),
                     Interval{std::sqrt(interval.lower), std::sqrt(interval.upper), interval.level}}};
  result.statistic_name = "F";
  result.statistic = ratio;
  result.degrees = {upper, lower};
  result.p_value = p_of(request.alternative, f_cdf(ratio, upper, lower), f_upper_tail(ratio, upper, lower));
  describe_spreads(result, sums);
  note_groups(result, *groups);
  result.checks = {normality_of_figures(*groups), independence_check(request)};
  return result;
}

Result<TestResult> brown_forsythe(const TestRequest& request) {
  return test_distances(request, Centre::median, "Brown-Forsythe test of spreads");
}

Result<TestResult> levene(const TestRequest& request) {
  return test_distances(request, Centre::mean, "Levene's test of spreads");
}

Result<TestResult> bartlett(const TestRequest& request) {
  if (const auto refusal = refuse_choices(request)) return *refusal;
  const auto groups = groups_of(request, 2);
  if (!groups) return groups.error();
  const SumsOfSquares sums = sums_of_squares(groups->shifted);
  if (const auto refusal = refuse_without_spread(sums, *groups)) return *refusal;
  const double pooled = sums.within / sums.within_degrees;
  std::vector<double> parts;
  std::vector<double> inverses{-1 / sums.within_degrees};
  for (std::size_t j = 0; j < groups->count(); ++j) {
    const auto degrees = static_cast<double>(groups->shifted[j].size() - 1);
    parts.push_back(degrees * std::log(pooled / sums.variances[j]));
    inverses.push_back(1 / degrees);
  }
  const double correction = 1 + compensated_sum(inverses) / (3 * sums.between_degrees);

  TestResult result{.method = "Bartlett's test of variances"};
  add_ratio_of_spreads(result, sums);
  result.statistic_name = "chi-squared";
  result.statistic = std::max(0.0, compensated_sum(parts) / correction);
  result.degrees = {sums.between_degrees};
  result.p_value = chi_square_upper_tail(result.statistic, sums.between_degrees);
  describe_spreads(result, sums);
  note_groups(result, *groups);
  result.checks = {normality_of_figures(*groups), independence_check(request)};
  return result;
}

Result<TestResult> fligner_killeen(const TestRequest& request) {
  if (const auto refusal = refuse_choices(request)) return *refusal;
  const auto groups = groups_of(request, 2);
  if (!groups) return groups.error();
  std::vector<double> all;
  double largest = 0;
  for (const std::vector<double>& group : groups->shifted) {
    const double middle = median(group);
    for (const double value : group) {
      all.push_back(std::abs(value - middle));
      largest = std::max(largest, std::abs(value));
    }
  }
  // Distances that are equal in the figures as typed stay equal.
  all = without_rounding(std::move(all), largest);
  const auto n = static_cast<double>(all.size());
  std::vector<double> scores = mid_ranks(all);
  for (double& score : scores) score = normal_quantile((1 + score / (n + 1)) / 2);
  std::vector<std::vector<double>> by_group;
  auto from = scores.begin();
  for (const std::vector<double>& group : groups->shifted) {
    by_group.emplace_back(from, from + static_cast<std::ptrdiff_t>(group.size()));
    from += static_cast<std::ptrdiff_t>(group.size());
  }
  const SumsOfSquares sums = sums_of_squares(by_group);
  const double variance = (sums.between + sums.within) / (n - 1);
  if (std::ranges::all_of(all, [&](double distance) { return distance == all.front(); }))
    return Error::invalid(
        "Every figure lies equally far from its group's median, so there is nothing to rank: give more "
        "figures.");
  TestResult result{.method = "Fligner-Killeen test of spreads"};
  const SumsOfSquares of_figures = sums_of_squares(groups->shifted);
  add_ratio_of_spreads(result, of_figures);
  result.statistic_name = "chi-squared";
  result.statistic = sums.between / variance;
  result.degrees = {sums.between_degrees};
  result.p_value = chi_square_upper_tail(result.statistic, sums.between_degrees);
  describe_spreads(result, of_figures);
  note_groups(result, *groups);
  result.checks = {independence_check(request)};
  return result;
}

}  // namespace qi::stats
