#pragma once
/// Figures as the decimal numbers that people typed, and their differences without the rounding of binary fractions.
/// It is no decimal arithmetic: sums and products are made in ordinary numbers afterwards.

#include <span>
#include <vector>

namespace qi::stats {

/// The shortest decimal number that reads back to the same double, to the precision of a long double. A figure that was
/// typed with at most 15 digits is that decimal number; one that was computed moves by less than its own rounding.
///
/// values   finite.
/// example  0.1 becomes the long double nearest to 1/10 and not the one of the double 0.1000000000000000055.
long double as_typed(double value);

/// Each value less the origin, both taken as the decimals that name them and subtracted in whole numbers of the last
/// place, then rounded once. Where 18 digits do not hold both, subtracted in long double.
///
/// values   finite, in any unit; the origin too.
/// returns  as many differences as values, in their order and unit.
/// source   the shortest decimal of a double: Steele and White, 1990.
/// example  1000000000000.4 less 1000000000000.2 is 0.2; in doubles it is 0.2000732421875.
std::vector<long double> differences_from(double origin, std::span<const double> values);

}  // namespace qi::stats
