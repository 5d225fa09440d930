#include "stats/noncentral_chi_square.h"

#include <boost/math/distributions/non_central_chi_squared.hpp>
#include <boost/math/tools/toms748_solve.hpp>
#include <cstdint>

#include "base/assert.h"
#include "stats/distributions.h"

namespace qi::stats {
namespace {

// Beyond this the Poisson weights of the exact sum are too many to add, and a central chi-squared of the same mean and
// variance agrees to a millionth (Patnaik 1949).
constexpr double kSummed = 1e6;

double cdf_at(double value, double degrees, double noncentrality) {
  if (noncentrality == 0) return chi_square_cdf(value, degrees);
  if (noncentrality > kSummed) {
    const double stretched = degrees + noncentrality;
    const double spread = (degrees + 2 * noncentrality) / stretched;
    return chi_square_cdf(value / spread, stretched / spread);
  }
  return boost::math::cdf(boost::math::non_central_chi_squared(degrees, noncentrality), value);
}

}  // namespace

double chi_square_noncentrality(double value, double degrees, double probability) {
  QI_ASSERT(probability > 0 && probability < 1 && value >= 0);
  const auto excess = [&](double noncentrality) { return cdf_at(value, degrees, noncentrality) - probability; };
  if (excess(0) <= 0) return 0;
  double high = 1 + value;
  while (excess(high) > 0) high *= 2;
  constexpr int kBits = 40;
  std::uintmax_t steps = 200;
  const auto [below, above] =
      boost::math::tools::toms748_solve(excess, 0.0, high, boost::math::tools::eps_tolerance<double>(kBits), steps);
  return below + (above - below) / 2;
}

}  // namespace qi::stats
