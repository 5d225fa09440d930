#include "base/number.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include "base/assert.h"

namespace qi {
namespace {

constexpr long long kSecondsPerHour = 3600;
// People give a target no more decimals; what needs more was worked out, and is rounded as values are.
constexpr int kMostTargetDecimals = 4;
// Longer than this nobody reads minutes, and far beyond it whole seconds no longer fit an integer.
constexpr double kMostClockSeconds = 10'000.0 * kSecondsPerHour;

struct StyleRow {
  ValueStyle style;
  std::string_view slug;
};
constexpr std::array kStyles{
    StyleRow{ValueStyle::number, "number"},
    StyleRow{ValueStyle::percent, "percent"},
    StyleRow{ValueStyle::minutes_seconds, "minutes_seconds"},
};

std::string clock_face(double seconds) {
  if (std::abs(seconds) > kMostClockSeconds) return grouped(seconds / static_cast<double>(kSecondsPerHour), 0) + "h";
  const bool negative = seconds < 0;
  const auto whole = static_cast<long long>(std::llround(std::abs(seconds)));
  const char* sign = negative && whole > 0 ? "-" : "";
  // "1h 45m" beside "67:58" would be two ways of writing the values of one measure.
  if (whole >= kSecondsPerHour)
    return fmt::format("{}{}:{:02}:{:02}", sign, whole / kSecondsPerHour, whole / 60 % 60, whole % 60);
  return fmt::format("{}{}:{:02}", sign, whole / 60, whole % 60);
}

bool is_whole(double value) {
  return value == std::round(value);
}

}  // namespace

double compensated_sum(std::span<const double> values) {
  CompensatedSum sum;
  for (const double value : values) sum.add(value);
  return sum.value();
}

double mean(std::span<const double> values) {
  QI_ASSERT(!values.empty());
  return compensated_sum(values) / static_cast<double>(values.size());
}

double median(std::span<const double> values) {
  QI_ASSERT(!values.empty());
  std::vector<double> sorted(values.begin(), values.end());
  const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
  std::nth_element(sorted.begin(), middle, sorted.end());
  if (sorted.size() % 2 == 1) return *middle;
  const double below = *std::max_element(sorted.begin(), middle);
  return below + (*middle - below) / 2;
}

std::string shortest(double value) {
  QI_ASSERT(std::isfinite(value));
  std::array<char, 32> text;
  const auto written = std::to_chars(text.data(), text.data() + text.size(), value == 0 ? 0.0 : value);
  return {text.data(), written.ptr};
}

std::string grouped(double value, int decimals) {
  // 15 significant digits hide the binary tail, so that 0.285 rounds as people expect: away from zero at a half.
  const double nudged = value + std::copysign(std::abs(value) * 1e-15, value);
  std::string text = fmt::format("{:.{}f}", std::abs(nudged), decimals);
  const std::size_t point = text.find('.');
  for (std::size_t at = point == std::string::npos ? text.size() : point; at > 3; at -= 3) text.insert(at - 3, 1, ',');
  const bool shows_a_digit = text.find_first_of("123456789") != std::string::npos;
  return value < 0 && shows_a_digit ? "-" + text : text;
}

std::string grouped(std::int64_t count) {
  return grouped(static_cast<double>(count), 0);
}

std::optional<double> parse_plain_number(std::string_view text) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  double value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::string_view slug(ValueStyle style) {
  for (const StyleRow& row : kStyles)
    if (row.style == style) return row.slug;
  stop_at("a known value style", __FILE__, __LINE__);
}

std::optional<ValueStyle> parse_value_style(std::string_view text) {
  for (const StyleRow& row : kStyles)
    if (row.slug == text) return row.style;
  return std::nullopt;
}

std::string show(double value, const ValueFormat& format) {
  if (!std::isfinite(value)) return "–";
  switch (format.style) {
    case ValueStyle::number: return grouped(value, format.decimals);
    case ValueStyle::percent: return grouped(value, format.decimals) + "%";
    case ValueStyle::minutes_seconds: return clock_face(value);
  }
  stop_at("a known value style", __FILE__, __LINE__);
}

std::string show_difference(double value, const ValueFormat& format) {
  if (format.style == ValueStyle::percent && std::isfinite(value)) return grouped(value, format.decimals) + " points";
  return show(value, format);
}

std::string show_target(double value, const ValueFormat& format) {
  ValueFormat exact = format;
  if (is_whole(value)) exact.decimals = 0;
  while (exact.decimals < kMostTargetDecimals && !is_whole(value * std::pow(10, exact.decimals))) ++exact.decimals;
  return show(value, exact.decimals < kMostTargetDecimals ? exact : format);
}

std::string show_line(double value, const ValueFormat& format) {
  constexpr double kLeast = 0.0001;  // below that it is what rounding left of 0
  constexpr double kTenthsTo = 100;
  const double size = std::abs(value);
  if (!(size >= kLeast && size < kTenthsTo) || is_whole(value)) return show(value, format);
  ValueFormat finer = format;
  finer.decimals = std::max({format.decimals, 1, 1 - static_cast<int>(std::floor(std::log10(size)))});
  return show(value, finer);
}

}  // namespace qi
