#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "stats/distributions.h"
#include "stats/noncentral_f.h"
#include "stats/studentised_range.h"
#include "stats/tests/anova.h"
#include "stats/tests/groups.h"

namespace qi::stats {
namespace {

/// Two places in the list of groups, the later first: differences read as later less earlier.
template <class Compare>
void each_pair(std::size_t groups, const Compare& compare) {
  for (std::size_t earlier = 0; earlier < groups; ++earlier)
    for (std::size_t later = earlier + 1; later < groups; ++later) compare(later, earlier);
}

void note_too_many_pairs(TestResult& result, std::size_t most) {
  result.notes.push_back("With more than " + std::to_string(most) +
                         " groups the pairs are not compared: a funnel plot shows which groups stand out.");
}

void compare_by_tukey(TestResult& result, const TestRequest& request, const Groups& groups, const SumsOfSquares& sums) {
  if (groups.count() > kMostGroupsInPairs) return note_too_many_pairs(result, kMostGroupsInPairs);
  const int count = static_cast<int>(groups.count());
  const double variance = sums.within / sums.within_degrees;
  const double quantile = studentised_range_quantile(request.level, count, sums.within_degrees);
  each_pair(groups.count(), [&](std::size_t first, std::size_t second) {
    const double inverse_sizes =
        1 / static_cast<double>(groups.shifted[first].size()) + 1 / static_cast<double>(groups.shifted[second].size());
    const double error = std::sqrt(variance * inverse_sizes / 2);
    const double difference = sums.means[first] - sums.means[second];
    const double q = std::abs(difference) / error;
    result.comparisons.push_back(
        {.first = groups.samples[first].name,
         .second = groups.samples[second].name,
         .difference = difference,
         .interval = Interval{difference - quantile * error, difference + quantile * error, request.level},
         .statistic = q,
         .p_value = studentised_range_upper_tail(q, count, sums.within_degrees)});
  });
  result.notes.emplace_back(
      "Pairs are compared by Tukey's honestly significant difference: their p-values and "
      "intervals hold for all pairs together.");
}

void compare_by_games_howell(TestResult& result, const TestRequest& request, const Groups& groups,
                             const SumsOfSquares& sums) {
  if (groups.count() > kMostGroupsInPairsWithoutEqualSpread)
    return note_too_many_pairs(result, kMostGroupsInPairsWithoutEqualSpread);
  const int count = static_cast<int>(groups.count());
  each_pair(groups.count(), [&](std::size_t first, std::size_t second) {
    const auto part = [&](std::size_t group) {
      return sums.variances[group] / static_cast<double>(groups.shifted[group].size());
    };
    const auto lost = [&](std::size_t group) {
      return part(group) * part(group) / static_cast<double>(groups.shifted[group].size() - 1);
    };
    const double sum = part(first) + part(second);
    const double degrees = sum * sum / (lost(first) + lost(second));
    const double error = std::sqrt(sum / 2);
    const double difference = sums.means[first] - sums.means[second];
    const double q = std::abs(difference) / error;
    const double reach = studentised_range_quantile(request.level, count, degrees) * error;
    result.comparisons.push_back({.first = groups.samples[first].name,
                                  .second = groups.samples[second].name,
                                  .difference = difference,
                                  .interval = Interval{difference - reach, difference + reach, request.level},
                                  .statistic = q,
                                  .p_value = studentised_range_upper_tail(q, count, degrees)});
  });
  result.notes.emplace_back(
      "Pairs are compared by Games and Howell, who let every group have its own spread: their "
      "p-values and intervals hold for all pairs together.");
}

void add_means(TestResult& result, const Groups& groups) {
  for (std::size_t j = 0; j < groups.count(); ++j)
    result.figures.push_back({"mean_" + std::to_string(j + 1), mean(groups.samples[j].values)});
}

std::optional<Error> refuse_choices(const TestRequest& request) {
  if (const auto refusal = refuse_variant(request)) return refusal;
  return refuse_direction(request);
}

}  // namespace

Interval explained_interval(double f, double upper_degrees, double lower_degrees, double rows, double level) {
  const auto share = [&](double probability) {
    const double noncentrality = f_noncentrality(f, upper_degrees, lower_degrees, probability);
    return noncentrality / (noncentrality + rows);
  };
  return {share((1 + level) / 2), share((1 - level) / 2), level};
}

Result<TestResult> one_way_anova(const TestRequest& request) {
  if (const auto refusal = refuse_choices(request)) return *refusal;
  const auto groups = groups_of(request, 1);
  if (!groups) return groups.error();
  const SumsOfSquares sums = sums_of_squares(groups->shifted);
  if (sums.within_degrees == 0)
    return Error::invalid("Give at least one group two figures: with one in each there is no spread to judge by.");
  const double variance = sums.within / sums.within_degrees;
  if (is_rounding(std::sqrt(variance), *groups))
    return Error::invalid("Within every group the figures are the same, and the test divides by their spread.");

  TestResult result{.method = "One-way analysis of variance"};
  const double total = sums.between + sums.within;
  const double f = sums.between / sums.between_degrees / variance;
  const double p_value = f_upper_tail(f, sums.between_degrees, sums.within_degrees);
  const auto rows = static_cast<double>(groups->total());
  result.statistic_name = "F";
  result.statistic = f;
  result.degrees = {sums.between_degrees, sums.within_degrees};
  result.p_value = p_value;
  // The interval is of the share in the population, which omega squared estimates; eta squared, the share in these
  // figures, lies above it by what chance explains.
  result.effects = {
      {"Omega squared", std::max(0.0, (sums.between - sums.between_degrees * variance) / (total + variance)),
       explained_interval(f, sums.between_degrees, sums.within_degrees, rows, request.level)},
      {"Eta squared", sums.between / total, std::nullopt}};
  result.variance = {
      {"Between groups", sums.between_degrees, sums.between, sums.between / sums.between_degrees, f, p_value},
      {.source = "Residual", .degrees = sums.within_degrees, .sum_of_squares = sums.within, .mean_square = variance}};
  result.figures = {{"r_squared", sums.between / total}, {"residual_sd", std::sqrt(variance)}};
  add_means(result, *groups);
  note_groups(result, *groups);
  result.checks = {normality_check(groups->shifted), equal_spread_check(sums.variances), independence_check(request)};
  compare_by_tukey(result, request, *groups, sums);
  return result;
}

Result<TestResult> welch_anova(const TestRequest& request) {
  if (const auto refusal = refuse_choices(request)) return *refusal;
  const auto groups = groups_of(request, 2);
  if (!groups) return groups.error();
  const SumsOfSquares sums = sums_of_squares(groups->shifted);
  const auto k = static_cast<double>(groups->count());
  std::vector<double> weights;
  std::vector<double> weighted;
  for (std::size_t j = 0; j < groups->count(); ++j) {
    if (is_rounding(std::sqrt(sums.variances[j]), *groups))
      return Error::invalid("Every figure of " + groups->samples[j].name +
                            " is the same, and this test divides by its spread: leave that group out.");
    weights.push_back(static_cast<double>(groups->shifted[j].size()) / sums.variances[j]);
    weighted.push_back(weights.back() * sums.means[j]);
  }
  const double all_weights = compensated_sum(weights);
  const double centre = compensated_sum(weighted) / all_weights;
  std::vector<double> between;
  std::vector<double> doubts;
  for (std::size_t j = 0; j < groups->count(); ++j) {
    between.push_back(weights[j] * (sums.means[j] - centre) * (sums.means[j] - centre));
    const double rest = 1 - weights[j] / all_weights;
    doubts.push_back(rest * rest / static_cast<double>(groups->shifted[j].size() - 1));
  }
  const double doubt = compensated_sum(doubts);
  const double f = compensated_sum(between) / (k - 1) / (1 + 2 * (k - 2) / (k * k - 1) * doubt);

  TestResult result{.method = "Welch's analysis of variance"};
  result.statistic_name = "F";
  result.statistic = f;
  result.degrees = {k - 1, (k * k - 1) / (3 * doubt)};
  result.p_value = f_upper_tail(f, result.degrees[0], result.degrees[1]);
  const double explained = std::max(0.0, (k - 1) * (f - 1));
  result.effects = {{"Omega squared", explained / (explained + static_cast<double>(groups->total())), std::nullopt}};
  add_means(result, *groups);
  note_groups(result, *groups);
  result.checks = {normality_check(groups->shifted), independence_check(request)};
  compare_by_games_howell(result, request, *groups, sums);
  return result;
}

}  // namespace qi::stats
