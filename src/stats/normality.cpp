#include "stats/normality.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "base/assert.h"
#include "base/number.h"
#include "stats/distributions.h"

namespace qi::stats {
namespace {

template <std::size_t Terms>
double polynomial(const std::array<double, Terms>& coefficients, double x) {
  double value = 0;
  for (std::size_t i = Terms; i-- > 0;) value = value * x + coefficients[i];
  return value;
}

// Royston 1995, table 1: the two largest weights as polynomials in 1 / sqrt(n), added to those of normal scores.
constexpr std::array kLargestWeight{0.0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056};
constexpr std::array kSecondWeight{0.0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633};
// The same, table 2: mean and log deviation of the transformed W, for 4 to 11 values in n and from 12 in ln n.
constexpr std::array kShift{-2.273, 0.459};
constexpr std::array kSmallMean{0.544, -0.39978, 0.025054, -6.714e-4};
constexpr std::array kSmallLogDeviation{1.3822, -0.77857, 0.062767, -0.0020322};
constexpr std::array kLargeMean{-1.5861, -0.31082, -0.083751, 0.0038915};
constexpr std::array kLargeLogDeviation{-0.4803, -0.082676, 0.0030302};
constexpr std::size_t kLargeFrom = 12;
constexpr std::size_t kTwoWeightsFrom = 6;

/// Weights of the upper half, the largest first; those of the lower half are their negatives.
std::vector<double> shapiro_weights(std::size_t count) {
  if (count == 3) return {std::numbers::sqrt2 / 2};
  const auto n = static_cast<double>(count);
  std::vector<double> scores;
  for (std::size_t i = 0; i < count / 2; ++i)
    scores.push_back(-normal_quantile((static_cast<double>(i) + 1 - 0.375) / (n + 0.25)));
  std::vector<double> squares;
  for (const double score : scores) squares.push_back(2 * score * score);
  const double sum_of_squares = compensated_sum(squares);
  const double length = std::sqrt(sum_of_squares);
  const double root = 1 / std::sqrt(n);

  std::vector<double> weights{scores[0] / length + polynomial(kLargestWeight, root)};
  if (count >= kTwoWeightsFrom) weights.push_back(scores[1] / length + polynomial(kSecondWeight, root));
  double left_of_scores = sum_of_squares;
  double left_of_weights = 1;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    left_of_scores -= 2 * scores[i] * scores[i];
    left_of_weights -= 2 * weights[i] * weights[i];
  }
  const double factor = std::sqrt(left_of_scores / left_of_weights);
  for (std::size_t i = weights.size(); i < scores.size(); ++i) weights.push_back(scores[i] / factor);
  return weights;
}

/// `off` is 1 - W.
double shapiro_p_value(double off, std::size_t count) {
  const auto n = static_cast<double>(count);
  if (count == 3) {
    // W of three values lies between 3/4 and 1, and its distribution is known (Shapiro and Wilk 1965).
    const double p = 6 / std::numbers::pi * (std::asin(std::sqrt(1 - off)) - std::asin(std::sqrt(0.75)));
    return std::clamp(p, 0.0, 1.0);
  }
  const double y = std::log(off);
  if (count >= kLargeFrom) {
    const double ln_n = std::log(n);
    return normal_upper_tail((y - polynomial(kLargeMean, ln_n)) / std::exp(polynomial(kLargeLogDeviation, ln_n)));
  }
  const double shift = polynomial(kShift, n);
  // Beyond the range of the approximation W is as small as it can be.
  if (y >= shift) return 0;
  const double z = (-std::log(shift - y) - polynomial(kSmallMean, n)) / std::exp(polynomial(kSmallLogDeviation, n));
  return normal_upper_tail(z);
}

/// In units of their range and around their mean, in order: neither size nor place of the figures costs digits.
std::vector<double> ordered_deviations(std::span<const double> values) {
  std::vector<double> ordered(values.begin(), values.end());
  std::ranges::sort(ordered);
  const double lowest = ordered.front();
  const double range = ordered.back() - lowest;
  QI_ASSERT(range > 0);
  for (double& value : ordered) value = (value - lowest) / range;
  const double centre = mean(ordered);
  for (double& value : ordered) value -= centre;
  return ordered;
}

double sum_of_squares(std::span<const double> deviations) {
  std::vector<double> squares;
  for (const double deviation : deviations) squares.push_back(deviation * deviation);
  return compensated_sum(squares);
}

/// A single figure among thousands may lie further out than the smallest double reaches; its term is large in any case.
double log_of_tail(double z) {
  return std::log(std::max(normal_upper_tail(z), std::numeric_limits<double>::min()));
}

double anderson_p_value(double adjusted) {
  if (adjusted < 0.2) return -std::expm1(-13.436 + 101.14 * adjusted - 223.73 * adjusted * adjusted);
  if (adjusted < 0.34) return -std::expm1(-8.318 + 42.796 * adjusted - 59.938 * adjusted * adjusted);
  if (adjusted < 0.6) return std::exp(0.9177 - 4.279 * adjusted - 1.38 * adjusted * adjusted);
  // The last curve turns up again beyond 153; its author gives it to 10 only, where it is at 3.7e-24.
  constexpr double kLastTabulated = 10;
  const double last = std::min(adjusted, kLastTabulated);
  return std::exp(1.2937 - 5.709 * last + 0.0186 * last * last);
}

}  // namespace

NormalityTest shapiro_wilk(std::span<const double> values) {
  QI_ASSERT(values.size() >= kFewestForShapiro && values.size() <= kMostForShapiro);
  const std::vector<double> deviations = ordered_deviations(values);
  const std::vector<double> weights = shapiro_weights(values.size());
  std::vector<double> products;
  for (std::size_t i = 0; i < weights.size(); ++i)
    products.push_back(weights[i] * (deviations[deviations.size() - 1 - i] - deviations[i]));
  const double fit = compensated_sum(products);
  const double spread = std::sqrt(sum_of_squares(deviations));
  const double length = std::sqrt(2 * sum_of_squares(weights));
  // (1 - r)(1 + r) keeps the digits of 1 - W where W is close to 1. Royston's weights are of length 1 but for rounding.
  const double r = fit / (spread * length);
  const double off = std::max((1 - r) * (1 + r), 0.0);
  if (off == 0) return {1, 1};
  return {1 - off, shapiro_p_value(off, values.size())};
}

NormalityTest anderson_darling(std::span<const double> values) {
  QI_ASSERT(values.size() >= kFewestForAnderson);
  const std::vector<double> deviations = ordered_deviations(values);
  const auto n = static_cast<double>(values.size());
  const double sd = std::sqrt(sum_of_squares(deviations) / (n - 1));
  std::vector<double> terms;
  for (std::size_t i = 0; i < deviations.size(); ++i) {
    const double below = log_of_tail(-deviations[i] / sd);
    const double above = log_of_tail(deviations[deviations.size() - 1 - i] / sd);
    terms.push_back((2 * static_cast<double>(i) + 1) * (below + above));
  }
  const double statistic = -n - mean(terms);
  return {statistic, anderson_p_value(statistic * (1 + 0.75 / n + 2.25 / (n * n)))};
}

}  // namespace qi::stats
