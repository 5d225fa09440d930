#include "stats/tests/rank_places.h"

#include <algorithm>
#include <cmath>

#include "base/percent.h"
#include "stats/distributions.h"
#include "stats/figure_words.h"
#include "stats/tests/direction.h"

namespace qi::stats {
namespace {

double correction(const TestRequest& request) {
  return request.continuity_correction ? 0.5 : 0;
}

}  // namespace

NormalTails normal_tails(double distance, double sigma, const TestRequest& request) {
  const double half = correction(request);
  if (request.alternative != Alternative::two_sided)
    return {normal_cdf((distance + half) / sigma), normal_upper_tail((distance - half) / sigma)};
  // Two-sided the correction goes towards the middle and never beyond it.
  const double drawn_in = distance == 0 ? 0 : distance - std::copysign(half, distance);
  return {normal_cdf(drawn_in / sigma), normal_upper_tail(drawn_in / sigma)};
}

Places exact_places(const TestRequest& request, double all, const RankSums& sums, double smallest_sum) {
  const double tail = tail_beyond(request);
  const double from_the_end = std::max(1.0, sums.quantile(tail) - smallest_sum);
  Places places{
      .lower = static_cast<std::size_t>(from_the_end), .all = static_cast<std::size_t>(all), .level = request.level};
  const double left_outside = sums.at_most(smallest_sum + from_the_end - 1);
  if (left_outside > tail)
    places.level = request.alternative == Alternative::two_sided ? 1 - 2 * left_outside : 1 - left_outside;
  return places;
}

Places normal_places(const TestRequest& request, double all, double sigma) {
  const double from_the_end =
      std::ceil(all / 2 - correction(request) - normal_quantile(1 - tail_beyond(request)) * sigma);
  const double middle = std::floor((all + 1) / 2);
  return {.lower = static_cast<std::size_t>(std::clamp(from_the_end, 1.0, middle)),
          .all = static_cast<std::size_t>(all),
          .level = request.level};
}

Interval interval_at(const TestRequest& request, const Places& places,
                     const std::function<double(std::size_t)>& place) {
  Interval interval = directed(request, place(places.lower), place(places.all + 1 - places.lower));
  interval.level = places.level;
  return interval;
}

void note_method(TestResult& result, const TestRequest& request, std::size_t ties) {
  if (result.is_exact) return;
  if (ties > 0) result.notes.push_back("Some figures are equal, so the p-value is of the normal approximation.");
  if (request.continuity_correction) result.notes.push_back("With continuity correction.");
}

void note_level(TestResult& result, const TestRequest& request, const Places& places) {
  if (places.level < request.level)
    result.notes.push_back("With so few figures no interval holds more than " +
                           in_figures(kWholePercent * places.level) + "%.");
}

}  // namespace qi::stats
