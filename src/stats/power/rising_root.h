#pragma once
/// Where a rising function reaches a target. A thin door to the root finding of Boost.Math (Alefeld, Potra and Shi
/// 1995). It does not check that the function rises, and finds no roots of other functions.

#include <functional>
#include <optional>

namespace qi::stats {

/// The smallest place from `least` to `most` where `rising` is `target` or more, to about 14 digits.
/// `least` itself where the target is reached there already; nullopt where it is not reached at `most` either.
/// 0 <= least < most. Looks in steps that double, so `most` may be far away.
std::optional<double> where_reaches(const std::function<double(double)>& rising, double target, double least,
                                    double most);

}  // namespace qi::stats
