#include "base/clock.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace qi {
namespace {

using namespace std::chrono;

sys_time<milliseconds> change_of_month(year y, month m) {
  return sys_days{y / m / Sunday[last]} + hours(1);
}

std::optional<int> number_in(std::string_view text, std::size_t from, std::size_t length) {
  int number = 0;
  const char* begin = text.data() + from;
  const auto [end, failed] = std::from_chars(begin, begin + length, number);
  if (failed != std::errc{} || end != begin + length || *begin == '-') return std::nullopt;
  return number;
}

}  // namespace

Date Clock::today() const {
  return london_date(now());
}

Instant SystemClock::now() const {
  return floor<milliseconds>(system_clock::now());
}

Instant PinnedDayClock::now() const {
  constexpr milliseconds kLatest = hours(23) - milliseconds(1);
  const Instant machine = machine_.now();
  return day_.days() + std::min(kLatest, machine - floor<days>(machine));
}

hours london_offset(Instant instant) {
  const year y = year_month_day{floor<days>(instant)}.year();
  return instant >= change_of_month(y, March) && instant < change_of_month(y, October) ? hours(1) : hours(0);
}

Date london_date(Instant instant) {
  return Date{floor<days>(instant + london_offset(instant))};
}

Instant start_of_london_day(Date day) {
  // The clocks never change at midnight, so the offset there is the one of midnight as London has it.
  const Instant midnight_utc = day.days();
  return midnight_utc - london_offset(midnight_utc - hours(1));
}

Instant end_of_london_day(Date day) {
  return start_of_london_day(add_days(day, 1)) - milliseconds(1);
}

std::string london_time(Instant instant) {
  const auto local = instant + london_offset(instant);
  const hh_mm_ss time{local - floor<days>(local)};
  const auto hour = time.hours().count();
  return fmt::format("{}:{:02}{}", hour % 12 == 0 ? 12 : hour % 12, time.minutes().count(), hour < 12 ? "am" : "pm");
}

std::string to_iso(Instant instant) {
  const auto day = floor<days>(instant);
  const hh_mm_ss time{instant - day};
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", to_iso(Date{day}), time.hours().count(), time.minutes().count(),
                     time.seconds().count(), time.subseconds().count());
}

std::optional<Instant> parse_iso_instant(std::string_view text) {
  if (text.size() != 24 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != '.' || text[23] != 'Z')
    return std::nullopt;
  const auto date = parse_iso_date(text.substr(0, 10));
  const auto h = number_in(text, 11, 2);
  const auto m = number_in(text, 14, 2);
  const auto s = number_in(text, 17, 2);
  const auto ms = number_in(text, 20, 3);
  if (!date || !h || !m || !s || !ms || *h > 23 || *m > 59 || *s > 59) return std::nullopt;
  return date->days() + hours(*h) + minutes(*m) + seconds(*s) + milliseconds(*ms);
}

}  // namespace qi
