#include "stats/tests/proportion_tests.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/number.h"
#include "stats/assumption_checks.h"
#include "stats/count_intervals.h"
#include "stats/distributions.h"
#include "stats/tests/association.h"
#include "stats/tests/direction.h"
#include "stats/tests/exact_disagreement.h"
#include "stats/tests/test_data.h"
#include "stats/tests/two_by_two.h"

namespace qi::stats {
namespace {

constexpr std::size_t kMostGroups = 10'000;
constexpr double kHalfACount = 0.5;

std::optional<Error> refuse_assumed_share(const TestRequest& request) {
  if (request.null_value > 0 && request.null_value < 1) return std::nullopt;
  return Error::invalid("Give the share that is assumed, above 0 and below 1.");
}

/// The share of all groups together.
double common_share(const CountsOfTotals& groups) {
  const double all = std::accumulate(groups.totals.begin(), groups.totals.end(), 0.0);
  return std::accumulate(groups.counts.begin(), groups.counts.end(), 0.0) / all;
}

std::optional<Error> refuse_all_or_none(double share) {
  if (share > 0 && share < 1) return std::nullopt;
  return Error::invalid(share > 0 ? "Every case counts in every group: there is nothing to compare."
                                  : "No case counts in any group: there is nothing to compare.");
}

struct Pearson {
  double statistic = 0;
  std::vector<double> expected;
};

/// Over cases that count and cases that do not.
Pearson pearson(const CountsOfTotals& groups, double share, double correction) {
  Pearson sum;
  std::vector<double> parts;
  for (std::size_t i = 0; i < groups.counts.size(); ++i) {
    const double total = groups.totals[i];
    const double off = std::abs(groups.counts[i] - total * share) - correction;
    for (const double expected : {total * share, total * (1 - share)}) {
      parts.push_back(off * off / expected);
      sum.expected.push_back(expected);
    }
  }
  sum.statistic = compensated_sum(parts);
  return sum;
}

/// Of one degree of freedom the direction is that of `difference`.
void judge_with_direction(TestResult& result, const TestRequest& request, double difference) {
  result.statistic_name = "chi-squared";
  result.degrees = {1};
  const double z = std::copysign(std::sqrt(result.statistic), difference);
  result.p_value = request.alternative == Alternative::two_sided
                       ? chi_square_upper_tail(result.statistic, 1)
                       : p_of(request.alternative, normal_cdf(z), normal_upper_tail(z));
}

void note_correction(TestResult& result, double correction) {
  if (correction > 0) result.notes.push_back("With continuity correction.");
}

}  // namespace

Result<TestResult> one_proportion(const TestRequest& request) {
  if (const auto refusal = refuse_variant(request)) return *refusal;
  if (const auto refusal = refuse_assumed_share(request)) return *refusal;
  const auto group = counts_of_totals(request, 1, 1);
  if (!group) return group.error();
  const int count = group->counts.front();
  const int total = group->totals.front();
  const double expected = total * request.null_value;
  const double correction = request.continuity_correction ? std::min(kHalfACount, std::abs(count - expected)) : 0;
  const Bounds bounds = wilson(count, total, tail_beyond(request), correction);

  TestResult result{.method = "Score test of one share"};
  result.effects.push_back(
      {"Share", static_cast<double>(count) / total, directed(request, bounds.lower, bounds.upper, 0, 1)});
  const Pearson sum = pearson(*group, request.null_value, correction);
  result.statistic = sum.statistic;
  judge_with_direction(result, request, count - expected);
  result.sizes = {static_cast<std::size_t>(total)};
  result.checks = {expected_counts_check(sum.expected)};
  note_correction(result, correction);
  return result;
}

Result<TestResult> binomial_exact(const TestRequest& request) {
  if (const auto refusal = refuse_variant(request)) return *refusal;
  if (const auto refusal = refuse_assumed_share(request)) return *refusal;
  const auto group = counts_of_totals(request, 1, 1);
  if (!group) return group.error();
  const int count = group->counts.front();
  const int total = group->totals.front();
  const double share = request.null_value;
  const Bounds bounds = clopper_pearson(count, total, tail_beyond(request));

  TestResult result{.method = "Exact binomial test", .is_exact = true};
  result.effects.push_back(
      {"Share", static_cast<double>(count) / total, directed(request, bounds.lower, bounds.upper, 0, 1)});
  const CountDistribution distribution{.pmf = [&](int i) { return binomial_pmf(i, total, share); },
                                       .at_most = [&](int i) { return binomial_cdf(i, total, share); },
                                       .above = [&](int i) { return binomial_upper_tail(i, total, share); },
                                       .expected = total * share,
                                       .most = total};
  result.p_value = request.alternative == Alternative::two_sided
                       ? as_unlikely(count, distribution)
                       : p_of(request.alternative, distribution.at_most(count), distribution.above(count - 1));
  note_disagreement(result, request, share);
  result.sizes = {static_cast<std::size_t>(total)};
  result.figures = {{"count", static_cast<double>(count)}, {"total", static_cast<double>(total)}};
  return result;
}

Result<TestResult> two_proportions(const TestRequest& request) {
  if (const auto refusal = refuse_variant(request)) return *refusal;
  const auto groups = counts_of_totals(request, 2, 2);
  if (!groups) return groups.error();
  const double share = common_share(*groups);
  if (const auto refusal = refuse_all_or_none(share)) return *refusal;
  const TwoShares shares{static_cast<double>(groups->counts[0]), static_cast<double>(groups->totals[0]),
                         static_cast<double>(groups->counts[1]), static_cast<double>(groups->totals[1])};
  const double difference = shares.first() - shares.second();
  // A correction beyond the difference would turn it round.
  const double most = std::abs(difference) / (1 / shares.first_total + 1 / shares.second_total);
  const double correction = request.continuity_correction ? std::min(kHalfACount, most) : 0;

  TestResult result{.method = "Chi-squared test of two shares"};
  result.effects.push_back(risk_difference(request, shares, correction));
  add_ratios(result, request, shares);
  const Pearson sum = pearson(*groups, share, correction);
  result.statistic = sum.statistic;
  judge_with_direction(result, request, difference);
  result.sizes = {static_cast<std::size_t>(groups->totals[0]), static_cast<std::size_t>(groups->totals[1])};
  result.figures = {{"share_of_first", shares.first()}, {"share_of_second", shares.second()}};
  result.checks = {expected_counts_check(sum.expected)};
  note_correction(result, correction);
  return result;
}

Result<TestResult> several_proportions(const TestRequest& request) {
  if (const auto refusal = refuse_variant(request)) return *refusal;
  if (const auto refusal = refuse_direction(request)) return *refusal;
  const auto groups = counts_of_totals(request, 2, kMostGroups);
  if (!groups) return groups.error();
  const double share = common_share(*groups);
  if (const auto refusal = refuse_all_or_none(share)) return *refusal;
  const Pearson sum = pearson(*groups, share, 0);
  const double all = std::accumulate(groups->totals.begin(), groups->totals.end(), 0.0);

  TestResult result{.method = "Chi-squared test of several shares"};
  result.statistic_name = "chi-squared";
  result.statistic = sum.statistic;
  result.degrees = {static_cast<double>(groups->counts.size() - 1)};
  constexpr double kOutcomes = 2;
  result.effects.push_back(cramers_v(sum.statistic, result.degrees.front(), all, kOutcomes, request.level));
  result.p_value = chi_square_upper_tail(result.statistic, result.degrees.front());
  for (std::size_t i = 0; i < groups->counts.size(); ++i) {
    result.sizes.push_back(static_cast<std::size_t>(groups->totals[i]));
    result.figures.push_back(
        {"share_" + std::to_string(i + 1), static_cast<double>(groups->counts[i]) / groups->totals[i]});
  }
  result.checks = {expected_counts_check(sum.expected)};
  return result;
}

}  // namespace qi::stats
