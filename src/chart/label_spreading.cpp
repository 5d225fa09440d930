#include "chart/label_spreading.h"

#include <algorithm>
#include <numeric>

namespace qi::chart {
namespace {

// Labels that have been pushed together: their first one's place, were all packed without gaps.
struct Pool {
  double start = 0;
  double claim = 0;
  std::size_t labels = 0;
};

}  // namespace

double total_extent(std::span<const SpreadLabel> labels) {
  double total = 0;
  for (const SpreadLabel& label : labels) total += label.extent;
  return total;
}

std::vector<double> spread(std::span<const SpreadLabel> labels, double low, double high) {
  std::vector<std::size_t> order(labels.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return labels[i].wanted; });

  // Take away what packing takes up: then "no overlap" is "not falling", which pooling solves.
  std::vector<double> offsets(labels.size());
  double used = 0;
  for (std::size_t k = 0; k < order.size(); ++k) {
    offsets[k] = used + labels[order[k]].extent / 2;
    used += labels[order[k]].extent;
  }
  std::vector<Pool> pools;
  for (std::size_t k = 0; k < order.size(); ++k) {
    const SpreadLabel& label = labels[order[k]];
    Pool pool{label.wanted - offsets[k], label.claim, 1};
    while (!pools.empty() && pools.back().start > pool.start) {
      const Pool& before = pools.back();
      pool = {(before.start * before.claim + pool.start * pool.claim) / (before.claim + pool.claim),
              before.claim + pool.claim, before.labels + pool.labels};
      pools.pop_back();
    }
    pools.push_back(pool);
  }

  std::vector<double> middles(labels.size());
  std::size_t k = 0;
  for (const Pool& pool : pools) {
    const double start = std::max(low, std::min(pool.start, high - used));
    for (std::size_t i = 0; i < pool.labels; ++i, ++k) middles[order[k]] = start + offsets[k];
  }
  return middles;
}

}  // namespace qi::chart
