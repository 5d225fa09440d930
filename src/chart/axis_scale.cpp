#include "chart/axis_scale.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/assert.h"

namespace qi::chart {
namespace {

constexpr double kAirAboveBars = 0.07;  // of the range
constexpr double kLeastSeconds = 3;
constexpr double kMinute = 60;
constexpr double kHour = 3600;
// Heights closer together are drawn as one, and heights further away than this stand at the edge: between these every
// step and tick is an ordinary number, so that looking for them comes to an end.
constexpr double kLeastRange = 1e-9;
constexpr double kFurthest = 1e100;
constexpr std::array kRoundSteps{1.0, 2.0, 2.5, 5.0};
constexpr std::array kClockSteps{1.0,     2.0,         5.0,         10.0,         15.0,         30.0,
                                 kMinute, 2 * kMinute, 5 * kMinute, 10 * kMinute, 15 * kMinute, 30 * kMinute,
                                 kHour,   2 * kHour,   3 * kHour,   6 * kHour,    12 * kHour,   24 * kHour};

std::vector<double> multiples(double step, double low, double high) {
  std::vector<double> ticks;
  // A hair of tolerance keeps a bound that is itself a multiple.
  const double first = std::ceil(low / step - 1e-9);
  const double last = std::floor(high / step + 1e-9);
  for (double k = first; k <= last; k += 1) ticks.push_back(k * step == 0 ? 0 : k * step);
  return ticks;
}

double count_of(double step, double low, double high) {
  return std::floor(high / step + 1e-9) - std::ceil(low / step - 1e-9) + 1;
}

double round_step(double low, double high, std::size_t most_ticks) {
  for (double power = std::pow(10, std::floor(std::log10(high - low)) - 2);; power *= 10)
    for (const double digit : kRoundSteps)
      if (count_of(digit * power, low, high) <= static_cast<double>(most_ticks)) return digit * power;
}

double step_for(double low, double high, ValueStyle style, std::size_t most_ticks) {
  if (style != ValueStyle::minutes_seconds) return round_step(low, high, most_ticks);
  for (const double step : kClockSteps)
    if (count_of(step, low, high) <= static_cast<double>(most_ticks)) return step;
  return kHour * round_step(low / kHour, high / kHour, most_ticks);
}

struct Range {
  double low = 0;
  double high = 1;
};

std::optional<Range> range_of(std::span<const double> shown) {
  std::optional<Range> range;
  for (const double each : shown) {
    if (!std::isfinite(each)) continue;
    const double value = std::clamp(each, -kFurthest, kFurthest);
    if (!range) range = {value, value};
    range->low = std::min(range->low, value);
    range->high = std::max(range->high, value);
  }
  return range;
}

ValueScale finished(Range range, ValueStyle style, std::size_t most_ticks) {
  range.high = std::max(range.high, range.low + std::max(kLeastRange, std::abs(range.low) * kLeastRange));
  const double step = step_for(range.low, range.high, style, most_ticks);
  return {range.low, range.high, step, multiples(step, range.low, range.high)};
}

}  // namespace

ValueScale value_scale(std::span<const double> shown, ValueStyle style, std::optional<double> natural_lower,
                       std::optional<double> natural_upper, std::size_t most_ticks, double air_share) {
  QI_ASSERT(most_ticks >= 2);
  const std::optional<Range> range = range_of(shown);
  if (!range) return finished({0, 1}, ValueStyle::number, most_ticks);

  double air = (range->high - range->low) * air_share;
  // One height only: room on both sides, and never so little that the ticks run out of digits.
  const double size = std::max(std::abs(range->low), std::abs(range->high));
  if (air <= size * 1e-9) air = size > 0 ? size * 0.1 : 1;
  // Times are written in whole seconds: fewer than a few of them would all be the same words.
  if (style == ValueStyle::minutes_seconds && range->high - range->low < kLeastSeconds) air = kLeastSeconds;
  Range drawn{range->low - air, range->high + air};
  if (natural_lower && range->low >= *natural_lower) drawn.low = std::max(drawn.low, *natural_lower);
  if (natural_upper && range->high <= *natural_upper && *natural_upper > drawn.low)
    drawn.high = std::min(drawn.high, *natural_upper);
  if (drawn.high <= drawn.low) drawn.high = drawn.low + std::max(air, 1.0);
  return finished(drawn, style, most_ticks);
}

ValueScale zero_based_scale(std::span<const double> shown, ValueStyle style, std::size_t most_ticks) {
  const std::optional<Range> range = range_of(shown);
  const double high = range && range->high > 0 ? range->high * (1 + kAirAboveBars) : 1;
  return finished({0, high}, range ? style : ValueStyle::number, most_ticks);
}

std::string tick_label(double tick, const ValueScale& scale, const ValueFormat& format) {
  if (format.style == ValueStyle::minutes_seconds) return show(tick, format);
  // 2.5 needs one more decimal than its power of ten.
  int decimals = 0;
  for (double rest = scale.step; decimals < 12 && std::abs(rest - std::round(rest)) > 1e-6 * rest; ++decimals)
    rest *= 10;
  return grouped(tick, decimals) + (format.style == ValueStyle::percent ? "%" : "");
}

}  // namespace qi::chart
