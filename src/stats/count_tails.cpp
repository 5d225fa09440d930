#include "stats/count_tails.h"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/log1p.hpp>
#include <cmath>
#include <limits>
#include <numbers>

#include "base/assert.h"
#include "stats/distributions.h"

namespace qi::stats {
namespace {

namespace math = boost::math;

// The quantile of a count that is not rounded to a whole one.
using Unrounded = math::policies::policy<math::policies::discrete_quantile<math::policies::real>>;

// Below this a probability has lost digits as a double, and its logarithm is summed instead.
constexpr double kLeastProbability = 1e-290;
constexpr double kSeriesEnd = 1e-17;  // a term that no longer changes a sum of 1 or more
constexpr int kMostTerms = 10'000'000;
// From this shape on two expansions give all digits of a gamma distribution, where iterations take long or give up.
constexpr double kLargeShape = 20'000;

/// ln of 1 + r1 + r1 r2 + ..., the ratios falling below 1 or to 0 at last.
template <class Ratio>
double log_series(Ratio ratio) {
  double sum = 1;
  double term = 1;
  for (int k = 1; k < kMostTerms && std::abs(term) > kSeriesEnd * sum; ++k) {
    term *= ratio(k);
    sum += term;
  }
  return std::log(sum);
}

/// ln of mean^power exp(-mean) / gamma(power + 1).
double log_poisson_term(double power, double mean) {
  return power * std::log(mean) - mean - math::lgamma(power + 1);
}

// Abramowitz and Stegun 1964, 6.5.29 and 6.5.32: the tail that is far from the mean, as a series.
double log_gamma_p(double shape, double value) {
  return log_poisson_term(shape, value) + log_series([=](int k) { return value / (shape + k); });
}
double log_gamma_q(double shape, double value) {
  // Asymptotic for a shape that is not whole: it ends with the terms that still fall.
  return log_poisson_term(shape - 1, value) + log_series([=](int k) { return std::max(0.0, shape - k) / value; });
}

/// Cornish and Fisher 1938 with the cumulants of a gamma distribution (Goldberg and Levine 1946).
double quantile_of_large_gamma(double shape, double z) {
  const double root = std::sqrt(shape);
  const double z2 = z * z;
  return shape + z * root + (z2 - 1) / 3 + z * (z2 - 7) / (36 * root) - (3 * z2 * z2 + 7 * z2 - 16) / (810 * shape) +
         z * (9 * z2 * z2 + 256 * z2 - 433) / (38880 * shape * root);
}

/// The shape of which `value` is the quantile: Newton, each unit of shape moving the quantile by about one.
double shape_of_large_gamma(double value, double z) {
  double shape = value;
  for (int round = 0; round < 6; ++round) {
    const double slope = 1 + z / (2 * std::sqrt(shape));
    shape -= (quantile_of_large_gamma(shape, z) - value) / slope;
  }
  return shape;
}

/// Barndorff-Nielsen 1986, the modified signed root r + ln(u / r) / r, with the saddlepoint of a gamma distribution;
/// and what it misses at the mean, by Cornish and Fisher's expansion there.
double z_of_large_gamma(double shape, double value) {
  constexpr double kNearMean = 1e-5;
  const double missed = 13 / (1620 * shape * std::sqrt(shape));
  const double off = (value - shape) / shape;
  const double u = off * std::sqrt(shape);
  if (std::abs(off) < kNearMean) return u * (1 - off / 3) + (1 - off / 12) / (3 * std::sqrt(shape)) + missed;
  const double bend = off < -0.5 ? std::log(value / shape) - off : math::log1pmx(off);
  const double r = std::copysign(std::sqrt(-2 * shape * bend), off);
  return r + std::log(u / r) / r + missed;
}

/// z below which a gamma variable of the shape lies with the same probability as below `value`.
double z_of_gamma(double shape, double value) {
  if (value > 0 && shape > kLargeShape) return z_of_large_gamma(shape, value);
  const double below = math::gamma_p(shape, value);
  if (below < 0.5)
    return below > kLeastProbability ? normal_quantile(below) : -normal_z_of_log_tail(log_gamma_p(shape, value));
  const double above = math::gamma_q(shape, value);
  return above > kLeastProbability ? -normal_quantile(above) : normal_z_of_log_tail(log_gamma_q(shape, value));
}

double log_binomial_at_least(double count, double trials, double chance) {
  const double others = trials - count;
  const double log_choose = math::lgamma(trials + 1) - math::lgamma(count + 1) - math::lgamma(others + 1);
  const double odds = chance / (1 - chance);
  return log_choose + count * std::log(chance) + others * std::log1p(-chance) +
         log_series([=](int k) { return std::max(0.0, others - k + 1) / (count + k) * odds; });
}

/// z of "at least so many", 0 where that is no rare thing.
double z_of_at_least(double count, double trials, double chance) {
  const double probability = math::ibeta(count, trials - count + 1, chance);
  if (probability >= 0.5) return 0;
  return probability > kLeastProbability ? -normal_quantile(probability)
                                         : normal_z_of_log_tail(log_binomial_at_least(count, trials, chance));
}

bool is_tail(double tail) {
  return tail > 0 && tail < 0.5;
}

}  // namespace

double normal_z_of_log_tail(double log_probability) {
  if (log_probability > std::log(kLeastProbability)) return -normal_quantile(std::exp(log_probability));
  // Newton on the logarithm of the tail, which beyond z = 36 is ln(density / z (1 - 1/z^2 + 3/z^4 - 15/z^6)):
  // Abramowitz and Stegun 1964, 26.2.12.
  double z = std::sqrt(-2 * log_probability);
  for (int round = 0; round < 8; ++round) {
    const double far = 1 / (z * z);
    const double log_tail = -z * z / 2 - std::log(z) - std::log(2 * std::numbers::pi) / 2 +
                            std::log1p(-far * (1 - 3 * far * (1 - 5 * far)));
    z += (log_tail - log_probability) / (z + 1 / z);
  }
  return z;
}

CountLimits poisson_limits(double mean, double tail) {
  QI_ASSERT(mean >= 0 && is_tail(tail));
  if (mean == 0) return {0, 0};
  if (mean > kLargeShape) {
    const double z = normal_quantile(tail);
    return {shape_of_large_gamma(mean, -z) - 1, shape_of_large_gamma(mean, z)};
  }
  const math::poisson_distribution<double, Unrounded> counts(mean);
  // P(X >= x) is the probability of more than x - 1.
  return {math::quantile(counts, tail), math::quantile(math::complement(counts, tail)) + 1};
}

CountLimits binomial_limits(double trials, double chance, double tail) {
  QI_ASSERT(trials >= 0 && chance >= 0 && chance <= 1 && is_tail(tail));
  if (chance == 0 || trials == 0) return {0, 0};
  if (chance == 1) return {trials, trials};
  const math::binomial_distribution<double, Unrounded> cases(trials, chance);
  const math::binomial_distribution<double, Unrounded> others(trials, 1 - chance);
  return {math::quantile(cases, tail), trials - math::quantile(others, tail)};
}

CountLimits split_limits(double other, double ratio, double tail) {
  QI_ASSERT(other > 0 && ratio > 0 && is_tail(tail));
  const double chance = ratio / (1 + ratio);
  // P(X <= x) of x + other is I(other, x + 1) at 1 - chance, and P(X >= x) is I(x, other + 1) at chance.
  const bool none_is_rare = other * std::log1p(-chance) < std::log(tail);
  const double lower = none_is_rare ? math::ibeta_invb(other, 1 - chance, tail) - 1 : 0;
  return {lower, math::ibeta_inva(other + 1, chance, tail)};
}

CountLimits gamma_limits(double mean, double tail) {
  QI_ASSERT(mean > 0 && is_tail(tail));
  if (mean > kLargeShape) {
    const double z = normal_quantile(tail);
    return {quantile_of_large_gamma(mean, z), quantile_of_large_gamma(mean + 1, -z)};
  }
  return {math::gamma_p_inv(mean, tail), math::gamma_q_inv(mean + 1, tail)};
}

double poisson_z(double count, double mean) {
  QI_ASSERT(count >= 0 && mean >= 0);
  if (mean == 0) return count > 0 ? std::numeric_limits<double>::infinity() : 0;
  // P(X >= x) = P(gamma of shape x <= mean), and P(X <= x) = P(gamma of shape x + 1 > mean).
  if (count > mean) return std::max(0.0, -z_of_gamma(count, mean));
  return std::min(0.0, -z_of_gamma(count + 1, mean));
}

double binomial_z(double count, double trials, double chance) {
  QI_ASSERT(count >= 0 && count <= trials && chance >= 0 && chance <= 1);
  constexpr double kImpossible = std::numeric_limits<double>::infinity();
  if (chance == 0) return count > 0 ? kImpossible : 0;
  if (chance == 1) return count < trials ? -kImpossible : 0;
  if (count > trials * chance) return z_of_at_least(count, trials, chance);
  return count < trials * chance ? -z_of_at_least(trials - count, trials, 1 - chance) : 0;
}

double split_z(double count, double other, double ratio) {
  QI_ASSERT(count >= 0 && other > 0 && ratio > 0);
  return binomial_z(count, count + other, ratio / (1 + ratio));
}

double gamma_z(double count, double mean) {
  QI_ASSERT(count >= 0 && mean > 0);
  if (count == 0) return -std::numeric_limits<double>::infinity();
  return z_of_gamma(count > mean ? mean + 1 : mean, count);
}

}  // namespace qi::stats
