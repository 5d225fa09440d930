#pragma once
/// How far two columns have the same order: pairs of rows in order and out of it, and the exact distributions of the
/// two rank correlations. Estimates, approximations and p-values are in tests/correlation_tests.h.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace qi::stats {

/// Pairs of rows that both columns put in the same order, less those in opposite order; ties count for neither.
/// In n log n steps (Knight 1966). Equal lengths, none missing.
/// example  1 2 3 and 1 3 2: two in order, one not: 1.
std::int64_t concordant_less_discordant(std::span<const double> first, std::span<const double> second);

/// By number of concordant pairs, from 0: how likely it is if every order of `count` rows is. 1 <= count <= 200.
/// source  Kendall 1938, by recursion
std::vector<double> concordance_probabilities(std::size_t count);

/// Beyond so many rows the exact distribution of Spearman's sum takes too long.
inline constexpr std::size_t kMostForExactSpearman = 12;
/// By the sum of squared differences of ranks, from 0: how likely it is if every order of `count` rows is.
/// 1 <= count <= kMostForExactSpearman. All orders are counted, by sets of ranks already given.
std::vector<double> spearman_probabilities(std::size_t count);

}  // namespace qi::stats
