#include "stats/rank_sums.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/assert.h"
#include "base/number.h"

namespace qi::stats {
namespace {

double steps_for(std::span<const double> ranks) {
  return std::ranges::all_of(ranks, [](double rank) { return rank == std::floor(rank); }) ? 1 : 2;
}

std::vector<std::size_t> in_steps(std::span<const double> ranks) {
  std::vector<std::size_t> steps;
  for (const double rank : ranks) steps.push_back(static_cast<std::size_t>(std::lround(rank * steps_for(ranks))));
  return steps;
}

}  // namespace

RankSums::RankSums(std::vector<double> ways, double steps_in_one)
    : probabilities_(std::move(ways)), steps_in_one_(steps_in_one) {
  const double all = compensated_sum(probabilities_);
  for (double& probability : probabilities_) probability /= all;
}

RankSums RankSums::of_draws(std::span<const double> ranks, std::size_t chosen) {
  QI_ASSERT(chosen <= ranks.size() && ranks.size() <= 2 * kMostInARankSum);
  const std::vector<std::size_t> steps = in_steps(ranks);
  const std::size_t most = std::accumulate(steps.begin(), steps.end(), std::size_t{0});
  // ways[k][s]: in how many ways k of the ranks seen so far add up to s.
  std::vector<std::vector<double>> ways(chosen + 1, std::vector<double>(most + 1, 0));
  ways[0][0] = 1;
  std::size_t reach = 0;
  for (const std::size_t step : steps) {
    reach += step;
    for (std::size_t k = chosen; k >= 1; --k)
      for (std::size_t sum = step; sum <= reach; ++sum) ways[k][sum] += ways[k - 1][sum - step];
  }
  return {std::move(ways[chosen]), steps_for(ranks)};
}

RankSums RankSums::of_signs(std::span<const double> ranks) {
  QI_ASSERT(ranks.size() <= kMostInASignedSum);
  const std::vector<std::size_t> steps = in_steps(ranks);
  std::vector<double> ways(std::accumulate(steps.begin(), steps.end(), std::size_t{0}) + 1, 0);
  ways[0] = 1;
  std::size_t reach = 0;
  for (const std::size_t step : steps) {
    reach += step;
    for (std::size_t sum = reach; sum >= step && sum > 0; --sum) ways[sum] += ways[sum - step];
  }
  return {std::move(ways), steps_for(ranks)};
}

double RankSums::at_most(double sum) const {
  const double last = std::floor(sum * steps_in_one_);
  if (last < 0) return 0;
  const auto count = std::min(probabilities_.size(), static_cast<std::size_t>(last) + 1);
  return std::min(1.0, compensated_sum(std::span(probabilities_).first(count)));
}

double RankSums::at_least(double sum) const {
  const double first = std::max(0.0, std::ceil(sum * steps_in_one_));
  if (first >= static_cast<double>(probabilities_.size())) return 0;
  return std::min(1.0, compensated_sum(std::span(probabilities_).subspan(static_cast<std::size_t>(first))));
}

double RankSums::quantile(double probability) const {
  QI_ASSERT(probability > 0 && probability < 1);
  // A probability that is reached but for rounding is reached: tails of small samples are simple fractions.
  constexpr double kRounding = 1e-14;
  double so_far = 0;
  for (std::size_t i = 0; i < probabilities_.size(); ++i) {
    so_far += probabilities_[i];
    if (so_far >= probability - kRounding) return static_cast<double>(i) / steps_in_one_;
  }
  return static_cast<double>(probabilities_.size() - 1) / steps_in_one_;
}

}  // namespace qi::stats
