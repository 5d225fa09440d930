#include "stats/p_value_adjustment.h"

#include <algorithm>
#include <numeric>

#include "base/assert.h"

namespace qi::stats {
namespace {

/// What the p-value at place `rank` (from 1) of `count` ordered ones is multiplied by.
double factor(Adjustment adjustment, std::size_t rank, std::size_t count) {
  const auto m = static_cast<double>(count);
  const auto i = static_cast<double>(rank);
  if (adjustment == Adjustment::bonferroni) return m;
  if (adjustment == Adjustment::holm || adjustment == Adjustment::hochberg) return m - i + 1;
  if (adjustment == Adjustment::benjamini_hochberg) return m / i;
  double harmonic = 0;
  for (std::size_t j = count; j >= 1; --j) harmonic += 1 / static_cast<double>(j);
  return harmonic * m / i;
}

}  // namespace

std::vector<double> adjusted(std::span<const double> p_values, Adjustment adjustment) {
  QI_ASSERT(std::ranges::all_of(p_values, [](double p) { return p >= 0 && p <= 1; }));
  const std::size_t count = p_values.size();
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t place) { return p_values[place]; });
  std::vector<double> raised(count);
  for (std::size_t i = 0; i < count; ++i)
    raised[i] = std::min(1.0, p_values[order[i]] * factor(adjustment, i + 1, count));
  // A smaller p-value never ends above a larger one: step down takes the largest so far, step up the least to come.
  if (adjustment == Adjustment::bonferroni || adjustment == Adjustment::holm)
    for (std::size_t i = 1; i < count; ++i) raised[i] = std::max(raised[i], raised[i - 1]);
  else
    for (std::size_t i = count; i-- > 1;) raised[i - 1] = std::min(raised[i - 1], raised[i]);
  std::vector<double> result(count);
  for (std::size_t i = 0; i < count; ++i) result[order[i]] = raised[i];
  return result;
}

}  // namespace qi::stats
