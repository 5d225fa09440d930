#pragma once
/// The "best box" and "cut box" tests of runs: which pairs of longest run and crossings are unusual together.
/// Counting them is not here: see run_statistics.h.

#include <cstddef>

namespace qi::spc {

/// The boxes were worked out for this many useful observations.
inline constexpr std::size_t kSmallestBox = 10;
inline constexpr std::size_t kLargestBox = 100;

/// `useful` from kSmallestBox to kLargestBox. The box is computed from the joint distribution of crossings and longest
/// run on first use and kept (some milliseconds for 100). source  Anhøj and Wentzel-Larsen, Smooth operator: modifying
/// the Anhøj rules, PLOS ONE 2020.
bool best_box_signals(std::size_t useful, std::size_t longest_run, std::size_t crossings);
bool cut_box_signals(std::size_t useful, std::size_t longest_run, std::size_t crossings);

}  // namespace qi::spc
