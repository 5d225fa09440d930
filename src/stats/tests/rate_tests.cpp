#include "stats/tests/rate_tests.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "stats/count_intervals.h"
#include "stats/distributions.h"
#include "stats/figure_words.h"
#include "stats/tests/direction.h"
#include "stats/tests/exact_disagreement.h"
#include "stats/tests/test_data.h"

namespace qi::stats {
namespace {

constexpr double kNoBound = std::numeric_limits<double>::infinity();

double exact_p(const TestRequest& request, int count, const CountDistribution& distribution) {
  if (request.alternative == Alternative::two_sided) return as_unlikely(count, distribution);
  return p_of(request.alternative, distribution.at_most(count), distribution.above(count - 1));
}

/// A share of the events as the ratio of rates that it comes from.
double ratio_of(double share, double first_exposure, double second_exposure) {
  return share >= 1 ? kNoBound : share / (1 - share) * second_exposure / first_exposure;
}

void add_ratio(TestResult& result, const CountsOfExposures& groups, const Interval& interval) {
  if (groups.counts[1] == 0) {
    result.notes.push_back("Rate ratio: without bound, because the second group has no event; " + in_words(interval) +
                           ".");
    return;
  }
  const double ratio = ratio_of(static_cast<double>(groups.counts[0]) / (groups.counts[0] + groups.counts[1]),
                                groups.exposures[0], groups.exposures[1]);
  result.effects.push_back({"Rate ratio", ratio, interval});
}

void add_difference(TestResult& result, const TestRequest& request, const CountsOfExposures& groups) {
  const double first = groups.counts[0] / groups.exposures[0];
  const double second = groups.counts[1] / groups.exposures[1];
  const double error =
      std::hypot(std::sqrt(groups.counts[0]) / groups.exposures[0], std::sqrt(groups.counts[1]) / groups.exposures[1]);
  result.effects.push_back(
      {"Difference of rates", first - second, interval_about(request, first - second, error, normal_quantile)});
  result.figures.push_back({"rate_of_first", first});
  result.figures.push_back({"rate_of_second", second});
}

}  // namespace

Result<TestResult> one_rate(const TestRequest& request) {
  if (const auto refusal = refuse_variant(request)) return *refusal;
  if (!(request.null_value > 0)) return Error::invalid("Give the rate that is assumed, above 0.");
  const auto group = counts_of_exposures(request, 1);
  if (!group) return group.error();
  const int count = group->counts.front();
  const double exposure = group->exposures.front();
  const double expected = request.null_value * exposure;
  if (expected > kLargestCount) return Error::invalid("So many events cannot be expected: use a larger unit of time.");

  TestResult result{.method = "Exact Poisson test of one rate", .is_exact = true};
  const Bounds bounds = garwood(count, tail_beyond(request));
  result.effects.push_back(
      {"Rate", count / exposure, directed(request, bounds.lower / exposure, bounds.upper / exposure, 0)});
  // Far beyond this no count has a probability that a double can hold.
  const double most = 2 * std::max(expected, static_cast<double>(count)) + 2000;
  result.p_value = exact_p(request, count,
                           {.pmf = [=](int i) { return poisson_pmf(i, expected); },
                            .at_most = [=](int i) { return poisson_cdf(i, expected); },
                            .above = [=](int i) { return poisson_upper_tail(i, expected); },
                            .expected = expected,
                            .most = static_cast<int>(std::min(most, 2.1e9))});
  note_disagreement(result, request, request.null_value);
  result.sizes = {static_cast<std::size_t>(count)};
  result.figures = {{"events", static_cast<double>(count)}, {"exposure", exposure}, {"expected_events", expected}};
  return result;
}

Result<TestResult> two_rates(const TestRequest& request) {
  if (const auto refusal = refuse_variant(request)) return *refusal;
  if (request.null_value < 0) return Error::invalid("Give the ratio of rates that is assumed, above 0.");
  const double assumed = request.null_value == 0 ? 1 : request.null_value;
  const auto groups = counts_of_exposures(request, 2);
  if (!groups) return groups.error();
  const int count = groups->counts[0];
  if (groups->counts[0] + groups->counts[1] > kLargestCount) return Error::invalid("These are too many events.");
  const int events = groups->counts[0] + groups->counts[1];
  if (events == 0) return Error::invalid("Neither group has an event: there is nothing to compare.");
  const double first_part = assumed * groups->exposures[0];
  const double chance = first_part / (first_part + groups->exposures[1]);

  TestResult result{.method = "Exact comparison of two Poisson rates", .is_exact = true};
  const Bounds bounds = clopper_pearson(count, events, tail_beyond(request));
  const auto ratio = [&](double share) { return ratio_of(share, groups->exposures[0], groups->exposures[1]); };
  const Interval interval = directed(request, ratio(bounds.lower), ratio(bounds.upper), 0);
  add_ratio(result, *groups, interval);
  add_difference(result, request, *groups);
  result.p_value = exact_p(request, count,
                           {.pmf = [=](int i) { return binomial_pmf(i, events, chance); },
                            .at_most = [=](int i) { return binomial_cdf(i, events, chance); },
                            .above = [=](int i) { return binomial_upper_tail(i, events, chance); },
                            .expected = events * chance,
                            .most = events});
  note_disagreement(result, request, assumed, interval);
  result.sizes = {static_cast<std::size_t>(groups->counts[0]), static_cast<std::size_t>(groups->counts[1])};
  return result;
}

}  // namespace qi::stats
