#pragma once
/// Made-up series of processes that do not change: the same ones every time, on every machine.
/// They are for counting false alarms, and are nobody's data.

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include "stats/distributions.h"

namespace qi::test {

class SteadyNoise {
 public:
  explicit SteadyNoise(std::uint64_t seed) : engine_(seed) {}

  /// Between 0 and 1, both left out. Made from the engine's own bits, as libraries' distributions differ.
  double share() {
    constexpr double kSteps = 9007199254740992.0;  // 2^53
    return (static_cast<double>(engine_() >> 11) + 0.5) / kSteps;
  }
  double normal(double mean = 0, double sigma = 1) { return mean + sigma * stats::normal_quantile(share()); }
  double binomial(int trials, double chance) { return stats::binomial_quantile(share(), trials, chance); }
  double poisson(double mean) { return stats::poisson_quantile(share(), mean); }

  std::vector<double> normals(std::size_t count, double mean = 0, double sigma = 1) {
    std::vector<double> values;
    while (values.size() < count) values.push_back(normal(mean, sigma));
    return values;
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace qi::test
