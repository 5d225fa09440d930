#pragma once
/// A column of figures in a few numbers: centre, spread, shape and quantiles, by two passes with compensated sums.
/// It compares nothing and draws nothing: see test_catalogue.h for tests.

#include <cstddef>
#include <span>
#include <vector>

#include "stats/test_result.h"

namespace qi::stats {

/// The figures that are not missing, in their order.
std::vector<double> present(std::span<const double> values);

/// Distances from the mean, where what the mean lost by rounding is taken back; from the figures as typed (see
/// decimal_differences.h). At least one value, none missing.
std::vector<double> deviations(std::span<const double> values);

/// Everything in the unit of the values, unless stated.
struct Summary {
  std::size_t n = 0;        ///< values used
  std::size_t missing = 0;  ///< not-a-number, left out
  double mean = kUndefined;
  double sd = kUndefined;        ///< with n - 1; undefined for a single value
  double variance = kUndefined;  ///< its square
  double median = kUndefined;
  double mad = kUndefined;  ///< median distance from the median, times kMadToSd
  double min = kUndefined;
  double max = kUndefined;
  double sum = 0;
  double lower_quartile = kUndefined;  ///< type 7
  double upper_quartile = kUndefined;
  double skewness = kUndefined;         ///< g1, no unit; undefined where every value is the same
  double excess_kurtosis = kUndefined;  ///< g2, no unit: 0 for the normal distribution; undefined as skewness is
};

/// Makes the median distance from the median estimate sigma of normal values: 1 / Phi^-1(3/4), as R rounds it.
inline constexpr double kMadToSd = 1.4826;

/// missing  left out and counted. Where nothing is left every number but n, missing and sum is undefined.
/// formula  mean = sum / n; sd^2 = sum of d^2 / (n - 1) with d = value - mean, where what the mean lost by rounding is
///          taken back from each d (as Chan, Golub and LeVeque 1983 correct their two passes). g1 = m3 / m2^(3/2), g2 =
///          m4 / m2^2 - 3 with central moments over n.
/// example  1.1 2.3 3.1 2.2 4.4 5.9 6.1: mean 3.585714, sd 1.929100, median 3.1, mad 1.92738, g1 0.2149, g2 -1.4030.
Summary summarise(std::span<const double> values);

/// Which of the nine definitions of a sample quantile (Hyndman and Fan 1996).
enum class QuantileType {
  hazen = 5,            ///< at place p n + 1/2
  minitab = 6,          ///< at place p (n + 1); Minitab and SPSS
  r = 7,                ///< at place 1 + p (n - 1); R and Excel
  median_unbiased = 8,  ///< at place p (n + 1/3) + 1/3: about median-unbiased for every shape
};

/// The value below which the share `probability` of the figures lies, between two neighbours by straight line.
///
/// values       at least one, none missing; in any order
/// probability  0 to 1
/// example      a quarter of 1.1 2.3 3.1 2.2 4.4 5.9 6.1: type 7 2.25, type 6 2.2.
double quantile(std::span<const double> values, double probability, QuantileType type = QuantileType::r);
/// The same of values in rising order.
double quantile_of_sorted(std::span<const double> sorted, double probability, QuantileType type = QuantileType::r);

/// How alike neighbours are: 1 each like the one before it, 0 no connection, -1 each the opposite.
///
/// values   in the order of time, none missing
/// returns  undefined for fewer than two values and where every value is the same
/// formula  sum of d_i d_(i+1) / sum of d_i^2 with d = value - mean (Box and Jenkins 1976)
/// example  1 2 3 4: 0.25.
double lag1_autocorrelation(std::span<const double> values);

}  // namespace qi::stats
