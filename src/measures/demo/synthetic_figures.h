#pragma once
/// Made-up figures for the demo: the same ones every time, on every machine. Never mixed with real ones.
/// It knows nothing of measures; what the figures stand for is said in demo_trust.cpp.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace qi::measures {

/// What the made-up process does over time. Places count periods from 0.
struct SyntheticPattern {
  std::uint64_t seed = 0;
  std::size_t count = 0;
  double level = 0;
  double spread = 0;                      ///< standard deviation of the noise
  std::optional<std::size_t> step_at;     ///< from here on the level is different
  double step = 0;                        ///< by so much
  std::optional<std::size_t> outlier_at;  ///< one period that stands out
  double outlier = 0;                     ///< by so much
  double weekend = 0;                     ///< added on places 5 and 6 of every seven: place 0 is a Monday
};

/// `count` values. Noise is the sum of twelve uniform numbers less six: mean 0, standard deviation 1, never beyond 6.
std::vector<double> synthetic_values(const SyntheticPattern& pattern);

}  // namespace qi::measures
