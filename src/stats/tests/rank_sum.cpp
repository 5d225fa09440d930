#include <algorithm>
#include <cmath>

#include "stats/assumption_checks.h"
#include "stats/distributions.h"
#include "stats/pairwise_places.h"
#include "stats/rank_sums.h"
#include "stats/ranks.h"
#include "stats/tests/direction.h"
#include "stats/tests/rank_places.h"
#include "stats/tests/rank_tests.h"
#include "stats/tests/test_data.h"

namespace qi::stats {
namespace {

/// Two samples ranked together, the first less what is assumed.
struct Ranked {
  std::vector<double> ranks;  ///< of the first, then of the second
  std::vector<std::size_t> ties;
  double first_count;
  double second_count;
  double statistic;  ///< W

  double pairs() const { return first_count * second_count; }
  double smallest_sum() const { return first_count * (first_count + 1) / 2; }
  double sigma() const {
    const double count = first_count + second_count;
    return std::sqrt(pairs() / 12 * (count + 1 - tie_term(ties) / (count * (count - 1))));
  }
};

Ranked rank_together(const Sample& first, const Sample& second, double assumed) {
  std::vector<double> all;
  for (const double value : first.values) all.push_back(value - assumed);
  all.insert(all.end(), second.values.begin(), second.values.end());
  if (assumed != 0) {
    const auto size = [](double value) { return std::abs(value); };
    const double scale = std::abs(std::ranges::max(all, {}, size));
    all = without_rounding(std::move(all), std::max(scale, std::abs(assumed)));
  }
  Ranked ranked{.ranks = mid_ranks(all),
                .ties = tie_sizes(all),
                .first_count = static_cast<double>(first.values.size()),
                .second_count = static_cast<double>(second.values.size())};
  double sum = 0;
  for (std::size_t i = 0; i < first.values.size(); ++i) sum += ranked.ranks[i];
  ranked.statistic = sum - ranked.smallest_sum();
  return ranked;
}

void judge(TestResult& result, const TestRequest& request, const Ranked& ranked) {
  result.statistic_name = "W";
  result.statistic = ranked.statistic;
  if (!result.is_exact) {
    const NormalTails tails = normal_tails(ranked.statistic - ranked.pairs() / 2, ranked.sigma(), request);
    result.p_value = p_of(request.alternative, tails.at_most, tails.at_least);
    return;
  }
  const RankSums sums = RankSums::of_draws(ranked.ranks, static_cast<std::size_t>(ranked.first_count));
  const double sum = ranked.statistic + ranked.smallest_sum();
  result.p_value = p_of(request.alternative, sums.at_most(sum), sums.at_least(sum));
}

/// The places of the interval among the differences; exact by the distribution of ranks without ties.
Places places_of(const TestRequest& request, const Ranked& ranked, bool exact) {
  const double pairs = ranked.pairs();
  if (!exact) return normal_places(request, pairs, ranked.sigma());
  std::vector<double> untied;
  for (std::size_t rank = 1; rank <= ranked.ranks.size(); ++rank) untied.push_back(static_cast<double>(rank));
  const RankSums sums = RankSums::of_draws(untied, static_cast<std::size_t>(ranked.first_count));
  return exact_places(request, pairs, sums, ranked.smallest_sum());
}

}  // namespace

Result<TestResult> rank_sum(const TestRequest& request) {
  if (const auto refusal = refuse_variant(request)) return *refusal;
  const auto first = sample_of(request.columns[0], 1);
  if (!first) return first.error();
  const auto second = sample_of(request.columns[1], 1);
  if (!second) return second.error();
  const Ranked ranked = rank_together(*first, *second, request.null_value);
  if (ranked.ties.size() == 1 && ranked.ties.front() == ranked.ranks.size())
    return Error::invalid("Every figure is the same: there is nothing to compare.");
  const std::size_t larger = std::max(first->values.size(), second->values.size());
  const bool exact = request.exact.value_or(larger < kExactBelow && ranked.ties.empty());
  if (exact && larger > kMostInARankSum)
    return Error::invalid("The exact distribution takes up to 100 figures in a column: ask for the normal one.");

  TestResult result{.method = "Wilcoxon rank sum test (Mann-Whitney)", .is_exact = exact};
  std::vector<double> first_sorted = first->values;
  std::vector<double> second_sorted = second->values;
  std::ranges::sort(first_sorted);
  std::ranges::sort(second_sorted);
  const Places places = places_of(request, ranked, exact);
  result.effects.push_back({"Shift (median of all differences)", median_difference(first_sorted, second_sorted),
                            interval_at(request, places, [&](std::size_t place) {
                              return nth_difference(first_sorted, second_sorted, place);
                            })});
  // Without what is assumed taken off: how far the columns themselves lie apart.
  const double larger_in_first = rank_together(*first, *second, 0).statistic / ranked.pairs();
  result.effects.push_back({"Rank-biserial correlation", 2 * larger_in_first - 1, std::nullopt});
  judge(result, request, ranked);
  result.sizes = {first->values.size(), second->values.size()};
  result.figures.push_back({"share_of_pairs_where_first_is_larger", larger_in_first});
  note_method(result, request, ranked.ties.size());
  note_level(result, request, places);
  note_missing(result, *first);
  note_missing(result, *second);
  result.checks = {independence_check(request.columns[0]), independence_check(request.columns[1])};
  return result;
}

}  // namespace qi::stats
