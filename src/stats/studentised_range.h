#pragma once
/// The studentised range: the range of some means over an estimate of their standard deviation (Tukey).
/// Comparisons that use it are in tests/.

namespace qi::stats {

/// groups   how many means are compared: 2 or more.
/// degrees  degrees of freedom of the estimated standard deviation: above 0, whole or not.
/// source   Tukey, 1953; Copenhaver and Holland, 1988, whose double integral is done here by Gauss quadrature.
/// precision  absolute errors below 1e-12 to 100 groups and below 1e-10 to 1,000; tails right to nine digits down to
/// 1e-12. example  3 groups, 10 degrees: 3.5 is not exceeded with probability 0.9228966892; 95 % lie below 3.8767767.
double studentised_range_cdf(double value, int groups, double degrees);
/// Probability above a value: the p-value of a difference, with its digits in the far tail.
double studentised_range_upper_tail(double value, int groups, double degrees);
/// The value that is not exceeded with 0 < probability < 1.
double studentised_range_quantile(double probability, int groups, double degrees);

}  // namespace qi::stats
