#include "stats/noncentral_f.h"

#include <boost/math/distributions/non_central_f.hpp>
#include <boost/math/tools/toms748_solve.hpp>

#include "base/assert.h"
#include "stats/distributions.h"

namespace qi::stats {
namespace {

namespace math = boost::math;

double cdf_at(double value, double upper_degrees, double lower_degrees, double noncentrality) {
  if (noncentrality == 0) return f_cdf(value, upper_degrees, lower_degrees);
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
