#pragma once
/// Whether figures look like a sample of a normal distribution: Shapiro-Wilk and Anderson-Darling.
/// What follows from the answer is not decided here: see tests/shape_test_rows.cpp and assumption_checks.h.

#include <span>

namespace qi::stats {

struct NormalityTest {
  double statistic;
  double p_value;
};

inline constexpr std::size_t kFewestForShapiro = 3;
inline constexpr std::size_t kMostForShapiro = 5000;
inline constexpr std::size_t kFewestForAnderson = 8;

/// W, the squared correlation of the ordered values with what normal ones would be.
///
/// values   kFewestForShapiro to kMostForShapiro, none missing, not all the same; in any order and unit.
/// formula  W = (sum a_i x_(i))^2 / sum (x - mean)^2 with Royston's approximate weights a; p from his normal
///          approximation of log(1 - W) (exact for three values).
/// source   Shapiro and Wilk 1965; Royston 1995, algorithm AS R94.
/// example  1.1 2.3 3.1: W 0.9868421, p 0.7804408.
NormalityTest shapiro_wilk(std::span<const double> values);

/// A squared, the distance of the cumulated shares from the normal distribution of the same mean and deviation; it
/// weighs the tails most.
///
/// values   kFewestForAnderson or more, none missing, not all the same; in any order and unit.
/// formula  A2 = -n - mean of (2i - 1)(ln P(z_(i)) + ln(1 - P(z_(n + 1 - i)))); p from A2 (1 + 0.75/n + 2.25/n^2) by
///          Stephens's four curves. returns A2 itself as the statistic.
/// source   Anderson and Darling 1954; Stephens 1986, in D'Agostino and Stephens, Goodness-of-Fit Techniques,
/// table 4.9.
NormalityTest anderson_darling(std::span<const double> values);

}  // namespace qi::stats
