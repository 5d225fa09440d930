#include "analysis/iso_moment.h"

#include <charconv>
#include <string>

#include "base/date.h"

namespace qi::analysis {
namespace {

constexpr double kMinutesInDay = 24 * 60;

/// Two digits; -1 otherwise.
int pair_of_digits(std::string_view text, std::size_t at) {
  if (at + 2 > text.size()) return -1;
  const int tens = text[at] - '0';
  const int ones = text[at + 1] - '0';
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

/// The minutes at the front of `text`, which loses them. nullopt: there is no time of day.
std::optional<double> take_minutes(std::string_view& text) {
  constexpr std::size_t kHoursAndMinutes = 5;
  const int hour = pair_of_digits(text, 0);
  const int minute = pair_of_digits(text, 3);
  if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || text[2] != ':') return std::nullopt;
  double minutes = hour * 60 + minute;
  text.remove_prefix(kHoursAndMinutes);
  if (!text.starts_with(':')) return minutes;
  double seconds = 0;
  const auto [end, fault] =
      std::from_chars(text.data() + 1, text.data() + text.size(), seconds, std::chars_format::fixed);
  if (fault != std::errc{} || !(seconds >= 0 && seconds < 61)) return std::nullopt;
  minutes += seconds / 60;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return minutes;
}

}  // namespace

std::optional<double> iso_moment(std::string_view text) {
  constexpr std::size_t kDay = 10;
  const auto day = parse_iso_date(text.substr(0, kDay));
  if (!day) return std::nullopt;
  const double days = days_between(Date{}, *day);
  if (text.size() == kDay) return days;
  if (text[kDay] != 'T' && text[kDay] != ' ') return std::nullopt;
  std::string_view rest = text.substr(kDay + 1);
  auto minutes = take_minutes(rest);
  if (!minutes) return std::nullopt;
  if (rest.size() == 6 && (rest[0] == '+' || rest[0] == '-') && rest[3] == ':') {
    const int hours = pair_of_digits(rest, 1);
    const int more = pair_of_digits(rest, 4);
    if (hours < 0 || more < 0) return std::nullopt;
    const int ahead = hours * 60 + more;
    *minutes -= rest[0] == '+' ? ahead : -ahead;
  } else if (!rest.empty() && rest != "Z") {
    return std::nullopt;
  }
  return days + *minutes / kMinutesInDay;
}

std::optional<double> time_of_day(std::string_view text) {
  if (text.find(':') == 1) return time_of_day("0" + std::string(text));
  const auto minutes = take_minutes(text);
  return minutes && text.empty() ? std::optional(*minutes / kMinutesInDay) : std::nullopt;
}

}  // namespace qi::analysis
