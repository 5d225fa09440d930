#pragma once
/// How unusual a count is where a mean or a chance is given: limits that hold all but a share of counts, and the same
/// as a normal z. Counts and quantiles in whole numbers are in distributions.h.

namespace qi::stats {

/// The count of cases below which (or above which) a count is so unusual that chance alone gives less than `tail`:
/// P(X <= x) < tail below the first, P(X >= x) < tail above the second. Not rounded: between whole counts the
/// probabilities are carried on by the incomplete gamma and beta functions, so that a limit is a smooth line over
/// denominators and yet agrees with the exact test at every whole count.
/// 0 (or all cases) where no count is that unusual.
struct CountLimits {
  double lower = 0;
  double upper = 0;
};

/// mean  0 or more.
/// tail  on either side, above 0, below 0.5.
/// example  mean 5.3, tail 0.001: a count of 0 has the chance exp(-5.3) = 0.005, so the lower limit is 0.
CountLimits poisson_limits(double mean, double tail);

/// trials  0 or more, whole or not.
/// chance  0 to 1; at 0 and 1 only one count is possible, and both limits are that.
CountLimits binomial_limits(double trials, double chance, double tail);

/// Limits of one count while the other one is `other`: what is left to chance of two Poisson counts whose means have
/// the ratio `ratio` is how their sum is split, which is binomial with the chance ratio / (1 + ratio). other, ratio
/// above 0. source   Przyborowski and Wilenski 1940, Biometrika 31, 313. example  other 3, ratio 0.5, tail 0.025: a
/// count of 0 has the chance (2/3)^3 = 0.296, so the lower limit is 0.
CountLimits split_limits(double other, double ratio, double tail);

/// The interval that the published summary hospital-level mortality indicator draws: the gamma quantiles that would
/// bound the mean if `mean` events had been counted.
/// Departs from the exact test: for a small mean both limits lie too high, and a count of 0 is always below.
/// source  NHS Digital, SHMI specification; Ulm 1990, American Journal of Epidemiology 131, for the interval of a mean.
/// example  mean 5.3, tail 0.025: 1.793 and 12.089.
CountLimits gamma_limits(double mean, double tail);

/// The normal z of the same probabilities: z < -3.09 just where a count lies below the limit of tail 0.001. 0 where the
/// count is no more unusual than its mean. Exact also where the probability is too small for a double (z beyond 37).
/// count    0 or more; not above `trials`.
/// example  12 events where 5.3 were expected: P(X >= 12) = 0.0084, z 2.39.
double poisson_z(double count, double mean);
double binomial_z(double count, double trials, double chance);
double split_z(double count, double other, double ratio);
/// Of the interval of gamma_limits, for a mean above 0. Not quite 0 at the mean: the interval is not of the count.
/// Minus infinity for a count of 0.
double gamma_z(double count, double mean);

/// The z above which a normal variable lies with the probability exp(log_probability). For any log of at most ln 0.5.
double normal_z_of_log_tail(double log_probability);

}  // namespace qi::stats
