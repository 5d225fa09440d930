#include "stats/count_intervals.h"

#include <algorithm>
#include <cmath>

#include "base/assert.h"
#include "stats/distributions.h"

namespace qi::stats {
namespace {

/// The first count from `first` on that `holds`; one past `last` where none does. Once it holds it goes on holding.
int first_that(int first, int last, const std::function<bool(int)>& holds) {
  while (first <= last) {
    const int middle = first + (last - first) / 2;
    if (holds(middle))
      last = middle - 1;
    else
      first = middle + 1;
  }
  return first;
}

}  // namespace

Bounds clopper_pearson(int count, int total, double tail) {
  QI_ASSERT(total > 0 && count >= 0 && count <= total);
  return {.lower = count == 0 ? 0 : beta_quantile(tail, count, total - count + 1),
          .upper = count == total ? 1 : beta_quantile(1 - tail, count + 1, total - count)};
}

Bounds wilson(double count, double total, double tail, double correction) {
  QI_ASSERT(total > 0 && count >= 0 && count <= total);
  const double z = -normal_quantile(tail);
  const double share = count / total;
  const double pull = z * z / (2 * total);
  const auto reach = [&](double at) { return z * std::sqrt(at * (1 - at) / total + pull / (2 * total)); };
  const double low = std::max(0.0, share - correction / total);
  const double high = std::min(1.0, share + correction / total);
  return {.lower = count == 0 ? 0 : std::clamp((low + pull - reach(low)) / (1 + 2 * pull), 0.0, 1.0),
          .upper = count == total ? 1 : std::clamp((high + pull + reach(high)) / (1 + 2 * pull), 0.0, 1.0)};
}

Bounds garwood(int count, double tail) {
  QI_ASSERT(count >= 0);
  // A sum of independent waits: chi-squared with two degrees of freedom for each event.
  const double events = count;
  return {.lower = count == 0 ? 0 : chi_square_quantile(tail, 2 * events) / 2,
          .upper = chi_square_quantile(1 - tail, 2 * events + 2) / 2};
}

double as_unlikely(int count, const CountDistribution& distribution) {
  constexpr double kEqualTo = 1 + 1e-7;
  if (count == distribution.expected) return 1;
  const double limit = distribution.pmf(count) * kEqualTo;
  if (count < distribution.expected) {
    const int other = first_that(static_cast<int>(std::ceil(distribution.expected)), distribution.most,
                                 [&](int i) { return distribution.pmf(i) <= limit; });
    return std::min(1.0, distribution.at_most(count) + distribution.above(other - 1));
  }
  const int beyond = first_that(0, static_cast<int>(std::floor(distribution.expected)),
                                [&](int i) { return distribution.pmf(i) > limit; });
  return std::min(1.0, distribution.at_most(beyond - 1) + distribution.above(count - 1));
}

}  // namespace qi::stats
