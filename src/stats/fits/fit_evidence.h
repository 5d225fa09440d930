#pragma once
/// How well a shape with its numbers goes with the values it was fitted to.
/// It fits nothing and chooses nothing: see likelihood_fits.h and distribution_choice.h.

#include <span>

#include "stats/fits/distribution_family.h"

namespace qi::stats {

/// A fitted shape and what speaks for and against it.
struct Fit {
  FittedDistribution distribution;
  std::size_t values = 0;
  double log_likelihood = 0;    ///< of the values as they are, also where the shape is fitted to transformed ones
  double bayes_criterion = 0;   ///< parameters x ln(values) - 2 x log-likelihood: the lower, the better
  double anderson_darling = 0;  ///< the plain statistic; infinite where a value lies outside the support
  double modified_anderson_darling = 0;  ///< with the small-sample factor of the shape's table
  /// The modified statistic is above the 5 % point of the shape's table.
  bool is_doubtful = false;
};

/// values   any order, at least one, all finite.
/// source   Anderson and Darling (1954) for the statistic; Stephens (1986) for factors and 5 % points; Schwarz (1978)
/// for
///          the criterion.
/// example  1 2 3 against normal with mean 2 and standard deviation 1: A^2 = 0.1895.
Fit evidence_of(const FittedDistribution& distribution, std::span<const double> values);

/// -n - sum((2i - 1)(ln F(x_i) + ln(1 - F(x_(n+1-i))))) / n over the values in rising order.
double anderson_darling_of(const FittedDistribution& distribution, std::span<const double> values);

}  // namespace qi::stats
