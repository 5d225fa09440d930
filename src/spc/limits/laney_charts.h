#pragma once
/// Limits for counts out of many: as wide as the data's own point-to-point changes say, and not only as chance of
/// single cases would have them. With thousands of cases plain limits are so close that every point lies outside.

#include "spc/analysis.h"
#include "spc/limits/baseline.h"

namespace qi::spc {

/// Centre and sigma for a denominator of 1, as p_limits and u_limits, with sigma times sigma z: the mean moving range
/// of the values' distances from the centre in sigmas of their own, over 1.128. Ranges are screened by the profile.
/// source   Laney, Improved control charts for attributes, Quality Engineering 2002.
Limits p_prime_limits(const Baseline& baseline, const Profile& profile);
Limits u_prime_limits(const Baseline& baseline, const Profile& profile);

/// From there to the limits of `denominator`, within 0 and 1, or from 0: three sigma always, as counts that lie further
/// apart than chance has them have no probability of their own. Sigma z below 1 makes them closer than chance alone
/// would, unless Profile::sigma_z forbids that.
Limits p_prime_at(const Limits& of_one, double denominator, const Profile& profile);
Limits u_prime_at(const Limits& of_one, double denominator, const Profile& profile);

/// Sigma z, as found, of what p_prime_limits and u_prime_limits made: how many times as far apart the values lie as
/// chance of single cases would have them. NaN where it is undefined or chance alone moves nothing.
double p_prime_sigma_z(const Limits& of_one);
double u_prime_sigma_z(const Limits& of_one);

/// Averages or rates with their number of cases: centre all counted over all cases; sigma from successive differences,
/// each over the root of the two reciprocal denominators. Ranges are screened by the profile.
/// source   Taylor, Normalized Individuals control chart, 2018; Anhøj, qicharts2, I' chart.
Limits individuals_prime_limits(const Baseline& baseline, const Profile& profile);

/// sigma / sqrt(denominator), without bounds.
Limits normalised_at(const Limits& of_one, double denominator, const Profile& profile);

}  // namespace qi::spc
