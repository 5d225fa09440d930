#include "spc/overdispersion.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/assert.h"
#include "base/number.h"
#include "spc/series.h"

namespace qi::spc {
namespace {

/// Hyndman and Fan 1996, type 7. `sorted` holds at least one.
double quantile(std::span<const double> sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

std::vector<double> winsorised(std::span<const double> scores, double share) {
  std::vector<double> sorted(scores.begin(), scores.end());
  std::ranges::sort(sorted);
  const double low = quantile(sorted, share);
  const double high = quantile(sorted, 1 - share);
  std::vector<double> pulled_in;
  for (const double score : scores) pulled_in.push_back(std::clamp(score, low, high));
  return pulled_in;
}

/// From 1; equal scores share the mean of their ranks.
std::vector<double> ranks(std::span<const double> scores) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::sort(order, {}, [&](std::size_t i) { return scores[i]; });
  std::vector<double> ranked(scores.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t end = first + 1;
    while (end < order.size() && scores[order[end]] <= scores[order[first]]) ++end;
    const double shared = static_cast<double>(first + 1 + end) / 2;
    for (std::size_t k = first; k < end; ++k) ranked[order[k]] = shared;
    first = end;
  }
  return ranked;
}

std::vector<double> without_ends(std::span<const double> scores, double share) {
  const double groups = 1 / share;
  const double last = std::ceil(groups) - 1;
  std::vector<double> kept(scores.begin(), scores.end());
  const std::vector<double> ranked = ranks(scores);
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
