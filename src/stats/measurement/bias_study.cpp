#include "stats/measurement/bias_study.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <span>

#include "base/number.h"
#include "stats/distributions.h"
#include "stats/number_range.h"

namespace qi::stats {
namespace {

double sum_of_products(std::span<const double> a, double centre_a, std::span<const double> b, double centre_b) {
  std::vector<double> products;
  for (std::size_t i = 0; i < a.size(); ++i) products.push_back((a[i] - centre_a) * (b[i] - centre_b));
  return compensated_sum(products);
}

/// A sum of squares that is rounding of values of this size is 0.
double without_rounding(double sum_of_squares, std::size_t count, double largest) {
  constexpr double kUnitsOff = 8;
  const double off = kUnitsOff * std::numeric_limits<double>::epsilon() * largest;
  return sum_of_squares <= static_cast<double>(count) * off * off ? 0 : sum_of_squares;
}

struct Tested {
  double t = kUndefined;
  double p_value = kUndefined;
  Interval interval;
};

/// Student's t of an estimate against 0. Without any spread: certain where it is not 0, undefined where it is.
Tested tested(double estimate, double standard_error, double degrees, double level) {
  Tested result;
  result.interval.level = level;
  if (!(degrees >= 1)) return result;
  const double reach = t_quantile(1 - (1 - level) / 2, degrees) * standard_error;
  result.interval = {estimate - reach, estimate + reach, level};
  if (standard_error > 0) {
    result.t = estimate / standard_error;
    result.p_value = 2 * t_cdf(-std::abs(result.t), degrees);
  } else if (estimate != 0) {
    result.t = std::copysign(std::numeric_limits<double>::infinity(), estimate);
    result.p_value = 0;
  }
  return result;
}

void test_bias(Bias& bias, double level) {
  const Tested test =
      tested(bias.bias, bias.deviation / std::sqrt(static_cast<double>(bias.count)), bias.degrees, level);
  bias.t = test.t;
  bias.p_value = test.p_value;
  bias.interval = test.interval;
}

struct Pairs {
  std::vector<double> references;
  std::vector<double> biases;
  double largest = 0;  // of the values as read, which sets how far rounding can reach
};

Result<Pairs> pairs_of(const BiasRequest& request, std::vector<std::string>& notes) {
  if (request.references.size() != request.measured.size())
    return Error::invalid("Give a reference for every measurement.");
  if (!is_usable_share(request.level)) return Error::invalid("Give a confidence level between 0 and 1, such as 0.95.");
  if (request.process_variation && !(*request.process_variation > 0 && std::isfinite(*request.process_variation)))
    return Error::invalid("Give a process variation above 0: six standard deviations of the process.");
  Pairs pairs;
  for (std::size_t i = 0; i < request.measured.size(); ++i) {
    const double reference = request.references[i];
    const double measured = request.measured[i];
    if (std::isinf(reference) || std::isinf(measured)) return Error::invalid("Every measurement must be finite.");
    if (std::isnan(reference) || std::isnan(measured)) continue;
    pairs.references.push_back(reference);
    pairs.biases.push_back(measured - reference);
    pairs.largest = std::max({pairs.largest, std::abs(reference), std::abs(measured)});
  }
  if (!can_be_squared(pairs.largest))
    return Error::invalid("Give the measurements in another unit; they are too large or too small to work with.");
  if (pairs.biases.size() < 2) return Error::invalid("A study of bias needs at least two measurements.");
  if (const std::size_t lost = request.measured.size() - pairs.biases.size(); lost > 0)
    notes.push_back(std::to_string(lost) + (lost == 1 ? " row without" : " rows without") +
                    " a measurement or reference left out.");
  return pairs;
}

void fit_line(BiasStudy& study, const Pairs& pairs, double level) {
  const double n = static_cast<double>(pairs.biases.size());
  const double x_mean = mean(pairs.references);
  const double y_mean = mean(pairs.biases);
  const double xx = sum_of_products(pairs.references, x_mean, pairs.references, x_mean);
  const double xy = sum_of_products(pairs.references, x_mean, pairs.biases, y_mean);
  const double yy =
      without_rounding(sum_of_products(pairs.biases, y_mean, pairs.biases, y_mean), pairs.biases.size(), pairs.largest);
  const double slope = yy > 0 ? xy / xx : 0;
  const double intercept = y_mean - slope * x_mean;
  std::vector<double> residuals;
  for (std::size_t i = 0; i < pairs.biases.size(); ++i)
    residuals.push_back(pairs.biases[i] - (intercept + slope * pairs.references[i]));
  const double left = without_rounding(sum_of_products(residuals, 0, residuals, 0), residuals.size(), pairs.largest);
  study.residual_deviation = std::sqrt(left / (n - 2));
  if (yy > 0) study.r_squared = 1 - left / yy;
  const double s = study.residual_deviation;
  const auto coefficient = [&](std::string term, double estimate, double standard_error) {
    const Tested test = tested(estimate, standard_error, n - 2, level);
    study.line.push_back({std::move(term), estimate, standard_error, test.t, test.p_value, test.interval});
  };
  coefficient("(intercept)", intercept, s * std::sqrt(1 / n + x_mean * x_mean / xx));
  coefficient("reference", slope, s / std::sqrt(xx));
  for (Bias& bias : study.references) {
    const double away = bias.reference - x_mean;
    bias.fitted = intercept + slope * bias.reference;
    bias.fitted_interval = tested(bias.fitted, s * std::sqrt(1 / n + away * away / xx), n - 2, level).interval;
  }
}

}  // namespace

Result<BiasStudy> bias_study(const BiasRequest& request) {
  BiasStudy study;
  const auto pairs = pairs_of(request, study.notes);
  if (!pairs) return pairs.error();
  std::map<double, std::vector<double>> by_reference;
  for (std::size_t i = 0; i < pairs->biases.size(); ++i) by_reference[pairs->references[i]].push_back(pairs->biases[i]);

  std::vector<double> within;
  bool single = false;
  for (const auto& [reference, biases] : by_reference) {
    Bias bias{.reference = reference, .count = biases.size(), .bias = mean(biases)};
    const double squares =
        without_rounding(sum_of_products(biases, bias.bias, biases, bias.bias), biases.size(), pairs->largest);
    within.push_back(squares);
    bias.degrees = static_cast<double>(biases.size() - 1);
    if (biases.size() > 1) bias.deviation = std::sqrt(squares / bias.degrees);
    single = single || biases.size() == 1;
    test_bias(bias, request.level);
    study.references.push_back(bias);
  }
  study.average = {.count = pairs->biases.size(), .bias = mean(pairs->biases)};
  study.average.degrees = static_cast<double>(pairs->biases.size() - by_reference.size());
  if (study.average.degrees > 0) study.average.deviation = std::sqrt(compensated_sum(within) / study.average.degrees);
  test_bias(study.average, request.level);
  if (single)
    study.notes.push_back("A reference that was measured once has no test of its own: measure each several times.");

  const auto has_no_spread = [](const Bias& bias) { return bias.count > 1 && bias.deviation == 0; };
  if (std::ranges::any_of(study.references, has_no_spread))
    study.notes.push_back(
        "Where all measurements at a reference are the same, t is infinite or, without a bias, "
        "undefined: look whether the values were rounded or copied.");
  if (by_reference.size() >= 2 && pairs->biases.size() >= 3)
    fit_line(study, *pairs, request.level);
  else
    study.notes.push_back("Linearity needs at least two references and three measurements; only bias is shown.");
  if (request.process_variation) {
    const auto percent = [&](double bias) { return 100 * std::abs(bias) / *request.process_variation; };
    for (Bias& bias : study.references) bias.percent = percent(bias.bias);
    study.average.percent = percent(study.average.bias);
  }
  if (!study.line.empty()) {
    const double slope = std::abs(study.line.back().estimate);
    study.linearity_percent = 100 * slope;
    if (request.process_variation) study.linearity = slope * *request.process_variation;
  }
  return study;
}

}  // namespace qi::stats
