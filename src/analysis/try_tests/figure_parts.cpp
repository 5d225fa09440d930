#include "analysis/try_tests/figure_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace qi::analysis {
namespace {

constexpr int kFiguresOfRange = 3;
constexpr int kMostDecimals = 9;
constexpr double kSmallestShown = 0.0001;

}  // namespace

ValueFormat format_of(std::span<const double> values, ValueStyle style) {
  if (style == ValueStyle::minutes_seconds) return {style, 0, ""};
  std::optional<double> low;
  std::optional<double> high;
  for (const double value : values) {
    if (!std::isfinite(value)) continue;
    low = std::min(low.value_or(value), value);
    high = std::max(high.value_or(value), value);
  }
  double range = low ? *high - *low : 0;
  if (!(range > 0)) range = low ? std::abs(*low) : 1;
  if (!(range > 0)) range = 1;
  const int decimals = kFiguresOfRange - 1 - static_cast<int>(std::floor(std::log10(range)));
  return {ValueStyle::number, std::clamp(decimals, 0, kMostDecimals), ""};
}

std::string p_in_picture(double p_value) {
  if (std::isnan(p_value)) return "";
  return p_value < kSmallestShown ? "p below 0.0001" : fmt::format("p = {:.4f}", p_value);
}

}  // namespace qi::analysis
