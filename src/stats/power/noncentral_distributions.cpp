#include "stats/power/noncentral_distributions.h"

#include <algorithm>
#include <boost/math/distributions/hypergeometric.hpp>
#include <boost/math/distributions/non_central_f.hpp>
#include <boost/math/distributions/non_central_t.hpp>

#include "base/assert.h"
#include "stats/distributions.h"

namespace qi::stats {
namespace math = boost::math;
namespace {

// Boost counts the terms of its series about noncentrality² / 2 in an int.
constexpr double kMostShift = 60'000;

/// P(T > value) for a shift so large that its numerator is as good as fixed: value × root of chi-squared / degrees
/// stays below it. The neglected spread counts by the square of 1 / value, so below one in 10^9.
double upper_tail_of_large_shift(double value, double degrees, double shift) {
  const double ratio = shift / value;
  return value <= 0 ? 1 : chi_square_cdf(degrees * ratio * ratio, degrees);
}

}  // namespace

double noncentral_t_cdf(double value, double degrees, double noncentrality) {
  QI_ASSERT(noncentrality >= 0);
  if (noncentrality == 0) return t_cdf(value, degrees);
  if (noncentrality > kMostShift) return 1 - upper_tail_of_large_shift(value, degrees, noncentrality);
  return math::cdf(math::non_central_t(degrees, noncentrality), value);
}

double noncentral_t_upper_tail(double value, double degrees, double noncentrality) {
  QI_ASSERT(noncentrality >= 0);
  if (noncentrality == 0) return t_cdf(-value, degrees);
  if (noncentrality > kMostShift) return upper_tail_of_large_shift(value, degrees, noncentrality);
  return math::cdf(math::complement(math::non_central_t(degrees, noncentrality), value));
}

double noncentral_f_upper_tail(double value, double upper_degrees, double lower_degrees, double noncentrality) {
  QI_ASSERT(noncentrality >= 0);
  if (value <= 0) return 1;
  if (noncentrality == 0) return f_cdf(1 / value, lower_degrees, upper_degrees);
  if (noncentrality > kMostShift * kMostShift)
    return chi_square_cdf(lower_degrees * noncentrality / (upper_degrees * value), lower_degrees);
  return math::cdf(math::complement(math::non_central_f(upper_degrees, lower_degrees, noncentrality), value));
}

double hypergeometric_cdf(int found, int marked, int drawn, int population) {
  QI_ASSERT(marked >= 0 && drawn >= 0 && marked <= population && drawn <= population);
  if (found < std::max(0, marked + drawn - population)) return 0;
  if (found >= std::min(marked, drawn)) return 1;
  return math::cdf(math::hypergeometric(static_cast<unsigned>(marked), static_cast<unsigned>(drawn),
                                        static_cast<unsigned>(population)),
                   static_cast<unsigned>(found));
}

}  // namespace qi::stats
