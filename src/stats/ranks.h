#pragma once
/// Ranks, with the mean rank for figures that are equal, and the sizes of such ties.
/// What is made of them is in the tests.

#include <cstddef>
#include <span>
#include <vector>

namespace qi::stats {

/// The same values, where those that differ by rounding alone are made equal: 0.8 - 1.1 and 0.1 - 0.4 are one tie.
/// scale  the largest size of the figures that the values were calculated from
std::vector<double> without_rounding(std::vector<double> values, double scale);

/// The rank of each value, 1 for the smallest; equal values share the mean of theirs. None missing.
/// example  10 20 20 5: 2 3.5 3.5 1.
std::vector<double> mid_ranks(std::span<const double> values);

/// How many values each tie has, of two or more, in ascending order of the value. Empty: all differ.
/// example  10 20 20 5 5 5: 3 2.
std::vector<std::size_t> tie_sizes(std::span<const double> values);

/// Sum of t^3 - t over the ties: what they take from the variance of a sum of ranks.
double tie_term(std::span<const std::size_t> ties);

}  // namespace qi::stats
