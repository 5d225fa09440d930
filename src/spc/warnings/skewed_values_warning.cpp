#include "spc/warnings/skewed_values_warning.h"

#include <algorithm>
#include <cmath>

#include "base/assert.h"
#include "base/number.h"
#include "spc/sentence_words.h"
#include "spc/warnings/few_points_warning.h"

namespace qi::spc {
namespace {

constexpr double kHighlySkewed = 1;        // Bulmer, Principles of Statistics, 1979
constexpr double kModeratelySkewed = 0.5;  // the same
constexpr double kStandardErrors = 2.576;  // two-sided 1 %
constexpr double kOfTheRest = 1.96;        // without the most extreme value: 5 %, as the first test has been passed

/// Skewed by `least` at least and beyond chance, to the same side also without the most extreme value.
bool is_skewed(std::vector<double> values, double least) {
  const double skewness = sample_skewness(values);
  if (std::abs(skewness) < least || std::abs(skewness) < kStandardErrors * skewness_error(values.size())) return false;
  const double level = mean(values);
  values.erase(std::ranges::max_element(values, {}, [&](double value) { return std::abs(value - level); }));
  if (std::ranges::all_of(values, [&](double value) { return value == values.front(); })) return false;
  const double side = skewness > 0 ? 1 : -1;
  return sample_skewness(values) * side >= kOfTheRest * skewness_error(values.size());
}

}  // namespace

double sample_skewness(std::span<const double> values) {
  QI_ASSERT(values.size() >= 3);
  const double level = mean(values);
  std::vector<double> squares;
  std::vector<double> cubes;
  for (const double value : values) {
    const double distance = value - level;
    squares.push_back(distance * distance);
    cubes.push_back(distance * distance * distance);
  }
  const double n = static_cast<double>(values.size());
  const double second = compensated_sum(squares) / n;
  const double third = compensated_sum(cubes) / n;
  return third / std::pow(second, 1.5) * std::sqrt(n * (n - 1)) / (n - 2);
}

double skewness_error(std::size_t count) {
  const double n = static_cast<double>(count);
  return std::sqrt(6 * n * (n - 1) / ((n - 2) * (n + 1) * (n + 3)));
}

Advice warn_of_skewed_values(const WarningSubject& subject) {
  if (!is_of_measurements(subject.analysis.chart))
    return does_not_apply("The limits of this chart allow for figures that lean.");
  std::vector<double> values;
  if (subject.has_values()) {
    const Phase& phase = subject.analysis.last_phase();
    for (std::size_t i = phase.first; i < phase.end; ++i)
      if (subject.analysis.points[i].is_used()) values.push_back(subject.analysis.points[i].value);
  }
  if (values.size() < kFewestForFirmLimits)
    return too_little_data("Whether figures lean shows from " + counted_points(kFewestForFirmLimits, subject) + " on.");
  const double least = std::ranges::min(values);
  if (!(std::ranges::max(values) > least)) return clear("The figures do not vary.");
  const double lower = subject.analysis.last_phase().limits.lower;
  const double skewness = sample_skewness(values);
  std::vector<stats::Figure> figures{{.slug = "skewness", .value = skewness},
                                     {.slug = "standard_error", .value = skewness_error(values.size())}};
  if (std::isfinite(lower)) figures.push_back({.slug = "lower_limit", .value = lower});
  const bool is_impossible = least >= 0 && lower < 0;
  const bool leans_up = is_skewed(values, is_impossible ? kModeratelySkewed : kHighlySkewed) && skewness > 0;
  const std::string figure = " (skewness " + grouped(skewness, 1) + ")";
  if (leans_up && is_impossible)
    return {.outcome = Outcome::warns,
            .says = "The lower limit is below 0, which no figure has been, and figures have a long tail of high ones" +
                    figure + ".",
            .what_to_do =
                "Take a high point alone with care and look for runs; a median, the share within a target or, "
                "for times between events, a t chart says more.",
            .figures = std::move(figures)};
  if (is_skewed(values, kHighlySkewed))
    return {.outcome = Outcome::warns,
            .says = std::string("Figures have a long tail of ") + (skewness > 0 ? "high" : "low") + " ones" + figure +
                    ", so a point outside the " + (skewness > 0 ? "upper" : "lower") +
                    " limit is less unusual than it looks.",
            .what_to_do =
                "Take such a point alone with care and look for runs; a median or the share within a target "
                "may say more.",
            .figures = std::move(figures)};
  return clear("Figures do not lean to one side more than chance makes them.", std::move(figures));
}

}  // namespace qi::spc
