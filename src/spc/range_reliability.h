#pragma once
/// How well a number of points knows its own spread, when that comes from moving ranges.
/// The spread itself is not computed here: see limits/xmr_chart.h.

#include <cmath>
#include <cstddef>

namespace qi::spc {

/// Standard error of sigma from the mean moving range of `points` values in a row, as a share of sigma: the distance to
/// limits is known to about this much either way. `points` is at least 2; normal and independent values.
/// source   Cryer and Ryan, The estimation of sigma for an X chart, Journal of Quality Technology 1990: variance
///          (0.8264 n - 1.082) / (n - 1)^2.
/// example  2 points: 0.756, the root of pi / 2 - 1; 12 points: 0.270; 24 points: 0.188.
inline double sigma_error(std::size_t points) {
  constexpr double kForEachPoint = 0.8264;
  constexpr double kForTheEnds = 1.082;
  const double n = static_cast<double>(points);
  return std::sqrt(kForEachPoint * n - kForTheEnds) / (n - 1);
}

/// The same as degrees of freedom, for quantiles of t: 1 / (2 error^2). 12 points: 6.8; 24 points: 14.1.
inline double sigma_degrees(std::size_t points) {
  const double error = sigma_error(points);
  return 1 / (2 * error * error);
}

}  // namespace qi::spc
