#pragma once
/// Power of tests whose statistic is nearly normal: of shares, rates and correlations.
/// It does not hold for small samples of means: see power_of_means.h.

#include "stats/power/power_of_means.h"

namespace qi::stats {

/// Chance that an estimate falls outside normal limits about 0.
///
/// distance  true value, 0 or above; null_sd: the estimate's standard deviation by which the limits are set, that is
///           were the true value 0; true_sd: the one it has. Both 0 or above; a true_sd of 0 makes it certain.
double normal_power(double distance, double null_sd, double true_sd, double significance, Sides sides);

/// Power of the test of one share against an assumed one.
///
/// n        cases, above 0; assumed and actual strictly between 0 and 1.
/// formula  (|actual - assumed| - z sqrt(assumed (1 - assumed) / n)) / sqrt(actual (1 - actual) / n), normal; of two
///          sides the far tail counts too.
/// source   Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, 3rd ed. 2003, chapter 2, without
///          continuity correction.
double power_of_one_share(double n, double assumed, double actual, double significance, Sides sides);

/// Power of the test of two shares.
///
/// n        in the first group; the second has `ratio` times as many.
/// formula  limits by the pooled share, spread by each share of its own.
/// source   as R's power.prop.test with strict = TRUE, which is Fleiss, Levin and Paik 2003, chapter 4, without
///          continuity correction; there with equal groups.
/// example  50 in each, 0.50 and 0.75, 5 %, two sides: 0.7401659.
double power_of_two_shares(double n, double ratio, double first, double second, double significance, Sides sides);

/// Power of the test of one Poisson rate against an assumed one, rates per unit of exposure, above 0.
/// formula  as power_of_one_share, with the variance of a rate: rate / exposure.
double power_of_one_rate(double exposure, double assumed, double actual, double significance, Sides sides);

/// Power of the test of two Poisson rates: `exposure` in the first group, `ratio` times as much in the second.
/// formula  limits by the pooled rate, spread by each rate of its own.
double power_of_two_rates(double exposure, double ratio, double first, double second, double significance, Sides sides);

/// Power of the test that a correlation is 0.
///
/// n            pairs, more than 3; correlation: strictly between -1 and 1.
/// formula      Fisher's z: atanh(correlation) has standard deviation 1 / sqrt(n - 3).
/// source       Fisher 1921; Cohen, Statistical Power Analysis, 2nd ed. 1988, chapter 3.
/// example      85 pairs, 0.3, 5 %, two sides: 0.800.
double power_of_correlation(double n, double correlation, double significance, Sides sides);

}  // namespace qi::stats
