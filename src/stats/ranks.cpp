#include "stats/ranks.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace qi::stats {

std::vector<double> without_rounding(std::vector<double> values, double scale) {
  // A difference of two decimals is off by half a step of each and of itself.
  constexpr double kRoundingSteps = 4;
  const double rounding = kRoundingSteps * std::numeric_limits<double>::epsilon() * scale;
  std::vector<double*> order;
  for (double& value : values) order.push_back(&value);
  std::ranges::sort(order, {}, [](const double* value) { return *value; });
  for (std::size_t i = 1; i < order.size(); ++i)
    if (*order[i] - *order[i - 1] <= rounding) *order[i] = *order[i - 1];
  return values;
}

std::vector<double> mid_ranks(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return values[i]; });
  std::vector<double> ranks(values.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t end = first;
    while (end < order.size() && values[order[end]] == values[order[first]]) ++end;
    const double shared = static_cast<double>(first + 1 + end) / 2;
    for (; first < end; ++first) ranks[order[first]] = shared;
  }
  return ranks;
}

std::vector<std::size_t> tie_sizes(std::span<const double> values) {
  std::vector<double> sorted(values.begin(), values.end());
  std::ranges::sort(sorted);
  std::vector<std::size_t> sizes;
  for (auto first = sorted.begin(); first != sorted.end();) {
    const auto end = std::upper_bound(first, sorted.end(), *first);
    if (end - first > 1) sizes.push_back(static_cast<std::size_t>(end - first));
    first = end;
  }
  return sizes;
}

double tie_term(std::span<const std::size_t> ties) {
  double sum = 0;
  for (const std::size_t size : ties) {
    const auto count = static_cast<double>(size);
    sum += count * count * count - count;
  }
  return sum;
}

}  // namespace qi::stats
