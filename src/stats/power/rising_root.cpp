#include "stats/power/rising_root.h"

#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>
#include <cstdint>

#include "base/assert.h"

namespace qi::stats {

std::optional<double> where_reaches(const std::function<double(double)>& rising, double target, double least,
                                    double most) {
  QI_ASSERT(least >= 0 && least < most);
  const auto above = [&](double place) { return rising(place) - target; };
  double low = least;
  double at_low = above(low);
  if (at_low >= 0) return least;
  // The first step reaches a thousandth of what a place of 0 leaves open; later ones double it.
  double high = std::min(most, low > 0 ? 2 * low : most / 1024);
  double at_high = above(high);
  while (at_high < 0) {
    if (high >= most) return std::nullopt;
    low = high;
    at_low = at_high;
    high = std::min(most, 2 * high);
    at_high = above(high);
  }
  if (at_high == 0) return high;
  constexpr int kBits = 48;  // 14 decimal digits
  std::uintmax_t steps = 200;
  const auto found = boost::math::tools::toms748_solve(above, low, high, at_low, at_high,
                                                       boost::math::tools::eps_tolerance<double>(kBits), steps);
  return (found.first + found.second) / 2;
}

}  // namespace qi::stats
