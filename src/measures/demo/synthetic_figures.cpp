#include "measures/demo/synthetic_figures.h"

#include "base/split_mix.h"

namespace qi::measures {
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
