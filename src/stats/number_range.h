#pragma once
/// Which confidence levels, significance levels and powers can be worked with: so far from 0 and 1 that 1 less their
/// tail is not rounded to 1. It says nothing of which level is sensible.

namespace qi::stats {

/// Nearer to 0 or 1 no table goes, and quantiles begin to lose digits.
inline constexpr double kLeastTail = 1e-9;

/// The largest and the smallest size of a measurement whose square still is a number with all its digits.
inline constexpr double kMostMeasured = 1e100;
inline constexpr double kLeastMeasured = 1e-100;
/// `largest` is the size of the largest of them. All 0 is fine.
constexpr bool can_be_squared(double largest) {
  return largest == 0 || (largest >= kLeastMeasured && largest <= kMostMeasured);
}

constexpr bool is_usable_share(double share) {
  return share >= kLeastTail && share <= 1 - kLeastTail;
}

}  // namespace qi::stats
