#include "stats/distributions.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/hypergeometric.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>

#include "base/assert.h"

namespace qi::stats {
namespace {

namespace math = boost::math;

// Boost's default rounds quantiles of counts outwards. "The smallest count whose cdf reaches p" is what R and the
// published tables mean, and this policy gives it.
using RoundUp = math::policies::policy<math::policies::discrete_quantile<math::policies::integer_round_up>>;
using Binomial = math::binomial_distribution<double, RoundUp>;
using Poisson = math::poisson_distribution<double, RoundUp>;

template <class Distribution>
double inverse(const Distribution& distribution, double probability) {
  QI_ASSERT(probability > 0 && probability < 1);
  return math::quantile(distribution, probability);
}

}  // namespace

double normal_cdf(double z) {
  return math::cdf(math::normal(), z);
}
double normal_upper_tail(double z) {
  return math::cdf(math::complement(math::normal(), z));
}
double normal_quantile(double probability) {
  return inverse(math::normal(), probability);
}

double binomial_cdf(int successes, int trials, double chance) {
  if (successes < 0) return 0;
  if (successes >= trials) return 1;
  return math::cdf(Binomial(trials, chance), successes);
}

double binomial_upper_tail(int successes, int trials, double chance) {
  if (successes < 0) return 1;
  if (successes >= trials) return 0;
  return math::cdf(math::complement(Binomial(trials, chance), successes));
}

double binomial_pmf(int successes, int trials, double chance) {
  return successes < 0 || successes > trials ? 0 : math::pdf(Binomial(trials, chance), successes);
}

int binomial_quantile(double probability, int trials, double chance) {
  return static_cast<int>(inverse(Binomial(trials, chance), probability));
}

double poisson_cdf(int events, double mean) {
  return events < 0 ? 0 : math::cdf(Poisson(mean), events);
}
double poisson_upper_tail(int events, double mean) {
  return events < 0 ? 1 : math::cdf(math::complement(Poisson(mean), events));
}
double poisson_pmf(int events, double mean) {
  return events < 0 ? 0 : math::pdf(Poisson(mean), events);
}
int poisson_quantile(double probability, double mean) {
  return static_cast<int>(inverse(Poisson(mean), probability));
}

double chi_square_cdf(double value, double degrees) {
  return value <= 0 ? 0 : math::cdf(math::chi_squared(degrees), value);
}
double chi_square_upper_tail(double value, double degrees) {
  return value <= 0 ? 1 : math::cdf(math::complement(math::chi_squared(degrees), value));
}
double chi_square_quantile(double probability, double degrees) {
  // Wilson and Hilferty 1931. Their error falls with the degrees; Boost's series needs more terms the more there are.
  constexpr double kFromWhereTheRootIsNormal = 1e9;
  if (degrees > kFromWhereTheRootIsNormal) {
    const double spread = 2 / (9 * degrees);
    return degrees * std::pow(1 - spread + normal_quantile(probability) * std::sqrt(spread), 3);
  }
  return inverse(math::chi_squared(degrees), probability);
}

double t_cdf(double value, double degrees) {
  return math::cdf(math::students_t(degrees), value);
}
double t_upper_tail(double value, double degrees) {
  return math::cdf(math::complement(math::students_t(degrees), value));
}
double t_quantile(double probability, double degrees) {
  return inverse(math::students_t(degrees), probability);
}

double f_cdf(double value, double upper_degrees, double lower_degrees) {
  return value <= 0 ? 0 : math::cdf(math::fisher_f(upper_degrees, lower_degrees), value);
}
double f_upper_tail(double value, double upper_degrees, double lower_degrees) {
  return value <= 0 ? 1 : math::cdf(math::complement(math::fisher_f(upper_degrees, lower_degrees), value));
}
double f_quantile(double probability, double upper_degrees, double lower_degrees) {
  return inverse(math::fisher_f(upper_degrees, lower_degrees), probability);
}

double beta_quantile(double probability, double first_shape, double second_shape) {
  return inverse(math::beta_distribution<double>(first_shape, second_shape), probability);
}

double hypergeometric_pmf(int found, int marked, int drawn, int all) {
  QI_ASSERT(marked >= 0 && drawn >= 0 && marked <= all && drawn <= all);
  if (found < std::max(0, drawn + marked - all) || found > std::min(marked, drawn)) return 0;
  return math::pdf(math::hypergeometric_distribution<double>(marked, drawn, all), found);
}

}  // namespace qi::stats
