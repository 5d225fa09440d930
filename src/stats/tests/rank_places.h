#pragma once
/// What the two tests of Wilcoxon share: tails of the normal approximation, and the places of an interval among all
/// pairwise differences or means. The tests themselves are in rank_tests.h.

#include <cstddef>
#include <functional>

#include "stats/rank_sums.h"
#include "stats/test_request.h"
#include "stats/test_result.h"

namespace qi::stats {

/// Where the request leaves it open, exact below so many figures, as in R.
inline constexpr std::size_t kExactBelow = 50;

struct NormalTails {
  double at_most;
  double at_least;
};
/// distance  of the statistic from what is expected; drawn in by a half where the request has a continuity correction
NormalTails normal_tails(double distance, double sigma, const TestRequest& request);

/// The interval reaches from the `lower`-th smallest (from 1) of all to the `lower`-th largest.
struct Places {
  std::size_t lower = 1;
  std::size_t all = 0;
  double level = 0;  ///< what the interval holds where that is less than was asked for; otherwise the level asked for
};
/// The places that the exact test would not reject. Of few figures even the widest interval holds less than asked for.
/// smallest_sum  of ranks: what the statistic is counted from
Places exact_places(const TestRequest& request, double all, const RankSums& sums, double smallest_sum);
Places normal_places(const TestRequest& request, double all, double sigma);

Interval interval_at(const TestRequest& request, const Places& places, const std::function<double(std::size_t)>& place);

/// Says which distribution was taken, and why, where a reader might not expect it.
void note_method(TestResult& result, const TestRequest& request, std::size_t ties);
void note_level(TestResult& result, const TestRequest& request, const Places& places);

}  // namespace qi::stats
