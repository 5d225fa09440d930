#pragma once
/// The constants that turn ranges and standard deviations of small normal samples into sigma, and the chart factors
/// made of them; from their integrals, for any sample size. Nothing is read from a table, and no chart is drawn here.

#include <cstddef>

namespace qi::stats {

/// The largest sample for which the constants of the range are made; ranges of larger ones say next to nothing.
inline constexpr int kLargestRangedSample = 1000;

/// Every size is a number of observations: 2 or more, and for the range at most kLargestRangedSample. Other sizes are
/// our mistake and stop the program. Ranges are of independent normal values with standard deviation 1.

/// Mean of the sample standard deviation (n - 1 in the denominator) of normal values with sigma 1.
///
/// formula  c4 = sqrt(2 / (n - 1)) Gamma(n / 2) / Gamma((n - 1) / 2)
/// source   Montgomery, Introduction to Statistical Quality Control, appendix table of factors.
/// example  c4(2) = sqrt(2 / pi) = 0.797885.
double c4(std::size_t size);

/// Mean of the range.
///
/// formula  d2 = integral over x of 1 - Phi(x)^n - (1 - Phi(x))^n
/// source   Tippett 1925.
/// example  d2(2) = 2 / sqrt(pi) = 1.128379.
double d2(int size);

/// Standard deviation of the range. To about ten digits: it is a difference of two moments.
///
/// formula  d3^2 = 2 (integral over r > 0 of r P(range > r)) - d2^2
/// source   Tippett 1925.
/// example  d3(2) = sqrt(2 - 4 / pi) = 0.852502.
double d3(int size);

/// Median of the range: "d4" of some books.
///
/// example  of 2: sqrt(2) times the upper quartile of the normal distribution, 0.953873.
double median_range(int size);

/// Probability that the range is at most `range`.
///
/// formula  n times the integral over x of phi(x) (Phi(x + range) - Phi(x))^(n - 1)
/// source   Hartley 1942.
/// example  range_cdf(1.128379, 2) = 2 Phi(1.128379 / sqrt(2)) - 1 = 0.575063.
double range_cdf(double range, int size);

/// Factors for charts of subgroups of one size, as tables name them.
///
/// formula  A2 = 3 / (d2 sqrt n), A3 = 3 / (c4 sqrt n), B3 and B4 = 1 -/+ 3 sqrt(1 - c4^2) / c4,
///          D3 and D4 = 1 -/+ 3 d3 / d2; B3 and D3 are 0 where that is negative.
/// source   Montgomery, appendix table of factors.
/// example  of 4: A2 0.7286, A3 1.6281, B3 0, B4 2.2660, D3 0, D4 2.2821.
struct ChartFactors {
  double a2;
  double a3;
  double b3;
  double b4;
  double d3;
  double d4;
};
ChartFactors chart_factors(int size);

}  // namespace qi::stats
