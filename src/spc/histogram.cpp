#include "spc/histogram.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "stats/summary.h"

namespace qi::spc {
namespace {

constexpr std::array kRoundDigits{1.0, 2.0, 5.0, 10.0};
constexpr double kMinute = 60;
constexpr double kHour = 3600;
constexpr std::array kClockSteps{1.0,     2.0,         5.0,         10.0,         15.0,         30.0,
                                 kMinute, 2 * kMinute, 5 * kMinute, 10 * kMinute, 15 * kMinute, 30 * kMinute,
                                 kHour,   2 * kHour,   6 * kHour,   12 * kHour,   24 * kHour};
// A value this near an edge, in widths, stands on it: 3 x 0.1 is not 0.3.
constexpr double kOnEdge = 1e-9;
constexpr double kLeastShareOfValue = 1e-12;  // of the largest value; narrower bins have no digits left

Done check(std::span<const double> values) {
  if (values.empty()) return Error::invalid("Give at least 1 value.");
  if (!std::ranges::all_of(values, [](double value) { return std::isfinite(value); }))
    return Error::invalid("Every value must be a finite number.");
  return {};
}

bool is_nearer(double wanted, double a, double b) {
  return std::abs(std::log(a / wanted)) < std::abs(std::log(b / wanted));
}

double round_decimal(double wanted) {
  const double power = std::pow(10, std::floor(std::log10(wanted)));
  double best = power;
  for (const double digit : kRoundDigits)
    if (is_nearer(wanted, digit * power, best)) best = digit * power;
  return best;
}

double round_width(double wanted, ValueStyle style) {
  const bool is_on_clock = wanted >= kClockSteps.front() / 2 && wanted <= kClockSteps.back();
  if (style != ValueStyle::minutes_seconds || !is_on_clock) return round_decimal(wanted);
  double best = kClockSteps.front();
  for (const double step : kClockSteps)
    if (is_nearer(wanted, step, best)) best = step;
  return best;
}

double next_width(double width, ValueStyle style) {
  if (style == ValueStyle::minutes_seconds)
    for (const double step : kClockSteps)
      if (step > width * 1.01) return step;
  const double power = std::pow(10, std::floor(std::log10(width) + kOnEdge));
  for (const double digit : kRoundDigits)
    if (digit * power > width * 1.01) return digit * power;
  return 10 * power;
}

double wanted_width(std::span<const double> sorted, BinRule rule) {
  const double count = static_cast<double>(sorted.size());
  if (rule == BinRule::freedman_diaconis) {
    const double width =
        2 * (stats::quantile_of_sorted(sorted, 0.75) - stats::quantile_of_sorted(sorted, 0.25)) / std::cbrt(count);
    if (width > 0) return width;
  }
  return (sorted.back() - sorted.front()) / (1 + std::log2(count));
}

/// The number k of the bin from (k - 1) widths to k widths that holds the value.
double bin_number(double value, double width) {
  return std::ceil(value / width - kOnEdge);
}

double bins_needed(std::span<const double> sorted, double width) {
  return bin_number(sorted.back(), width) - bin_number(sorted.front(), width) + 1;
}

Histogram counted(std::span<const double> sorted, double width) {
  Histogram found{.width = width, .values = sorted.size()};
  const double first = bin_number(sorted.front(), width);
  const auto count = static_cast<std::size_t>(bins_needed(sorted, width));
  // From -2 widths up to -0 widths is up to 0.
  const auto edge = [&](double number) { return number == 0 ? 0.0 : number * width; };
  for (std::size_t i = 0; i < count; ++i) {
    const double number = first + static_cast<double>(i);
    found.bins.push_back({edge(number - 1), edge(number), 0});
  }
  for (const double value : sorted) ++found.bins[static_cast<std::size_t>(bin_number(value, width) - first)].count;
  return found;
}

}  // namespace

std::size_t Histogram::most() const {
  std::size_t most = 0;
  for (const Bin& bin : bins) most = std::max(most, bin.count);
  return most;
}

Result<Histogram> histogram(std::span<const double> values, BinRule rule, ValueStyle style) {
  if (const Done good = check(values); !good) return good.error();
  std::vector<double> sorted(values.begin(), values.end());
  std::ranges::sort(sorted);
  const double size = std::max(std::abs(sorted.front()), std::abs(sorted.back()));
  double wanted = wanted_width(sorted, rule);
  // All the same: one bin, about as wide as a tenth of the value.
  if (!(wanted > size * kLeastShareOfValue)) wanted = size > 0 ? size / 10 : 1;
  if (!std::isfinite(wanted) || wanted < std::numeric_limits<double>::min())
    return Error::invalid("The values are too far apart or too small to be put into bins.");
  double width = round_width(wanted, style);
  while (bins_needed(sorted, width) > static_cast<double>(kMostBins)) width = next_width(width, style);
  return counted(sorted, width);
}

Result<Histogram> histogram_of_width(std::span<const double> values, double width) {
  if (const Done good = check(values); !good) return good.error();
  if (!(width > 0) || std::isinf(width)) return Error::invalid("Give a width of bins above 0.");
  std::vector<double> sorted(values.begin(), values.end());
  std::ranges::sort(sorted);
  if (!(bins_needed(sorted, width) <= static_cast<double>(kMostBins)))
    return Error::invalid("That width makes more than 60 bins. Give a larger one.");
  const double size = std::max(std::abs(sorted.front()), std::abs(sorted.back()));
  if (width <= size * kLeastShareOfValue)
    return Error::invalid("That width is too small for these values. Give a larger one.");
  return counted(sorted, width);
}

}  // namespace qi::spc
