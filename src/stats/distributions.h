#pragma once
/// Probabilities and quantiles of the usual distributions. A thin door to Boost.Math, which only distributions.cpp
/// includes. Tests and intervals that use them are not here.

namespace qi::stats {

/// Every `cdf` is the probability of at most the given value; every `quantile` its inverse for 0 < probability < 1.
/// Quantiles of counts are the smallest count whose cdf reaches the probability.
/// Parameters outside their stated range and probabilities outside 0 to 1 are our mistake and stop the program.

/// Mean 0, standard deviation 1.
double normal_cdf(double z);
/// Probability above z, exact in the far tail.
double normal_upper_tail(double z);
double normal_quantile(double probability);

/// Number of successes in `trials` (0 or more) with chance 0 <= `chance` <= 1 each.
double binomial_cdf(int successes, int trials, double chance);
/// Probability of more than `successes`, exact in the far tail; every `_upper_tail` is of above, never of at least.
double binomial_upper_tail(int successes, int trials, double chance);
/// Probability of exactly so many; 0 below 0 and above `trials`.
double binomial_pmf(int successes, int trials, double chance);
int binomial_quantile(double probability, int trials, double chance);

/// Number of events where `mean` > 0 are expected.
double poisson_cdf(int events, double mean);
double poisson_upper_tail(int events, double mean);
double poisson_pmf(int events, double mean);
int poisson_quantile(double probability, double mean);

/// Degrees of freedom above 0, whole or not.
double chi_square_cdf(double value, double degrees);
double chi_square_upper_tail(double value, double degrees);
double chi_square_quantile(double probability, double degrees);
double t_cdf(double value, double degrees);
double t_upper_tail(double value, double degrees);
double t_quantile(double probability, double degrees);
double f_cdf(double value, double upper_degrees, double lower_degrees);
double f_upper_tail(double value, double upper_degrees, double lower_degrees);
double f_quantile(double probability, double upper_degrees, double lower_degrees);

/// Shares between 0 and 1; both shapes above 0.
double beta_quantile(double probability, double first_shape, double second_shape);

/// Number of marked ones among `drawn` of `all`, of which `marked` are; 0 where that number cannot be.
double hypergeometric_pmf(int found, int marked, int drawn, int all);

}  // namespace qi::stats
