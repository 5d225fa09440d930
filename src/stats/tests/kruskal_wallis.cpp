#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "stats/distributions.h"
#include "stats/p_value_adjustment.h"
#include "stats/ranks.h"
#include "stats/tests/anova.h"
#include "stats/tests/group_ranks.h"
#include "stats/tests/groups.h"

namespace qi::stats {
namespace {

/// Chi-squared is near enough from five figures in each group (Kruskal and Wallis 1952).
constexpr std::size_t kEnoughInEach = 5;

struct RankedGroups {
  std::vector<double> mean_ranks;
  double n = 0;
  double tie_term = 0;  ///< sum of t^3 - t
};

RankedGroups ranked(const Groups& groups) {
  std::vector<double> all;
  for (const std::vector<double>& group : groups.shifted) all.insert(all.end(), group.begin(), group.end());
  const std::vector<double> ranks = mid_ranks(all);
  RankedGroups result{.n = static_cast<double>(all.size()), .tie_term = tie_term(tie_sizes(all))};
  auto from = ranks.begin();
  for (const std::vector<double>& group : groups.shifted) {
    const auto until = from + static_cast<std::ptrdiff_t>(group.size());
    result.mean_ranks.push_back(mean({from, until}));
    from = until;
  }
  return result;
}

void compare_by_dunn(TestResult& result, const Groups& groups, const RankedGroups& ranks) {
  const double variance = ranks.n * (ranks.n + 1) / 12 - ranks.tie_term / (12 * (ranks.n - 1));
  std::vector<double> p_values;
  for (std::size_t earlier = 0; earlier < groups.count(); ++earlier)
    for (std::size_t later = earlier + 1; later < groups.count(); ++later) {
      const double inverse_sizes = 1 / static_cast<double>(groups.shifted[earlier].size()) +
                                   1 / static_cast<double>(groups.shifted[later].size());
      const double difference = ranks.mean_ranks[later] - ranks.mean_ranks[earlier];
      const double z = difference / std::sqrt(variance * inverse_sizes);
      result.comparisons.push_back({.first = groups.samples[later].name,
                                    .second = groups.samples[earlier].name,
                                    .difference = difference,
                                    .statistic = z});
      p_values.push_back(std::min(1.0, 2 * normal_upper_tail(std::abs(z))));
    }
  const std::vector<double> holm = adjusted(p_values, Adjustment::holm);
  for (std::size_t i = 0; i < holm.size(); ++i) result.comparisons[i].p_value = holm[i];
  result.notes.emplace_back(
      "Pairs are compared by Dunn's test of mean ranks; Holm's adjustment makes their p-values "
      "hold for all pairs together.");
}

}  // namespace

Result<TestResult> kruskal_wallis(const TestRequest& request) {
  if (const auto refusal = refuse_variant(request)) return *refusal;
  if (const auto refusal = refuse_direction(request)) return *refusal;
  if (request.exact.value_or(false)) return Error::invalid("This test has no exact form here: ask it without one.");
  const auto groups = groups_of(request, 1);
  if (!groups) return groups.error();
  const RankedGroups ranks = ranked(*groups);
  const double n = ranks.n;
  std::vector<double> parts;
  for (std::size_t j = 0; j < groups->count(); ++j) {
    const double distance = ranks.mean_ranks[j] - (n + 1) / 2;
    parts.push_back(static_cast<double>(groups->shifted[j].size()) * distance * distance);
  }
  const double h = 12 / (n * (n + 1)) * compensated_sum(parts) / (1 - ranks.tie_term / (n * n * n - n));

  TestResult result{.method = "Kruskal-Wallis rank sum test"};
  result.effects = {{"Epsilon squared", h / (n - 1), std::nullopt}};
  result.statistic_name = "chi-squared";
  result.statistic = h;
  result.degrees = {static_cast<double>(groups->count() - 1)};
  result.p_value = chi_square_upper_tail(h, result.degrees[0]);
  for (std::size_t j = 0; j < groups->count(); ++j) {
    result.figures.push_back({"median_" + std::to_string(j + 1), median(groups->samples[j].values)});
    result.figures.push_back({"mean_rank_" + std::to_string(j + 1), ranks.mean_ranks[j]});
  }
  note_groups(result, *groups);
  result.checks = {independence_check(request)};
  if (std::ranges::min(result.sizes) < kEnoughInEach)
    result.notes.emplace_back("A group has fewer than five figures, so the p-value is a rough one.");
  if (ranks.tie_term > 0) result.notes.emplace_back("Equal figures share their mean rank, and the test allows for it.");
  if (groups->count() <= kMostGroupsInPairs)
    compare_by_dunn(result, *groups, ranks);
  else
    result.notes.push_back("With more than " + std::to_string(kMostGroupsInPairs) +
                           " groups the pairs are not compared: a funnel plot shows which groups stand out.");
  return result;
}

}  // namespace qi::stats
