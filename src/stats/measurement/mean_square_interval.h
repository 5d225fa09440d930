#pragma once
/// An interval for a variance that is a sum or difference of mean squares of a balanced analysis of variance.
/// It does not form the mean squares: see gauge_study.h.

#include <span>

#include "stats/test_result.h"

namespace qi::stats {

/// One mean square and the number it is multiplied by, which is below 0 where it is taken away.
struct MeanSquareTerm {
  double coefficient = 1;
  double mean_square = 0;  ///< 0 or more
  double degrees = 1;      ///< above 0
};

/// The sum of coefficient times mean square: the estimate that the interval is about. May be below 0.
double combined_mean_squares(std::span<const MeanSquareTerm> terms);

/// Two-sided interval for the expected value of the sum.
///
/// terms    independent mean squares; at least one, and at least one with a coefficient above 0. Terms of coefficient 0
///          are left out.
/// level    above 0, below 1: each tail takes half of what is left.
/// returns  ends in the unit of a mean square, not below 0, because a variance is not.
/// method   one term: exact, by chi-squared. Terms that are only added: Graybill and Wang 1980. Terms taken away: Ting,
///          Burdick, Graybill, Jeyaratnam and Lu 1990 (modified large samples). All three as in Burdick, Borror and
///          Montgomery, Design and Analysis of Gauge R&R Studies, 2005, and Burdick and Graybill 1992, section 3.
/// example  a mean square of 4 on 10 degrees, at 95 %: 40 / 20.483 = 1.953 to 40 / 3.247 = 12.319.
Interval mean_square_interval(std::span<const MeanSquareTerm> terms, double level);

}  // namespace qi::stats
