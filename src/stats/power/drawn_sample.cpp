#include "stats/power/drawn_sample.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

#include "base/assert.h"

namespace qi::stats {
namespace {

/// A number from 0 to `past` - 1, each equally likely. Not std::uniform_int_distribution, whose numbers differ between
/// libraries: draws beyond the last whole multiple of `past` are thrown away.
std::uint64_t number_below(std::uint64_t past, std::mt19937_64& source) {
  const std::uint64_t beyond = (std::mt19937_64::max() % past + 1) % past;
  std::uint64_t drawn = source();
  while (drawn > std::mt19937_64::max() - beyond) drawn = source();
  return drawn % past;
}

}  // namespace

std::vector<std::int64_t> draw_simple_random(std::int64_t n, std::int64_t population, std::uint64_t seed) {
  QI_ASSERT(n >= 0 && n <= population);
  std::mt19937_64 source(seed);
  std::set<std::int64_t> drawn;
  for (std::int64_t last = population - n + 1; last <= population; ++last) {
    const auto number = static_cast<std::int64_t>(number_below(static_cast<std::uint64_t>(last), source)) + 1;
    if (!drawn.insert(number).second) drawn.insert(last);
  }
  return {drawn.begin(), drawn.end()};
}

std::vector<std::int64_t> draw_systematic(std::int64_t n, std::int64_t population, std::uint64_t seed) {
  QI_ASSERT(n >= 1 && n <= population);
  std::mt19937_64 source(seed);
  // In whole numbers, so that no rounding skips or doubles a number: the start is a number of nths of a unit.
  const auto start = static_cast<std::int64_t>(number_below(static_cast<std::uint64_t>(population), source)) + 1;
  std::vector<std::int64_t> drawn;
  for (std::int64_t i = 0; i < n; ++i) drawn.push_back((start + i * population + n - 1) / n);
  return drawn;
}

}  // namespace qi::stats
