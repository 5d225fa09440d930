#include "stats/fits/likelihood_fits.h"

#include <algorithm>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>
#include <vector>

#include "base/number.h"

namespace qi::stats {
namespace {

constexpr std::size_t kLeastValues = 3;
constexpr double kMostPower = 5;  // Box-Cox lambda: beyond it a transformation tells nothing any more
constexpr int kPowerSteps = 100;  // of the first look for lambda, 0.1 apart
constexpr int kBits = 50;         // of the root, of 53
constexpr std::uintmax_t kSteps = 200;

// Beyond it a gamma is a normal to all the digits of a double, and its series come to no end.
constexpr double kMostGammaShape = 1e5;

enum class Support { every_value, zero_and_above, above_zero };

Done check_values(std::span<const double> values, Support support) {
  if (values.size() < kLeastValues) return Error::invalid("Give at least 3 values to fit a distribution to.");
  if (!std::ranges::all_of(values, [](double value) { return std::isfinite(value); }))
    return Error::invalid("Every value must be a finite number.");
  const auto [least, most] = std::ranges::minmax(values);
  if (least == most) return Error::invalid("All values are the same, so no distribution can be fitted to them.");
  if (support == Support::above_zero && least <= 0)
    return Error::invalid("This distribution has only values above 0. Choose another one, such as normal.");
  if (support == Support::zero_and_above && least < 0)
    return Error::invalid("This distribution has no values below 0. Choose another one, such as normal.");
  return {};
}

struct MeanAndSpread {
  double mean = 0;
  double standard_deviation = 0;  ///< n below the line
};

MeanAndSpread mean_and_spread(std::span<const double> values) {
  const double centre = mean(values);
  std::vector<double> squares;
  squares.reserve(values.size());
  for (const double value : values) squares.push_back((value - centre) * (value - centre));
  return {centre, std::sqrt(mean(squares))};
}

std::vector<double> logarithms(std::span<const double> values) {
  std::vector<double> logs;
  logs.reserve(values.size());
  for (const double value : values) logs.push_back(std::log(value));
  return logs;
}

/// The place between `low` and `high`, where the function has different signs, at which it is 0.
template <class Function>
double root_between(const Function& function, double low, double high) {
  std::uintmax_t steps = kSteps;
  const auto ends =
      boost::math::tools::toms748_solve(function, low, high, boost::math::tools::eps_tolerance<double>(kBits), steps);
  return (ends.first + ends.second) / 2;
}

/// The positive root of a monotone function, from a guess outwards by factors of 2.
template <class Function>
double positive_root(const Function& function, double guess) {
  const bool guess_is_below = function(guess) < 0;
  double other = guess;
  const bool rises = function(guess * 2) > function(guess);
  for (int i = 0; i < 1000 && (function(other) < 0) == guess_is_below; ++i) other *= guess_is_below == rises ? 2 : 0.5;
  return other < guess ? root_between(function, other, guess) : root_between(function, guess, other);
}

/// Values over their geometric mean, as logarithms: their mean is 0.
std::vector<double> centred_logarithms(std::span<const double> values) {
  std::vector<double> logs = logarithms(values);
  const double centre = mean(logs);
  for (double& log : logs) log -= centre;
  return logs;
}

/// (e^t - 1) / t.
double growth(double t) {
  return t == 0 ? 1 : std::expm1(t) / t;
}

/// Its derivative, (t e^t - e^t + 1) / t^2: near 0 by its series, the sum of t^k / (k! (k + 2)).
double growth_slope(double t) {
  if (std::abs(t) > 0.5) return (t * std::exp(t) - std::expm1(t)) / (t * t);
  double sum = 0;
  double power = 1;
  for (int k = 0; k < 20; ++k) {
    sum += power / (k + 2);
    power *= t / (k + 1);
  }
  return sum;
}

/// Of the values over their geometric mean to the power `lambda`. The likelihood is highest where this is least.
double transformed_variance(std::span<const double> logs, double lambda) {
  std::vector<double> transformed;
  for (const double log : logs) transformed.push_back(log * growth(lambda * log));
  const double spread = mean_and_spread(transformed).standard_deviation;
  return spread * spread;
}

/// Half the derivative of that variance.
double variance_slope(std::span<const double> logs, double lambda) {
  std::vector<double> transformed;
  for (const double log : logs) transformed.push_back(log * growth(lambda * log));
  const double centre = mean(transformed);
  std::vector<double> terms;
  for (std::size_t i = 0; i < logs.size(); ++i)
    terms.push_back((transformed[i] - centre) * logs[i] * logs[i] * growth_slope(lambda * logs[i]));
  return mean(terms);
}

std::optional<double> likeliest_power(std::span<const double> logs) {
  const auto power = [](int step) { return kMostPower * (2.0 * step / kPowerSteps - 1); };
  int best = 0;
  double least = transformed_variance(logs, power(0));
  for (int step = 1; step <= kPowerSteps; ++step)
    if (const double variance = transformed_variance(logs, power(step)); variance < least) {
      least = variance;
      best = step;
    }
  if (best == 0 || best == kPowerSteps) return std::nullopt;
  const auto slope = [&](double lambda) { return variance_slope(logs, lambda); };
  const double low = power(best - 1);
  const double high = power(best + 1);
  if (!(slope(low) < 0 && slope(high) > 0)) return power(best);
  return root_between(slope, low, high);
}

}  // namespace

Result<FittedDistribution> fit_normal(std::span<const double> values) {
  if (const Done good = check_values(values, Support::every_value); !good) return good.error();
  const auto [centre, spread] = mean_and_spread(values);
  return FittedDistribution{DistributionFamily::normal, {centre, spread}};
}

Result<FittedDistribution> fit_lognormal(std::span<const double> values) {
  if (const Done good = check_values(values, Support::above_zero); !good) return good.error();
  const auto [centre, spread] = mean_and_spread(logarithms(values));
  return FittedDistribution{DistributionFamily::lognormal, {centre, spread}};
}

Result<FittedDistribution> fit_exponential(std::span<const double> values) {
  if (const Done good = check_values(values, Support::zero_and_above); !good) return good.error();
  return FittedDistribution{DistributionFamily::exponential, {mean(values)}};
}

Result<FittedDistribution> fit_weibull(std::span<const double> values) {
  if (const Done good = check_values(values, Support::above_zero); !good) return good.error();
  // Over the largest value, so that no power runs over.
  std::vector<double> logs = logarithms(values);
  const double most = *std::ranges::max_element(logs);
  for (double& log : logs) log -= most;
  const double mean_log = mean(logs);
  std::vector<double> weights(logs.size());
  std::vector<double> weighted(logs.size());
  const auto weigh = [&](double shape) {
    for (std::size_t i = 0; i < logs.size(); ++i) {
      weights[i] = std::exp(shape * logs[i]);
      weighted[i] = weights[i] * logs[i];
    }
  };
  const auto likelihood_slope = [&](double shape) {
    weigh(shape);
    return compensated_sum(weighted) / compensated_sum(weights) - 1 / shape - mean_log;
  };
  // The standard deviation of a Weibull's logarithm is pi / sqrt(6), about 1.28, over its shape.
  const double guess = 1.28 / mean_and_spread(logs).standard_deviation;
  const double shape = positive_root(likelihood_slope, guess);
  weigh(shape);
  const double scale = std::exp(most + std::log(mean(weights)) / shape);
  return FittedDistribution{DistributionFamily::weibull, {shape, scale}};
}

Result<FittedDistribution> fit_gamma(std::span<const double> values) {
  if (const Done good = check_values(values, Support::above_zero); !good) return good.error();
  const double centre = mean(values);
  std::vector<double> relative;
  for (const double value : values) relative.push_back(std::log(value / centre));
  const double gap = -mean(relative);
  // About 1 / (2 x shape).
  if (!(gap > 0.5 / kMostGammaShape))
    return Error::invalid("The values differ too little from one another to fit a gamma distribution.");
  const auto likelihood_slope = [&](double shape) { return std::log(shape) - boost::math::digamma(shape) - gap; };
  const double shape = positive_root(likelihood_slope, 1 / (2 * gap));
  return FittedDistribution{DistributionFamily::gamma, {shape, centre / shape}};
}

Result<FittedDistribution> fit_box_cox(std::span<const double> values) {
  if (const Done good = check_values(values, Support::above_zero); !good) return good.error();
  const std::vector<double> logs = centred_logarithms(values);
  const auto power = likeliest_power(logs);
  if (!power)
    return Error::invalid("No power between -5 and 5 makes these values normal. Choose another distribution.");
  std::vector<double> transformed;
  for (const double log : logs) transformed.push_back(log * growth(*power * log));
  const auto [centre, spread] = mean_and_spread(transformed);
  return FittedDistribution{DistributionFamily::box_cox, {*power, centre, spread, std::exp(mean(logarithms(values)))}};
}

}  // namespace qi::stats
