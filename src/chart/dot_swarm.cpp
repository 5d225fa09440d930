#include "chart/dot_swarm.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/assert.h"

namespace qi::chart {
namespace {

constexpr double kShrink = 0.88;
constexpr double kAir = 0.4;  // between dots of one lane

/// The lane of every dot: 0 the middle, 1 and 2 beside it, and so on outwards.
std::vector<std::size_t> lanes_of(std::span<const double> along, const std::vector<std::size_t>& order, double radius) {
  std::vector<std::size_t> lane_of(along.size());
  std::vector<double> last;
  for (const std::size_t dot : order) {
    std::size_t lane = 0;
    while (lane < last.size() && along[dot] - last[lane] < 2 * radius + kAir) ++lane;
    if (lane == last.size()) last.push_back(-std::numeric_limits<double>::infinity());
    last[lane] = along[dot];
    lane_of[dot] = lane;
  }
  return lane_of;
}

/// Steps from the middle: 0, 1, -1, 2, -2.
double steps_of(std::size_t lane) {
  const std::size_t outwards = (lane + 1) / 2;
  return lane % 2 == 1 ? static_cast<double>(outwards) : -static_cast<double>(outwards);
}

}  // namespace

DotSwarm dot_swarm(std::span<const double> along, double breadth, double largest, double smallest) {
  std::vector<std::size_t> order(along.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return along[a] < along[b]; });
  DotSwarm swarm{.radius = largest, .offsets = std::vector<double>(along.size())};
  if (along.empty()) return swarm;
  for (;;) {
    const std::vector<std::size_t> lanes = lanes_of(along, order, swarm.radius);
    const double outermost = std::abs(steps_of(*std::ranges::max_element(lanes)));
    const double room = breadth / 2 - swarm.radius;
    double step = 2 * swarm.radius;
    const bool fits = outermost * step <= room;
    if (!fits && swarm.radius > smallest) {
      swarm.radius = std::max(smallest, swarm.radius * kShrink);
      continue;
    }
    if (!fits) step = std::max(0.0, room) / outermost;
    for (std::size_t i = 0; i < lanes.size(); ++i) swarm.offsets[i] = steps_of(lanes[i]) * step;
    return swarm;
  }
}

std::vector<DotSwarm> dot_swarms(std::span<const std::vector<double>> rows, double breadth, double largest,
                                 double smallest) {
  double radius = largest;
  for (const std::vector<double>& along : rows) radius = dot_swarm(along, breadth, radius, smallest).radius;
  std::vector<DotSwarm> swarms;
  for (const std::vector<double>& along : rows) swarms.push_back(dot_swarm(along, breadth, radius, smallest));
  return swarms;
}

std::vector<double> dots_of(std::span<const double> values, std::size_t most) {
  QI_ASSERT(most >= 2);
  std::vector<double> sorted(values.begin(), values.end());
  std::ranges::sort(sorted);
  if (sorted.size() <= most) return sorted;
  std::vector<double> chosen;
  for (std::size_t i = 0; i < most; ++i) chosen.push_back(sorted[i * (sorted.size() - 1) / (most - 1)]);
  return chosen;
}

}  // namespace qi::chart
