#pragma once
/// Shapes fitted by maximum likelihood, each from the values alone.
/// How good a fit is and which one to take is not here: see fit_evidence.h and distribution_choice.h.

#include <span>

#include "base/result.h"
#include "stats/fits/distribution_family.h"

namespace qi::stats {

/// Of every fit here:
/// values   any order, in any one unit; at least 3.
/// missing  leave missing values out before the call.
/// refuses  fewer than 3 values; a value that is not finite; values that are all the same; values of 0 or less where
/// the
///          shape has none (0 itself is taken by the exponential).

/// Mean and the standard deviation with n below the line, which is the likelihood's (overall capability uses n - 1).
/// example  1 2 3 4: mean 2.5, standard deviation 1.118.
Result<FittedDistribution> fit_normal(std::span<const double> values);
/// The same of the natural logarithms.
Result<FittedDistribution> fit_lognormal(std::span<const double> values);
/// The mean. Exact.
Result<FittedDistribution> fit_exponential(std::span<const double> values);
/// Shape k from sum(x^k ln x) / sum(x^k) - 1/k = mean(ln x), which has one solution; scale (mean x^k)^(1/k).
/// source  Cohen (1965), Maximum Likelihood Estimation in the Weibull Distribution.
Result<FittedDistribution> fit_weibull(std::span<const double> values);
/// Shape k from ln k - digamma(k) = ln(mean x) - mean(ln x); scale mean x / k.
/// refuses  besides, values so close together that the shape would be above 100 000: take the normal.
/// source   Thom (1958), A Note on the Gamma Distribution.
Result<FittedDistribution> fit_gamma(std::span<const double> values);
/// The power lambda between -5 and 5 for which ((x / g)^lambda - 1) / lambda, or ln(x / g) for 0, is most likely
/// normal, with mean and standard deviation (n below the line) of the transformed values; g is the geometric mean,
/// which changes nothing but keeps the digits. refuses  besides, values for which the likelihood still rises at -5
/// or 5. source   Box and Cox (1964), An Analysis of Transformations, equation 8.
Result<FittedDistribution> fit_box_cox(std::span<const double> values);

}  // namespace qi::stats
