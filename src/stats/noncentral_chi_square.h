#pragma once
/// The noncentral chi-squared distribution, as far as intervals of a strength of association need it.
/// The central one is in distributions.h.

namespace qi::stats {

/// The noncentrality at which a value of chi-squared has the given probability of being at most that large.
///
/// value        the chi-squared that was seen: 0 or more, finite; degrees of freedom above 0.
/// probability  above 0, below 1.
/// returns      0 where even chi-squared without noncentrality is that large with a smaller probability.
/// source       Steiger and Fouladi 1997
/// example      12.5 with 2 degrees: 1.816 at 0.975, and 28.951 at 0.025 (the bounds of 95 %).
double chi_square_noncentrality(double value, double degrees, double probability);

}  // namespace qi::stats
