#pragma once
/// Random numbers that are the same on every machine for the same seed: for made-up data. Never for secrets: those come
/// from the system, see shell/digest.h.

#include <cstddef>
#include <cstdint>

namespace qi {

/// source  G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", 2014.
class SplitMix {
 public:
  explicit SplitMix(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15u;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  /// At least 0, below 1.
  double uniform() {
    constexpr double kTwoToMinus53 = 1.0 / 9007199254740992.0;
    return static_cast<double>(next() >> 11) * kTwoToMinus53;
  }
  /// A whole number from 0 on, below `end`, which is 1 or more.
  std::size_t below(std::size_t end) { return static_cast<std::size_t>(uniform() * static_cast<double>(end)); }
  bool happens(double probability) { return uniform() < probability; }

 private:
  std::uint64_t state_;
};

}  // namespace qi
