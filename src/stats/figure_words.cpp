#include "stats/figure_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/number.h"
#include "base/percent.h"

namespace qi::stats {
namespace {

constexpr int kFigures = 3;
constexpr double kPlainFrom = 1e-4;
constexpr double kPlainUntil = 1e12;
constexpr double kSecondsInMinute = 60;
constexpr double kTwoDigits = 10;

std::string without_trailing_zeros(std::string text) {
  if (text.find('.') == std::string::npos) return text;
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

/// "1.23e-07"
std::string with_exponent(double value) {
  std::array<char, 32> text{};
  const auto written =
      std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::scientific, kFigures - 1);
  return {text.data(), written.ptr};
}

}  // namespace

std::string in_figures(double value) {
  if (std::isnan(value)) return "not defined";
  if (std::isinf(value)) return "no bound";
  if (value == 0) return "0";
  const double size = std::abs(value);
  if (size < kPlainFrom || size >= kPlainUntil) return with_exponent(value);
  const int whole_digits = static_cast<int>(std::floor(std::log10(size))) + 1;
  return without_trailing_zeros(grouped(value, std::max(0, kFigures - whole_digits)));
}

std::string in_figures(double value, ValueStyle style) {
  if (style != ValueStyle::minutes_seconds || !std::isfinite(value)) return in_figures(value);
  const double size = std::abs(value);
  if (size > 0 && size < kPlainFrom) return in_figures(value) + " seconds";
  const int whole_digits = size > 0 ? static_cast<int>(std::floor(std::log10(size))) + 1 : kFigures;
  const int decimals = std::max(0, kFigures - whole_digits);
  if (decimals == 0) return show(value, {ValueStyle::minutes_seconds, 0, ""});
  // Rounded before it is parted, so that 59.97 seconds are a minute.
  const double scale = std::pow(10, decimals);
  const double rounded = std::round(size * scale) / scale;
  const double minutes = std::floor(rounded / kSecondsInMinute);
  const double seconds = rounded - minutes * kSecondsInMinute;
  return (value < 0 ? "-" : "") + grouped(minutes, 0) + (seconds < kTwoDigits ? ":0" : ":") +
         without_trailing_zeros(grouped(seconds, decimals));
}

std::string p_in_words(double p_value) {
  constexpr double kLeast = 0.001;
  constexpr double kMost = 0.99;
  constexpr double kTwoPlacesFrom = 0.1;
  if (std::isnan(p_value)) return "p not defined";
  if (p_value < kLeast) return "p < 0.001";
  if (p_value > kMost) return "p > 0.99";
  return "p = " + grouped(p_value, p_value < kTwoPlacesFrom ? 3 : 2);
}

std::string in_words(const Interval& interval, ValueStyle style) {
  const std::string level = without_trailing_zeros(grouped(interval.level * kWholePercent, 1)) + "% interval ";
  if (std::isinf(interval.lower) && std::isinf(interval.upper)) return level + "without bounds";
  if (std::isinf(interval.lower)) return level + "below " + in_figures(interval.upper, style);
  if (std::isinf(interval.upper)) return level + "above " + in_figures(interval.lower, style);
  return level + in_figures(interval.lower, style) + " to " + in_figures(interval.upper, style);
}

std::string counted(std::size_t count, std::string_view noun) {
  return grouped(static_cast<std::int64_t>(count)) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

}  // namespace qi::stats
