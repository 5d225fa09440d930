#pragma once
/// Distributions that power and sampling plans need beside the usual ones: noncentral t and F, and the hypergeometric.
/// A thin door to Boost.Math, which only noncentral_distributions.cpp includes; the usual ones are in distributions.h.

namespace qi::stats {

/// Probability of at most `value`, and of more. Degrees above 0; noncentrality finite and 0 or above.
double noncentral_t_cdf(double value, double degrees, double noncentrality);
double noncentral_t_upper_tail(double value, double degrees, double noncentrality);
double noncentral_f_upper_tail(double value, double upper_degrees, double lower_degrees, double noncentrality);

/// Probability of at most `found` marked ones among `drawn` of `population`, of which `marked` are marked.
/// 0 <= marked, drawn <= population.
double hypergeometric_cdf(int found, int marked, int drawn, int population);

}  // namespace qi::stats
