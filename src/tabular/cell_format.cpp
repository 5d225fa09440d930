#include "tabular/cell_format.h"

#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>
#include "base/date.h"
#include "base/number.h"
#include "base/text.h"

namespace qi::tabular {

namespace {

constexpr int kSecondsInDay = 86'400;
constexpr double kLastDay = 2'958'465;  // 31 December 9999
constexpr int kDaysTo1904 = 1'462;      // from day 0 of the 1900 count to day 0 of the 1904 count
constexpr int kDayThatNeverWas = 60;    // 29 February 1900
// Spreadsheets keep and show no more digits than these.
constexpr int kSignificantDigits = 15;
constexpr double kLargestFixed = 1e15;
constexpr double kSmallestFixed = 1e-9;

/// The letters of the first section that tell what the number is; text in quotes and brackets, colours and padding are
/// gone. "[h]:mm" keeps its h.
std::string telling_letters(std::string_view code) {
  std::string letters;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == ';') break;
    if (c == '"') {
      i = code.find('"', i + 1);
      if (i == std::string_view::npos) break;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '[') {
      const std::size_t end = code.find(']', i);
      if (end == std::string_view::npos) break;
      const std::string inside = lowered(code.substr(i + 1, end - i - 1));
      const bool elapsed = !inside.empty() && inside.find_first_not_of(inside[0]) == std::string::npos &&
                           std::string_view("hms").find(inside[0]) != std::string_view::npos;
      if (elapsed) letters += inside;
      i = end;
    } else {
      letters += c;
    }
  }
  return lowered(letters);
}

/// At most fifteen digits, never with an exponent where plain digits will do: 0.1 + 0.2 is "0.3".
std::string plain(double value) {
  if (!std::isfinite(value)) return "";
  std::array<char, 64> digits{};
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::scientific,
                                     kSignificantDigits - 1);
  double rounded = 0;
  std::from_chars(digits.data(), written.ptr, rounded);
  const double size = std::abs(rounded);
  if (size != 0 && (size >= kLargestFixed || size < kSmallestFixed)) return shortest(rounded);
  std::array<char, 64> fixed{};
  const auto done = std::to_chars(fixed.data(), fixed.data() + fixed.size(), rounded, std::chars_format::fixed);
  return {fixed.data(), done.ptr};
}

/// The day with that number; "1900-02-29" and "1900-01-00" as a spreadsheet shows them.
std::string day_text(int number, DayCount count) {
  if (count == DayCount::from_1904) number += kDaysTo1904;
  if (number == kDayThatNeverWas) return "1900-02-29";
  if (number == 0) return "1900-01-00";
  const Date zero{std::chrono::sys_days{std::chrono::year{1899} / 12 / (number < kDayThatNeverWas ? 31 : 30)}};
  return to_iso(add_days(zero, number));
}

std::string date_text(double value, FormatKind kind, DayCount count) {
  const double last = kLastDay - (count == DayCount::from_1904 ? kDaysTo1904 : 0);
  if (!(value >= 0) || value >= last + 1) return plain(value);
  // A time of day is a fraction that rarely is exact: to the nearest second.
  const auto seconds = static_cast<long long>(std::llround(value * kSecondsInDay));
  std::string day = day_text(static_cast<int>(seconds / kSecondsInDay), count);
  const int rest = static_cast<int>(seconds % kSecondsInDay);
  if (kind == FormatKind::date || rest == 0) return day;
  const std::string text = fmt::format("{} {:02}:{:02}", day, rest / 3600, rest / 60 % 60);
  return rest % 60 == 0 ? text : fmt::format("{}:{:02}", text, rest % 60);
}

std::string time_text(double value, FormatKind kind) {
  if (std::abs(value) > kLastDay) return plain(value);
  const std::string sign = value < 0 ? "-" : "";
  // To the tenth of a second: finer ones are what is left of the fraction of a day.
  const auto tenths = static_cast<long long>(std::llround(std::abs(value) * kSecondsInDay * 10));
  const long long seconds = tenths / 10;
  if (kind == FormatKind::hours_minutes) return fmt::format("{}{}:{:02}", sign, seconds / 3600, seconds / 60 % 60);
  const std::string fraction = tenths % 10 == 0 ? "" : fmt::format(".{}", tenths % 10);
  if (seconds < 3600) return fmt::format("{}{}:{:02}{}", sign, seconds / 60, seconds % 60, fraction);
  return fmt::format("{}{}:{:02}:{:02}{}", sign, seconds / 3600, seconds / 60 % 60, seconds % 60, fraction);
}

}  // namespace

FormatKind kind_of_format(std::string_view code) {
  const std::string letters = telling_letters(code);
  if (letters.find("general") != std::string::npos) return FormatKind::number;
  if (letters.find('%') != std::string::npos) return FormatKind::percent;
  const auto has = [&](char c) { return letters.find(c) != std::string::npos; };
  const bool digits = has('0') && !has('s') && !has('h');
  if (digits || has('#')) return FormatKind::number;
  const bool clock = has('h') || has('s');
  if (has('y') || has('d') || (has('m') && !clock)) return clock ? FormatKind::date_and_time : FormatKind::date;
  if (!clock) return FormatKind::number;
  return has('s') ? FormatKind::time : FormatKind::hours_minutes;
}

FormatKind kind_of_built_in(int number) {
  if (number == 9 || number == 10) return FormatKind::percent;
  if ((number >= 14 && number <= 17) || (number >= 27 && number <= 31) || (number >= 50 && number <= 58) ||
      number == 36)
    return FormatKind::date;
  if (number == 22) return FormatKind::date_and_time;
  if (number == 18 || number == 20) return FormatKind::hours_minutes;
  if (number == 19 || number == 21 || (number >= 45 && number <= 47)) return FormatKind::time;
  return FormatKind::number;
}

std::string text_of(double value, FormatKind kind, DayCount count) {
  switch (kind) {
    case FormatKind::number: return plain(value);
    case FormatKind::percent: return plain(value * 100) + "%";
    case FormatKind::date:
    case FormatKind::date_and_time: return date_text(value, kind, count);
    case FormatKind::hours_minutes:
    case FormatKind::time: return time_text(value, kind);
  }
  return plain(value);
}

}  // namespace qi::tabular
