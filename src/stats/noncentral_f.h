#pragma once
/// The noncentral F distribution, as far as intervals of explained variance need it.
/// The central one is in distributions.h.

namespace qi::stats {

/// The noncentrality at which a value of F has the given probability of being at most that large.
///
/// value        the F that was seen: 0 or more, finite; degrees of freedom above 0.
/// probability  above 0, below 1.
/// returns      0 where even F without noncentrality is that large with a smaller probability: no bound above zero.
/// source       Steiger, 2004, Beyond the F test.
/// example      F = 5 on 3 and 36 degrees: 1.478 at 0.975, and 33.647 at 0.025 (the bounds of 95 %).
double f_noncentrality(double value, double upper_degrees, double lower_degrees, double probability);

}  // namespace qi::stats
