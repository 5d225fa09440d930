#include "base/date.h"

#include <array>
#include <charconv>

#include "base/assert.h"

namespace qi {
namespace {

namespace chrono = std::chrono;
using chrono::days;
using chrono::months;
using chrono::sys_days;
using chrono::year_month_day;

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> kWeekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                    "Friday", "Saturday", "Sunday"};

year_month_day calendar(Date date) {
  return year_month_day{date.days()};
}

std::optional<int> digits(std::string_view text) {
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

void append_padded(std::string& out, int number, int width) {
  const std::string text = std::to_string(number);
  out.append(static_cast<std::size_t>(width) > text.size() ? static_cast<std::size_t>(width) - text.size() : 0, '0');
  out += text;
}

}  // namespace

std::optional<Date> Date::from(int y, int m, int d) {
  if (y < 1600 || y > 9999 || m < 1 || m > 12 || d < 1 || d > 31) return std::nullopt;
  const year_month_day ymd{chrono::year{y}, chrono::month{static_cast<unsigned>(m)},
                           chrono::day{static_cast<unsigned>(d)}};
  if (!ymd.ok()) return std::nullopt;
  return Date{sys_days{ymd}};
}

int Date::year() const {
  return static_cast<int>(calendar(*this).year());
}
int Date::month() const {
  return static_cast<int>(static_cast<unsigned>(calendar(*this).month()));
}
int Date::day() const {
  return static_cast<int>(static_cast<unsigned>(calendar(*this).day()));
}
int Date::weekday() const {
  return static_cast<int>(chrono::weekday{days_}.iso_encoding());
}

Date add_days(Date date, int count) {
  return Date{date.days() + days{count}};
}

Date add_months(Date date, int count) {
  const year_month_day from = calendar(date);
  const auto moved = chrono::year_month{from.year(), from.month()} + months{count};
  const year_month_day same_day = moved / from.day();
  return Date{same_day.ok() ? sys_days{same_day} : sys_days{moved / chrono::last}};
}

int days_between(Date earlier, Date later) {
  return static_cast<int>((later.days() - earlier.days()).count());
}
Date first_of_month(Date date) {
  return add_days(date, 1 - date.day());
}
Date monday_of_week(Date date) {
  return add_days(date, 1 - date.weekday());
}

std::string to_iso(Date date) {
  std::string out;
  append_padded(out, date.year(), 4);
  out += '-';
  append_padded(out, date.month(), 2);
  out += '-';
  append_padded(out, date.day(), 2);
  return out;
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto y = digits(text.substr(0, 4));
  const auto m = digits(text.substr(5, 2));
  const auto d = digits(text.substr(8, 2));
  if (!y || !m || !d) return std::nullopt;
  return Date::from(*y, *m, *d);
}

std::string_view month_name(int month) {
  QI_ASSERT(month >= 1 && month <= 12);
  return kMonths[static_cast<std::size_t>(month - 1)];
}
std::string_view short_month_name(int month) {
  return month_name(month).substr(0, 3);
}

std::string long_date(Date date) {
  return std::to_string(date.day()) + ' ' + std::string(month_name(date.month())) + ' ' + std::to_string(date.year());
}
std::string short_date(Date date) {
  return std::to_string(date.day()) + ' ' + std::string(short_month_name(date.month())) + ' ' +
         std::to_string(date.year());
}
std::string weekday_date(Date date) {
  return std::string(kWeekdays[static_cast<std::size_t>(date.weekday() - 1)]) + ' ' + long_date(date);
}

}  // namespace qi
