#pragma once
/// Exact distributions of sums of ranks when chance alone decides which ranks are in the sum, by counting every way.
/// Large-sample approximations are in the tests.

#include <cstddef>
#include <span>
#include <vector>

namespace qi::stats {

/// Beyond these, counts of ways or the work of counting become too large.
inline constexpr std::size_t kMostInARankSum = 100;  ///< in each of two groups
inline constexpr std::size_t kMostInASignedSum = 500;

/// Sums of ranks and how likely each is.
class RankSums {
 public:
  /// `chosen` of the ranks are drawn, each set equally likely: the rank sum of a group. Ties may share ranks.
  /// source  Mann and Whitney 1947, by recursion; with ties as Streitberg and Roehmel 1986.
  static RankSums of_draws(std::span<const double> ranks, std::size_t chosen);
  /// Each rank is in the sum or not, both equally likely: the sum of positive signed ranks (Wilcoxon 1945).
  static RankSums of_signs(std::span<const double> ranks);

  double at_most(double sum) const;
  double at_least(double sum) const;
  /// The smallest sum whose at_most reaches the probability; 0 < probability < 1.
  double quantile(double probability) const;

 private:
  RankSums(std::vector<double> ways, double steps_in_one);

  std::vector<double> probabilities_;  ///< by sum x steps_in_one_
  double steps_in_one_;                ///< 2 where ranks are halves
};

}  // namespace qi::stats
