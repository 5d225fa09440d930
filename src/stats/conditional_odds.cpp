#include "stats/conditional_odds.h"

#include <algorithm>
#include <boost/math/tools/roots.hpp>
#include <cmath>
#include <cstdint>
#include <limits>

#include "base/assert.h"
#include "base/number.h"

namespace qi::stats {
namespace {

constexpr double kNoBound = std::numeric_limits<double>::infinity();

/// The odds ratio at which `rising`, a function of its logarithm, is 0.
double solve(auto&& rising) {
  constexpr double kFactor = 4;
  constexpr int kBits = 50;
  std::uintmax_t steps = 500;
  // toms748 wants a bracket, and the answer may be many powers of ten away from 1.
  double below = -1;
  double above = 1;
  while (rising(below) > 0) below *= kFactor;
  while (rising(above) < 0) above *= kFactor;
  const auto [low, high] =
      boost::math::tools::toms748_solve(rising, below, above, boost::math::tools::eps_tolerance<double>(kBits), steps);
  return std::exp((low + high) / 2);
}

}  // namespace

ConditionalOdds::ConditionalOdds(const ContingencyTable& table) {
  QI_ASSERT(table.is_two_by_two());
  const double of_row = table.row_sums[0];
  const double of_column = table.column_sums[0];
  const double rest = table.total - of_row - of_column;
  least_ = std::max(0.0, -rest);
  const double most = std::min(of_row, of_column);
  place_ = static_cast<std::size_t>(table.at(0, 0) - least_);
  double log_weight = 0;
  for (double count = least_; count <= most; ++count) {
    log_weights_.push_back(log_weight);
    log_weight += std::log((of_row - count) * (of_column - count) / ((count + 1) * (rest + count + 1)));
  }
}

std::vector<double> ConditionalOdds::probabilities(double log_odds) const {
  std::vector<double> weights;
  for (std::size_t i = 0; i < log_weights_.size(); ++i)
    weights.push_back(log_weights_[i] + log_odds * static_cast<double>(i));
  const double largest = std::ranges::max(weights);
  for (double& weight : weights) weight = std::exp(weight - largest);
  const double all = compensated_sum(weights);
  for (double& weight : weights) weight /= all;
  return weights;
}

double ConditionalOdds::mean(double log_odds) const {
  std::vector<double> parts = probabilities(log_odds);
  for (std::size_t i = 0; i < parts.size(); ++i) parts[i] *= static_cast<double>(i);
  return compensated_sum(parts);
}

double ConditionalOdds::low_tail(double log_odds) const {
  const std::vector<double> all = probabilities(log_odds);
  return std::min(1.0, compensated_sum(std::span(all).first(place_ + 1)));
}

double ConditionalOdds::high_tail(double log_odds) const {
  const std::vector<double> all = probabilities(log_odds);
  return std::min(1.0, compensated_sum(std::span(all).subspan(place_)));
}

double ConditionalOdds::at_most(double odds_ratio) const {
  return low_tail(std::log(odds_ratio));
}
double ConditionalOdds::at_least(double odds_ratio) const {
  return high_tail(std::log(odds_ratio));
}

double ConditionalOdds::as_unlikely(double odds_ratio) const {
  constexpr double kEqualTo = 1 + 1e-7;
  std::vector<double> kept = probabilities(std::log(odds_ratio));
  const double limit = kept[place_] * kEqualTo;
  std::erase_if(kept, [limit](double probability) { return probability > limit; });
  return std::min(1.0, compensated_sum(kept));
}

double ConditionalOdds::estimate() const {
  if (place_ == 0) return 0;
  if (place_ + 1 == log_weights_.size()) return kNoBound;
  return solve([&](double log_odds) { return mean(log_odds) - static_cast<double>(place_); });
}

double ConditionalOdds::lower_bound(double tail) const {
  if (place_ == 0) return 0;
  return solve([&](double log_odds) { return high_tail(log_odds) - tail; });
}

double ConditionalOdds::upper_bound(double tail) const {
  if (place_ + 1 == log_weights_.size()) return kNoBound;
  return solve([&](double log_odds) { return tail - low_tail(log_odds); });
}

}  // namespace qi::stats
