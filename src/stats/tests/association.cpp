#include "stats/tests/association.h"

#include <algorithm>
#include <cmath>

#include "stats/noncentral_chi_square.h"

namespace qi::stats {
namespace {

Interval of_noncentralities(double chi_squared, double degrees, double divisor, double level) {
  const auto root = [&](double probability) {
    return std::sqrt(chi_square_noncentrality(chi_squared, degrees, probability) / divisor);
  };
  return {root((1 + level) / 2), root((1 - level) / 2), level};
}

}  // namespace

Effect cramers_v(double chi_squared, double degrees, double cases, double fewer, double level) {
  const double divisor = cases * (fewer - 1);
  Interval interval = of_noncentralities(chi_squared, degrees, divisor, level);
  interval.lower = std::min(1.0, interval.lower);
  interval.upper = std::min(1.0, interval.upper);
  return {"Cramér's V", std::min(1.0, std::sqrt(chi_squared / divisor)), interval};
}

Effect cohens_w(double chi_squared, double degrees, double cases, double level) {
  return {"Cohen's w", std::sqrt(chi_squared / cases), of_noncentralities(chi_squared, degrees, cases, level)};
}

}  // namespace qi::stats
