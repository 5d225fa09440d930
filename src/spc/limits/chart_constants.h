#pragma once
/// The named numbers of control charts, each with its source.
/// How they are used stands with each chart.

#include <cmath>
#include <cstddef>

namespace qi::spc {

/// d2 for two observations: the mean range of a pair, in standard deviations. Montgomery, Introduction to Statistical
/// Quality Control, appendix table of factors for variables control charts.
inline constexpr double kD2ForPairs = 1.128;
/// 3 / d2 to two decimals, as Making Data Count (NHS England) and Provost and Murray write it.
inline constexpr double kRangesToLimit = 2.66;
/// D4 for two observations: upper limit of moving ranges, in mean moving ranges. Montgomery, the same table.
inline constexpr double kUpperRangeFactor = 3.267;
inline constexpr double kSigmasToLimit = 3.0;

/// c4(n): mean of the standard deviation of `n` normal observations, in standard deviations. Montgomery, section 6.3.
/// n is at least 2. Example: c4(2) = 0.7979.
inline double c4(std::size_t n) {
  const double size = static_cast<double>(n);
  return std::sqrt(2.0 / (size - 1)) * std::exp(std::lgamma(size / 2) - std::lgamma((size - 1) / 2));
}

}  // namespace qi::spc
