#include "stats/fits/distribution_family.h"

#include <algorithm>
#include <boost/math/distributions/exponential.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/weibull.hpp>
#include <cmath>
#include <numbers>

#include "base/assert.h"
#include "stats/distributions.h"

namespace qi::stats {
namespace {

namespace math = boost::math;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// Stephens (1986), chapter 4 of D'Agostino and Stephens (eds), Goodness-of-Fit Techniques: 5 % points where the
// parameters are fitted. Weibull goes by the extreme value table of its logarithms, gamma by the row of shape 1, which
// is the largest. Box-Cox and Johnson have no table: the normal one of the transformed values is a rough guide.
constexpr double kCriticalNormal = 0.752;
constexpr double kCriticalExponential = 1.321;
constexpr double kCriticalWeibull = 0.757;
constexpr double kCriticalGamma = 0.786;

double modified_for_normal(double statistic, double values) {
  return statistic * (1 + 0.75 / values + 2.25 / (values * values));
}
double modified_for_exponential(double statistic, double values) {
  return statistic * (1 + 0.6 / values);
}
double modified_for_weibull(double statistic, double values) {
  return statistic * (1 + 0.2 / std::sqrt(values));
}
double not_modified(double statistic, double) {
  return statistic;
}

double normal_score(const FittedDistribution&, double probability) {
  return normal_quantile(probability);
}
/// ln(-ln(1 - p)): Weibull paper.
double weibull_score(const FittedDistribution&, double probability) {
  return std::log(-std::log1p(-probability));
}
double exponential_score(const FittedDistribution&, double probability) {
  return -std::log1p(-probability);
}
double gamma_score(const FittedDistribution& distribution, double probability) {
  return math::quantile(math::gamma_distribution<double>(distribution.parameters[0], 1), probability);
}

constexpr std::array kFamilies{
    DistributionFamilyRow{DistributionFamily::normal,
                          "normal",
                          "Normal",
                          {"mean", "standard_deviation"},
                          2,
                          "Gauss (1809)",
                          PaperAxis::value,
                          normal_score,
                          modified_for_normal,
                          kCriticalNormal},
    DistributionFamilyRow{DistributionFamily::lognormal,
                          "lognormal",
                          "Lognormal",
                          {"log_mean", "log_standard_deviation"},
                          2,
                          "Galton (1879); McAlister (1879)",
                          PaperAxis::logarithm,
                          normal_score,
                          modified_for_normal,
                          kCriticalNormal},
    DistributionFamilyRow{DistributionFamily::weibull,
                          "weibull",
                          "Weibull",
                          {"shape", "scale"},
                          2,
                          "Weibull (1951)",
                          PaperAxis::logarithm,
                          weibull_score,
                          modified_for_weibull,
                          kCriticalWeibull},
    DistributionFamilyRow{DistributionFamily::exponential,
                          "exponential",
                          "Exponential",
                          {"mean"},
                          1,
                          "Epstein and Sobel (1953)",
                          PaperAxis::value,
                          exponential_score,
                          modified_for_exponential,
                          kCriticalExponential},
    DistributionFamilyRow{DistributionFamily::gamma,
                          "gamma",
                          "Gamma",
                          {"shape", "scale"},
                          2,
                          "Thom (1958)",
                          PaperAxis::value,
                          gamma_score,
                          not_modified,
                          kCriticalGamma},
    DistributionFamilyRow{DistributionFamily::box_cox,
                          "box-cox",
                          "Box-Cox normal",
                          {"lambda", "mean", "standard_deviation", "scale"},
                          3,
                          "Box and Cox (1964)",
                          PaperAxis::value,
                          normal_score,
                          modified_for_normal,
                          kCriticalNormal},
    DistributionFamilyRow{DistributionFamily::johnson_su,
                          "johnson-su",
                          "Johnson SU",
                          {"gamma", "eta", "epsilon", "lambda"},
                          4,
                          "Johnson (1949); Slifker and Shapiro (1980)",
                          PaperAxis::value,
                          normal_score,
                          modified_for_normal,
                          kCriticalNormal},
    DistributionFamilyRow{DistributionFamily::johnson_sb,
                          "johnson-sb",
                          "Johnson SB",
                          {"gamma", "eta", "epsilon", "lambda"},
                          4,
                          "Johnson (1949); Slifker and Shapiro (1980)",
                          PaperAxis::value,
                          normal_score,
                          modified_for_normal,
                          kCriticalNormal},
    DistributionFamilyRow{DistributionFamily::johnson_sl,
                          "johnson-sl",
                          "Johnson SL",
                          {"gamma", "eta", "epsilon"},
                          3,
                          "Johnson (1949); Slifker and Shapiro (1980)",
                          PaperAxis::value,
                          normal_score,
                          modified_for_normal,
                          kCriticalNormal},
};

/// Shapes that are a normal score z(x) of the value: the score, its slope and its inverse. NaN outside the support;
/// then `below` says on which side.
struct Score {
  double z = 0;
  double slope = 0;
};

/// (x^lambda - 1) / lambda, exact also for a small lambda.
double box_cox(double value, double lambda) {
  return lambda == 0 ? std::log(value) : std::expm1(lambda * std::log(value)) / lambda;
}

Score score_of(const FittedDistribution& distribution, double value) {
  const auto [a, b, c, d] = distribution.parameters;
  switch (distribution.family) {
    case DistributionFamily::normal: return {(value - a) / b, 1 / b};
    case DistributionFamily::lognormal:
      if (value <= 0) return {-kInfinity, 0};
      return {(std::log(value) - a) / b, 1 / (b * value)};
    case DistributionFamily::box_cox:
      if (value <= 0) return {-kInfinity, 0};
      return {(box_cox(value / d, a) - b) / c, std::pow(value / d, a - 1) / (c * d)};
    case DistributionFamily::johnson_su: {
      const double u = (value - c) / d;
      return {a + b * std::asinh(u), b / (d * std::hypot(1, u))};
    }
    case DistributionFamily::johnson_sb: {
      const double u = (value - c) / d;
      if (u <= 0) return {-kInfinity, 0};
      if (u >= 1) return {kInfinity, 0};
      return {a + b * std::log(u / (1 - u)), b / (d * u * (1 - u))};
    }
    case DistributionFamily::johnson_sl:
      if (value <= c) return {-kInfinity, 0};
      return {a + b * std::log(value - c), b / (value - c)};
    default: break;
  }
  stop_at("a shape with a normal score", __FILE__, __LINE__);
}

double value_of_score(const FittedDistribution& distribution, double z) {
  const auto [a, b, c, d] = distribution.parameters;
  switch (distribution.family) {
    case DistributionFamily::normal: return a + b * z;
    case DistributionFamily::lognormal: return std::exp(a + b * z);
    case DistributionFamily::box_cox: {
      const double transformed = b + c * z;
      if (a == 0) return d * std::exp(transformed);
      // The transformed value cannot pass -1 / lambda: beyond it stands the end of the support.
      const double inside = 1 + a * transformed;
      if (inside <= 0) return a > 0 ? 0 : kInfinity;
      return d * std::exp(std::log1p(a * transformed) / a);
    }
    case DistributionFamily::johnson_su: return c + d * std::sinh((z - a) / b);
    case DistributionFamily::johnson_sb: return c + d / (1 + std::exp(-(z - a) / b));
    case DistributionFamily::johnson_sl: return c + std::exp((z - a) / b);
    default: break;
  }
  stop_at("a shape with a normal score", __FILE__, __LINE__);
}

math::weibull_distribution<double> weibull(const DistributionParameters& parameters) {
  return math::weibull_distribution<double>(parameters[0], parameters[1]);
}
math::gamma_distribution<double> gamma_of(const DistributionParameters& parameters) {
  return math::gamma_distribution<double>(parameters[0], parameters[1]);
}
math::exponential_distribution<double> exponential(const DistributionParameters& parameters) {
  return math::exponential_distribution<double>(1 / parameters[0]);
}

/// What Boost has a distribution for, given to `ask`; everything else goes by its normal score.
template <class Ask>
std::optional<double> from_boost(const FittedDistribution& distribution, Ask ask) {
  switch (distribution.family) {
    case DistributionFamily::weibull: return ask(weibull(distribution.parameters));
    case DistributionFamily::exponential: return ask(exponential(distribution.parameters));
    case DistributionFamily::gamma: return ask(gamma_of(distribution.parameters));
    default: return std::nullopt;
  }
}

bool starts_at_zero(DistributionFamily family) {
  return family == DistributionFamily::weibull || family == DistributionFamily::exponential ||
         family == DistributionFamily::gamma;
}

}  // namespace

double cdf(const FittedDistribution& distribution, double value) {
  if (starts_at_zero(distribution.family) && value <= 0) return 0;
  if (const auto found = from_boost(distribution, [&](const auto& shape) { return math::cdf(shape, value); }))
    return *found;
  return normal_upper_tail(-score_of(distribution, value).z);
}

double upper_tail(const FittedDistribution& distribution, double value) {
  if (starts_at_zero(distribution.family) && value <= 0) return 1;
  if (const auto found =
          from_boost(distribution, [&](const auto& shape) { return math::cdf(math::complement(shape, value)); }))
    return *found;
  return normal_upper_tail(score_of(distribution, value).z);
}

double log_density(const FittedDistribution& distribution, double value) {
  const auto [a, b, c, d] = distribution.parameters;
  switch (distribution.family) {
    case DistributionFamily::weibull:
      if (value <= 0) return -kInfinity;
      return std::log(a / b) + (a - 1) * std::log(value / b) - std::pow(value / b, a);
    case DistributionFamily::exponential: return value < 0 ? -kInfinity : -std::log(a) - value / a;
    case DistributionFamily::gamma:
      if (value <= 0) return -kInfinity;
      return (a - 1) * std::log(value / b) - value / b - std::lgamma(a) - std::log(b);
    default: break;
  }
  const auto [z, slope] = score_of(distribution, value);
  if (!(slope > 0)) return -kInfinity;
  return std::log(slope) - z * z / 2 - std::log(2 * std::numbers::pi) / 2;
}

double quantile(const FittedDistribution& distribution, double probability) {
  QI_ASSERT(probability > 0 && probability < 1);
  if (const auto found =
          from_boost(distribution, [&](const auto& shape) { return math::quantile(shape, probability); }))
    return *found;
  return value_of_score(distribution, normal_quantile(probability));
}

std::span<const DistributionFamilyRow> distribution_families() {
  return kFamilies;
}

const DistributionFamilyRow& distribution_family(DistributionFamily family) {
  return *std::ranges::find(kFamilies, family, &DistributionFamilyRow::family);
}

const DistributionFamilyRow* find_distribution_family(std::string_view slug) {
  const auto found = std::ranges::find(kFamilies, slug, &DistributionFamilyRow::slug);
  return found == kFamilies.end() ? nullptr : &*found;
}

}  // namespace qi::stats
