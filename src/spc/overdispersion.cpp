#include "spc/overdispersion.h"

#include <algorithm>
#include <cmath>

#include "base/assert.h"
#include "base/number.h"
#include "spc/series.h"
#include "stats/ranks.h"
#include "stats/summary.h"

namespace qi::spc {
namespace {

std::vector<double> winsorised(std::span<const double> scores, double share) {
  std::vector<double> sorted(scores.begin(), scores.end());
  std::ranges::sort(sorted);
  const double low = stats::quantile_of_sorted(sorted, share);
  const double high = stats::quantile_of_sorted(sorted, 1 - share);
  std::vector<double> pulled_in;
  for (const double score : scores) pulled_in.push_back(std::clamp(score, low, high));
  return pulled_in;
}

std::vector<double> without_ends(std::span<const double> scores, double share) {
  const double groups = 1 / share;
  const double last = std::ceil(groups) - 1;
  std::vector<double> kept(scores.begin(), scores.end());
  const std::vector<double> ranked = stats::mid_ranks(scores);
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const double group = std::floor(groups * ranked[i] / static_cast<double>(kept.size() + 1));
    if (group < 1 || group >= last) kept[i] = kMissing;
  }
  return kept;
}

}  // namespace

std::vector<double> trimmed_scores(std::span<const double> scores, double share, Trimming trimming) {
  QI_ASSERT(share >= 0 && share < 0.5);
  if (scores.empty() || share <= 0) return {scores.begin(), scores.end()};
  return trimming == Trimming::winsorised ? winsorised(scores, share) : without_ends(scores, share);
}

UnitSpread spread_of(std::span<const double> trimmed, std::span<const double> errors) {
  QI_ASSERT(trimmed.size() == errors.size());
  std::vector<double> squares;
  std::vector<double> weights;
  std::vector<double> squared_weights;
  for (std::size_t i = 0; i < trimmed.size(); ++i) {
    if (std::isnan(trimmed[i])) continue;
    const double weight = 1 / (errors[i] * errors[i]);
    squares.push_back(trimmed[i] * trimmed[i]);
    weights.push_back(weight);
    squared_weights.push_back(weight * weight);
  }
  UnitSpread spread{.units = squares.size(), .phi = kMissing, .between_units = kMissing};
  if (squares.empty()) return spread;
  spread.phi = mean(squares);
  if (squares.size() < 2) return spread;
  const auto units = static_cast<double>(squares.size());
  const double beyond_chance = units * spread.phi - (units - 1);
  const double weight = compensated_sum(weights);
  spread.between_units = std::max(0.0, beyond_chance / (weight - compensated_sum(squared_weights) / weight));
  return spread;
}

}  // namespace qi::spc
