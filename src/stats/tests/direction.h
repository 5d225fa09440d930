#pragma once
/// What the direction of a test makes of two tails and of an interval.
/// It knows no distribution: callers bring theirs.

#include <algorithm>
#include <functional>
#include <limits>

#include "stats/test_request.h"
#include "stats/test_result.h"

namespace qi::stats {

/// at_most   probability, if nothing but chance were at work, of a statistic as low or lower
/// at_least  of one as high or higher
/// returns   two-sided: twice the smaller tail, 1 at most
inline double p_of(Alternative alternative, double at_most, double at_least) {
  switch (alternative) {
    case Alternative::less: return at_most;
    case Alternative::greater: return at_least;
    case Alternative::two_sided: break;
  }
  return std::min(1.0, 2 * std::min(at_most, at_least));
}

/// The probability that an interval of the request's level leaves beyond each end that it has.
inline double tail_beyond(const TestRequest& request) {
  return request.alternative == Alternative::two_sided ? (1 - request.level) / 2 : 1 - request.level;
}

/// `lower` and `upper` as the direction leaves them: an end that the test does not ask about moves to `least` or
/// `most`.
inline Interval directed(const TestRequest& request, double lower, double upper,
                         double least = -std::numeric_limits<double>::infinity(),
                         double most = std::numeric_limits<double>::infinity()) {
  return {.lower = request.alternative == Alternative::less ? least : lower,
          .upper = request.alternative == Alternative::greater ? most : upper,
          .level = request.level};
}

/// estimate -/+ standard error x quantile, as the direction leaves it.
/// quantile  of the statistic's distribution, which is symmetric about 0
inline Interval interval_about(const TestRequest& request, double estimate, double standard_error,
                               const std::function<double(double)>& quantile) {
  const double reach = standard_error * quantile(1 - tail_beyond(request));
  return directed(request, estimate - reach, estimate + reach);
}

}  // namespace qi::stats
