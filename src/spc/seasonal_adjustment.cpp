#include "spc/seasonal_adjustment.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>

#include "base/assert.h"
#include "base/named_value.h"
#include "base/number.h"

namespace qi::spc {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kFewestCycles = 2;

constexpr std::array kModels{
    NamedValue<SeasonModel>{SeasonModel::additive, "additive", "So many more or fewer"},
    NamedValue<SeasonModel>{SeasonModel::multiplicative, "multiplicative", "So many percent more or less"},
};

/// The mean over one cycle around the value at `i`; where the cycle is even the two ends count half. NaN where it
/// reaches over an end of the series or a gap.
double centred_average(std::span<const double> values, std::size_t i, std::size_t period) {
  const std::size_t half = period / 2;
  if (i < half || i + half >= values.size()) return kNone;
  std::vector<double> window(values.begin() + static_cast<std::ptrdiff_t>(i - half),
                             values.begin() + static_cast<std::ptrdiff_t>(i + half + 1));
  if (period % 2 == 0) {
    window.front() /= 2;
    window.back() /= 2;
  }
  return compensated_sum(window) / static_cast<double>(period);
}

/// Differences from the average, or ratios to it, by place in the cycle.
std::vector<std::vector<double>> seasonal_parts(std::span<const double> values, std::size_t period, SeasonModel model) {
  std::vector<std::vector<double>> parts(period);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double level = centred_average(values, i, period);
    const double part = model == SeasonModel::additive ? values[i] - level : values[i] / level;
    if (!std::isnan(part)) parts[i % period].push_back(part);
  }
  return parts;
}

Done check(std::span<const double> values, std::size_t period, SeasonModel model) {
  if (period < 2) return Error::invalid("A season needs at least 2 points in a cycle, such as 12 months.");
  if (std::ranges::any_of(values, [](double value) { return std::isinf(value); }))
    return Error::invalid("A value is infinite. Give a number, or leave it out.");
  if (values.size() / kFewestCycles < period)
    return Error::invalid("A season shows from two full cycles on: give at least " +
                          std::to_string(kFewestCycles * period) + " values.");
  if (model == SeasonModel::multiplicative && std::ranges::any_of(values, [](double value) { return value <= 0; }))
    return Error::invalid("A season in percent needs values above 0. Ask for one in units (additive) instead.");
  return {};
}

}  // namespace

std::string_view slug(SeasonModel model) {
  return named(kModels, model).slug;
}

std::optional<SeasonModel> parse_season_model(std::string_view slug) {
  return value_of(kModels, slug);
}

Result<SeasonalAdjustment> adjust_for_season(std::span<const double> values, std::size_t period, SeasonModel model) {
  if (const Done good = check(values, period, model); !good) return good.error();
  SeasonalAdjustment adjustment{
      .model = model, .original = {values.begin(), values.end()}, .test = season_test(values, period)};
  for (const std::vector<double>& parts : seasonal_parts(values, period, model)) {
    if (parts.empty())
      return Error::invalid(
          "Too many values are missing to see the season: place " + std::to_string(adjustment.factors.size() + 1) +
          " of the cycle has no whole cycle around any of its values. Fill gaps, or give more cycles.");
    adjustment.factors.push_back(median(parts));
    adjustment.rest_on.push_back(parts.size());
  }
  const double average = mean(adjustment.factors);
  for (double& factor : adjustment.factors) model == SeasonModel::additive ? factor -= average : factor /= average;
  adjustment.adjusted.reserve(values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    adjustment.adjusted.push_back(without_season(adjustment, i, values[i]));
  return adjustment;
}

double with_season(const SeasonalAdjustment& adjustment, std::size_t index, double level) {
  QI_ASSERT(!adjustment.factors.empty());
  const double factor = adjustment.factors[index % adjustment.period()];
  return adjustment.model == SeasonModel::additive ? level + factor : level * factor;
}

double without_season(const SeasonalAdjustment& adjustment, std::size_t index, double value) {
  QI_ASSERT(!adjustment.factors.empty());
  const double factor = adjustment.factors[index % adjustment.period()];
  return adjustment.model == SeasonModel::additive ? value - factor : value / factor;
}

}  // namespace qi::spc
