#include "stats/noncentral_f.h"

#include <boost/math/distributions/non_central_f.hpp>
#include <boost/math/tools/toms748_solve.hpp>

#include "base/assert.h"
#include "stats/distributions.h"

namespace qi::stats {
namespace {

namespace math = boost::math;

// Beyond this the Poisson weights of the exact sum are too many to add, and the noncentral chi-squared above is so
// close to a central one of the same mean and variance that F of that one agrees to a millionth (Patnaik 1949).
constexpr double kSummed = 1e6;

double cdf_at(double value, double upper_degrees, double lower_degrees, double noncentrality) {
  if (noncentrality == 0) return f_cdf(value, upper_degrees, lower_degrees);
  if (noncentrality > kSummed) {
    const double stretched = upper_degrees + noncentrality;
    const double degrees = stretched * stretched / (upper_degrees + 2 * noncentrality);
    return f_cdf(value * upper_degrees / stretched, degrees, lower_degrees);
  }
  return math::cdf(math::non_central_f(upper_degrees, lower_degrees, noncentrality), value);
}

}  // namespace

double f_noncentrality(double value, double upper_degrees, double lower_degrees, double probability) {
  QI_ASSERT(probability > 0 && probability < 1 && value >= 0);
  const auto excess = [&](double noncentrality) {
    return cdf_at(value, upper_degrees, lower_degrees, noncentrality) - probability;
  };
  if (excess(0) <= 0) return 0;
  double high = 1 + value * upper_degrees;
  while (excess(high) > 0) high *= 2;
  constexpr int kBits = 40;
  std::uintmax_t steps = 200;
  const auto [below, above] =
      math::tools::toms748_solve(excess, 0.0, high, math::tools::eps_tolerance<double>(kBits), steps);
  return below + (above - below) / 2;
}

}  // namespace qi::stats
