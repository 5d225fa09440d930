#pragma once
/// Series of any length for measuring time: a level, a wave, noise from a fixed seed and one step in the middle.
/// They are made up: no figure here says anything about a service.

#include <cmath>
#include <cstddef>
#include <random>
#include <vector>

namespace qi::bench {

/// `count` values around 20, the second half 5 higher. The same values on every run.
inline std::vector<double> made_up_values(std::size_t count) {
  constexpr unsigned kSeed = 20250430;
  std::mt19937 generator(kSeed);
  std::normal_distribution<double> noise(0.0, 2.0);
  std::vector<double> values;
  values.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double level = i < count / 2 ? 20.0 : 25.0;
    values.push_back(level + std::sin(static_cast<double>(i) / 2.0) + noise(generator));
  }
  return values;
}

}  // namespace qi::bench
