#include "stats/concordance.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "base/assert.h"
#include "base/number.h"
#include "stats/ranks.h"

namespace qi::stats {
namespace {

std::int64_t pairs_of(std::size_t count) {
  return static_cast<std::int64_t>(count) * (static_cast<std::int64_t>(count) - 1) / 2;
}

std::int64_t tied_pairs(std::span<const double> values) {
  std::int64_t pairs = 0;
  for (const std::size_t size : tie_sizes(values)) pairs += pairs_of(size);
  return pairs;
}

/// Sorts and returns how many pairs were strictly out of order.
std::int64_t sort_counting(std::span<double> values) {
  if (values.size() < 2) return 0;
  const auto left = values.first(values.size() / 2);
  const auto right = values.subspan(left.size());
  std::int64_t out_of_order = sort_counting(left) + sort_counting(right);
  std::size_t i = 0;
  for (const double value : right) {
    while (i < left.size() && left[i] <= value) ++i;
    out_of_order += static_cast<std::int64_t>(left.size() - i);
  }
  std::inplace_merge(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(left.size()), values.end());
  return out_of_order;
}

void to_probabilities(std::vector<double>& ways) {
  const double all = compensated_sum(ways);
  for (double& way : ways) way /= all;
}

}  // namespace

std::int64_t concordant_less_discordant(std::span<const double> first, std::span<const double> second) {
  QI_ASSERT(first.size() == second.size());
  std::vector<std::size_t> order(first.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    return first[a] < first[b] || (first[a] == first[b] && second[a] < second[b]);
  });
  std::vector<double> by_first;
  for (const std::size_t i : order) by_first.push_back(second[i]);
  // Runs of rows that are equal in both columns.
  std::int64_t tied_in_both = 0;
  std::size_t run = 1;
  for (std::size_t i = 1; i < order.size(); ++i) {
    const bool same = first[order[i]] == first[order[i - 1]] && second[order[i]] == second[order[i - 1]];
    tied_in_both += same ? static_cast<std::int64_t>(run) : 0;
    run = same ? run + 1 : 1;
  }
  const std::int64_t untied = pairs_of(first.size()) - tied_pairs(first) - tied_pairs(second) + tied_in_both;
  return untied - 2 * sort_counting(by_first);
}

std::vector<double> concordance_probabilities(std::size_t count) {
  constexpr std::size_t kMost = 200;
  QI_ASSERT(count >= 1 && count <= kMost);
  std::vector<double> probabilities{1};
  // The next row may be in order with 0, 1, ... of those before it, each equally likely.
  for (std::size_t row = 1; row < count; ++row) {
    std::vector<double> next(probabilities.size() + row, 0);
    for (std::size_t pairs = 0; pairs < probabilities.size(); ++pairs)
      for (std::size_t more = 0; more <= row; ++more)
        next[pairs + more] += probabilities[pairs] / static_cast<double>(row + 1);
    probabilities = std::move(next);
  }
  return probabilities;
}

std::vector<double> spearman_probabilities(std::size_t count) {
  QI_ASSERT(count >= 1 && count <= kMostForExactSpearman);
  const std::size_t most = count * (count * count - 1) / 3;
  const std::size_t sets = std::size_t{1} << count;
  // ways[given][sum]: the first rows have the ranks in `given`, and their squared differences add up to `sum`.
  std::vector<std::vector<double>> ways(sets, std::vector<double>(most + 1, 0));
  ways[0][0] = 1;
  for (std::size_t given = 0; given + 1 < sets; ++given) {
    const auto row = static_cast<std::size_t>(std::popcount(given));
    for (std::size_t rank = 0; rank < count; ++rank) {
      if (given >> rank & 1) continue;
      const std::size_t apart = rank > row ? rank - row : row - rank;
      std::vector<double>& next = ways[given | std::size_t{1} << rank];
      for (std::size_t sum = 0; sum + apart * apart <= most; ++sum) next[sum + apart * apart] += ways[given][sum];
    }
  }
  to_probabilities(ways.back());
  return ways.back();
}

}  // namespace qi::stats
