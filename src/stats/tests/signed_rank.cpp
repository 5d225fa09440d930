#include <algorithm>
#include <cmath>
#include <limits>

#include "base/number.h"
#include "stats/assumption_checks.h"
#include "stats/distributions.h"
#include "stats/figure_words.h"
#include "stats/pairwise_places.h"
#include "stats/rank_sums.h"
#include "stats/ranks.h"
#include "stats/tests/direction.h"
#include "stats/tests/rank_places.h"
#include "stats/tests/rank_tests.h"
#include "stats/tests/test_data.h"

namespace qi::stats {
namespace {

/// Distances from what is assumed, without those that are 0.
struct Signed {
  std::vector<double> distances;  ///< ascending
  std::vector<double> ranks;      ///< of their size
  std::vector<std::size_t> ties;
  std::size_t zeros = 0;
  double statistic = 0;  ///< V

  double count() const { return static_cast<double>(distances.size()); }
  double all() const { return count() * (count() + 1) / 2; }
  double sigma() const { return std::sqrt(all() * (2 * count() + 1) / 12 - tie_term(ties) / 48); }
};

Signed sign_ranks(std::vector<double> distances, double scale) {
  Signed ranked;
  std::ranges::copy_if(distances, std::back_inserter(ranked.distances), [](double distance) { return distance != 0; });
  ranked.zeros = distances.size() - ranked.distances.size();
  std::ranges::sort(ranked.distances);
  std::vector<double> sizes;
  for (const double distance : ranked.distances) sizes.push_back(std::abs(distance));
  sizes = without_rounding(std::move(sizes), scale);
  ranked.ranks = mid_ranks(sizes);
  ranked.ties = tie_sizes(sizes);
  for (std::size_t i = 0; i < sizes.size(); ++i)
    if (ranked.distances[i] > 0) ranked.statistic += ranked.ranks[i];
  return ranked;
}

void judge(TestResult& result, const TestRequest& request, const Signed& ranked) {
  result.statistic_name = "V";
  result.statistic = ranked.statistic;
  if (!result.is_exact) {
    const NormalTails tails = normal_tails(ranked.statistic - ranked.all() / 2, ranked.sigma(), request);
    result.p_value = p_of(request.alternative, tails.at_most, tails.at_least);
    return;
  }
  const RankSums sums = RankSums::of_signs(ranked.ranks);
  result.p_value = p_of(request.alternative, sums.at_most(ranked.statistic), sums.at_least(ranked.statistic));
}

Places places_of(const TestRequest& request, const Signed& ranked, bool exact) {
  if (!exact) return normal_places(request, ranked.all(), ranked.sigma());
  std::vector<double> untied;
  for (std::size_t rank = 1; rank <= ranked.ranks.size(); ++rank) untied.push_back(static_cast<double>(rank));
  return exact_places(request, ranked.all(), RankSums::of_signs(untied), 0);
}

/// Figures of one sample, or differences of pairs.
struct Figures {
  std::vector<double> distances;  ///< from what is assumed; 0 where they differ from it by rounding alone
  double scale;                   ///< largest size of the figures as they were given
};

Figures figures_of(const std::vector<double>& figures, double scale, double assumed) {
  // The 0 beside them draws in what is equal to the assumed but for rounding.
  std::vector<double> distances{0};
  for (const double figure : figures) distances.push_back(figure - assumed);
  distances = without_rounding(std::move(distances), std::max(scale, std::abs(assumed)));
  const double zero = distances.front();
  for (double& distance : distances) distance -= zero;
  distances.erase(distances.begin());
  return {std::move(distances), scale};
}

Result<TestResult> test_signed_ranks(const TestRequest& request, const Figures& figures, const char* effect) {
  const Signed ranked = sign_ranks(figures.distances, figures.scale);
  if (ranked.distances.empty())
    return Error::invalid("Nothing differs from what is assumed: there is nothing to test.");
  const bool exact =
      request.exact.value_or(ranked.distances.size() < kExactBelow && ranked.ties.empty() && ranked.zeros == 0);
  if (exact && ranked.distances.size() > kMostInASignedSum)
    return Error::invalid("The exact distribution takes up to 500 figures: ask for the normal one.");

  TestResult result{.method = "Wilcoxon signed rank test", .is_exact = exact};
  const Places places = places_of(request, ranked, exact);
  const auto at = [&](std::size_t place) { return request.null_value + nth_walsh_average(ranked.distances, place); };
  result.effects.push_back(
      {effect, request.null_value + median_walsh_average(ranked.distances), interval_at(request, places, at)});
  result.effects.push_back({"Rank-biserial correlation", 2 * ranked.statistic / ranked.all() - 1, std::nullopt});
  judge(result, request, ranked);
  result.sizes = {ranked.distances.size()};
  if (ranked.zeros > 0)
    result.notes.push_back(grouped(static_cast<std::int64_t>(ranked.zeros)) +
                           (ranked.zeros == 1 ? " that does" : " that do") +
                           " not differ from what is assumed left out.");
  note_method(result, request, ranked.ties.size());
  note_level(result, request, places);
  return result;
}

/// A half of level is left below one place and a half above the other; place 0 has no bound.
std::size_t place_of_median(const TestRequest& request, std::size_t count) {
  const double tail = tail_beyond(request);
  const int trials = static_cast<int>(count);
  int place = binomial_quantile(tail, trials, 0.5);
  while (place > 0 && binomial_cdf(place - 1, trials, 0.5) > tail) --place;
  return static_cast<std::size_t>(place);
}

/// distances  sorted
Interval interval_of_median(const TestRequest& request, const std::vector<double>& distances) {
  constexpr double kNoBound = std::numeric_limits<double>::infinity();
  const std::size_t place = place_of_median(request, distances.size());
  if (place == 0) return directed(request, -kNoBound, kNoBound);
  return directed(request, request.null_value + distances[place - 1],
                  request.null_value + distances[distances.size() - place]);
}

Result<TestResult> test_signs(const TestRequest& request, const Figures& figures, const char* effect) {
  std::vector<double> sorted = figures.distances;
  std::ranges::sort(sorted);
  const auto above = static_cast<int>(std::ranges::count_if(sorted, [](double distance) { return distance > 0; }));
  const auto below = static_cast<int>(std::ranges::count_if(sorted, [](double distance) { return distance < 0; }));
  const int trials = above + below;
  if (trials == 0) return Error::invalid("Nothing differs from what is assumed: there is nothing to test.");
  TestResult result{.method = "Sign test", .is_exact = true};
  const Interval interval = interval_of_median(request, sorted);
  result.effects.push_back({effect, request.null_value + median(sorted), interval});
  result.statistic_name = "S";
  result.statistic = above;
  result.p_value =
      p_of(request.alternative, binomial_cdf(above, trials, 0.5), binomial_upper_tail(above - 1, trials, 0.5));
  result.sizes = {static_cast<std::size_t>(trials)};
  result.figures = {{"above", static_cast<double>(above)}, {"below", static_cast<double>(below)}};
  const std::size_t equal = sorted.size() - static_cast<std::size_t>(trials);
  if (equal > 0)
    result.notes.push_back(counted(equal, "figure") +
                           " equal to what is assumed left out of the test, not of the median.");
  if (std::isinf(interval.lower) && std::isinf(interval.upper))
    result.notes.push_back("There are too few figures for an interval of this level.");
  return result;
}

double largest_size(const std::vector<double>& figures) {
  double largest = 0;
  for (const double figure : figures) largest = std::max(largest, std::abs(figure));
  return largest;
}

using TestFigures = Result<TestResult>(const TestRequest&, const Figures&, const char*);

Result<TestResult> of_pairs(const TestRequest& request, TestFigures* test, const char* effect) {
  if (const auto refusal = refuse_variant(request)) return *refusal;
  const auto pairs = pairs_of(request.columns[0], request.columns[1], 1);
  if (!pairs) return pairs.error();
  const std::vector<double> differences = pairs->differences();
  const double scale = std::max(largest_size(pairs->first), largest_size(pairs->second));
  auto result = test(request, figures_of(differences, scale, request.null_value), effect);
  if (!result) return result;
  note_left_out(*result, *pairs);
  result->checks = {independence_check({"the differences", differences})};
  return result;
}

Result<TestResult> of_one_sample(const TestRequest& request, TestFigures* test, const char* effect) {
  if (const auto refusal = refuse_variant(request)) return *refusal;
  const auto sample = sample_of(request.columns[0], 1);
  if (!sample) return sample.error();
  auto result = test(request, figures_of(sample->values, largest_size(sample->values), request.null_value), effect);
  if (!result) return result;
  note_missing(*result, *sample);
  result->checks = {independence_check(request.columns[0])};
  return result;
}

}  // namespace

Result<TestResult> signed_rank(const TestRequest& request) {
  return of_pairs(request, test_signed_ranks, "Pseudomedian of the differences");
}
Result<TestResult> one_sample_signed_rank(const TestRequest& request) {
  return of_one_sample(request, test_signed_ranks, "Pseudomedian");
}
Result<TestResult> sign(const TestRequest& request) {
  return of_pairs(request, test_signs, "Median difference");
}
Result<TestResult> one_sample_sign(const TestRequest& request) {
  return of_one_sample(request, test_signs, "Median");
}

}  // namespace qi::stats
