#include "measures/demo/synthetic_figures.h"

namespace qi::measures {
namespace {

/// SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", 2014).
class SplitMix {
 public:
  explicit SplitMix(std::uint64_t seed) : state_(seed) {}
  double uniform() {
    state_ += 0x9E3779B97F4A7C15u;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    z ^= z >> 31;
    constexpr double kTwoToMinus53 = 1.0 / 9007199254740992.0;
    return static_cast<double>(z >> 11) * kTwoToMinus53;
  }

 private:
  std::uint64_t state_;
};

}  // namespace

std::vector<double> synthetic_values(const SyntheticPattern& pattern) {
  constexpr int kUniforms = 12;
  constexpr std::size_t kDaysOfWeek = 7;
  constexpr std::size_t kSaturday = 5;
  SplitMix random(pattern.seed);
  std::vector<double> values;
  for (std::size_t i = 0; i < pattern.count; ++i) {
    double noise = -kUniforms / 2.0;
    for (int k = 0; k < kUniforms; ++k) noise += random.uniform();
    double value = pattern.level + pattern.spread * noise;
    if (pattern.step_at && i >= *pattern.step_at) value += pattern.step;
    if (pattern.outlier_at == i) value += pattern.outlier;
    if (i % kDaysOfWeek >= kSaturday) value += pattern.weekend;
    values.push_back(value);
  }
  return values;
}

}  // namespace qi::measures
