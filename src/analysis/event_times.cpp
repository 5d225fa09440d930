#include "analysis/event_times.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>

#include "analysis/iso_moment.h"
#include "base/clock.h"
#include "base/text.h"
#include "tabular/date_reading.h"

namespace qi::analysis {
namespace {

constexpr double kSecondsInDay = 86'400;
constexpr double kSecondsInHour = 3'600;
constexpr double kSecondsInMinute = 60;
// Shorter times are told apart by their hours.
constexpr double kDaysWorthTelling = 2;

bool is_day(tabular::DateForm form) {
  return form == tabular::DateForm::day || form == tabular::DateForm::spreadsheet_day;
}

/// The part of a day behind the point of a spreadsheet's number, "45210.58", to the second.
double part_of_day(std::string_view text) {
  const double number = parse_plain_number(text).value_or(0);
  return std::round((number - std::floor(number)) * kSecondsInDay) / kSecondsInDay;
}

/// The time of day behind a date that people write: "30/06/2025 14:20".
std::optional<double> time_behind(std::string_view text) {
  const std::size_t blank = text.find_last_of(" T");
  return blank == std::string_view::npos ? std::nullopt : time_of_day(text.substr(blank + 1));
}

/// "…Z" or "…+01:00" behind a time of day as programs write it.
bool says_zone(std::string_view text) {
  constexpr std::size_t kBehindMinutes = 16;  // 2025-06-30T14:20
  return text.ends_with('Z') || text.find_first_of("+-", kBehindMinutes) != std::string_view::npos;
}

constexpr auto kWholeDay = static_cast<std::int64_t>(kSecondsInDay);

std::string clock_words(std::int64_t second_of_day) {
  std::string time = fmt::format("{:02}:{:02}", second_of_day / 3'600, second_of_day / 60 % 60);
  if (second_of_day % 60 != 0) time += fmt::format(":{:02}", second_of_day % 60);
  return time;
}

/// A moment with a zone is kept as Greenwich has it.
enum class MomentClock { as_written, of_greenwich };
std::string clock_time(const Event& event, MomentClock clock) {
  auto seconds = static_cast<long long>(std::llround(event.moment * kSecondsInDay));
  if (clock == MomentClock::of_greenwich)
    seconds += std::chrono::seconds(london_offset(Instant(std::chrono::seconds(seconds)))).count();
  return clock_words((seconds % kWholeDay + kWholeDay) % kWholeDay);
}

/// Spreadsheets write midnight behind days that have no time.
bool all_have_times(const std::vector<Event>& events) {
  return std::ranges::all_of(events, &Event::has_time) &&
         std::ranges::any_of(events, [](const Event& event) { return event.moment != std::floor(event.moment); });
}

/// Without the last digits that a moment as days since 1970 cannot hold.
double seconds_between(const Event& earlier, const Event& later) {
  return std::round((later.moment - earlier.moment) * kSecondsInDay);
}

/// Events of one minute are less than a minute apart: half of it, so that they stay nearer than any others.
void separate_ties(std::vector<double>& seconds, TimesBetween& times) {
  const auto ties = static_cast<std::size_t>(std::ranges::count(seconds, 0.0));
  if (ties == 0) return;
  const bool are_minutes =
      std::ranges::all_of(seconds, [](double each) { return std::fmod(each, kSecondsInMinute) == 0; });
  std::ranges::replace(seconds, 0.0, (are_minutes ? kSecondsInMinute : 1) / 2);
  times.assumed.push_back(fmt::format(
      "{} at the same time as the one before: the time between was taken as half a {}. Check that none was written "
      "down twice.",
      counted(ties, "event came", "events came"), are_minutes ? "minute" : "second"));
}

void take_times(const std::vector<Event>& events, TimesBetween& times) {
  std::vector<double> seconds;
  for (std::size_t i = 1; i < events.size(); ++i) seconds.push_back(seconds_between(events[i - 1], events[i]));
  separate_ties(seconds, times);
  times.counts_days = false;
  times.unit = median(seconds) < kDaysWorthTelling * kSecondsInDay ? EventUnit::hours : EventUnit::days;
  const double unit = times.unit == EventUnit::hours ? kSecondsInHour : kSecondsInDay;
  for (const double each : seconds) times.values.push_back(each / unit);
}

void take_days(const std::vector<Event>& events, TimesBetween& times) {
  for (std::size_t i = 1; i < events.size(); ++i)
    times.values.push_back(days_between(events[i - 1].day, events[i].day));
}

/// What a chart makes of 0 is told with its limits.
std::string same_day_note(std::size_t ties) {
  return counted(ties, "event came", "events came") +
         " on the same day as the one before: the time between is 0. Check that none was written down twice.";
}

}  // namespace

std::string_view slug(EventUnit unit) {
  return unit == EventUnit::days ? "days" : "hours";
}

Result<Event> read_event(std::string_view cell) {
  const std::string_view text = trimmed(cell);
  const auto date = tabular::read_date(text);
  if (!date) return date.error();
  if (!is_day(date->form)) return Error::invalid("Give the day of the event, like 30/11/2024.");
  Event event{.day = date->date, .moment = static_cast<double>(days_between(Date{}, date->date))};
  constexpr std::size_t kIsoDay = 10;
  bool is_zoned = false;
  if (const auto moment = iso_moment(text)) {
    is_zoned = says_zone(text);
    event.moment = *moment;
    event.has_time = text.size() > kIsoDay;
  } else if (const auto time = time_behind(text)) {
    event.moment += *time;
    event.has_time = true;
  } else if (date->form == tabular::DateForm::spreadsheet_day) {
    event.moment += part_of_day(text);
    event.has_time = true;
  }
  if (event.has_time) event.time = clock_time(event, is_zoned ? MomentClock::of_greenwich : MomentClock::as_written);
  return event;
}

// Seconds since 1970 on the clock, and half a second more where only the day is known.
KeptEvent kept(const Event& event) {
  constexpr double kDayAlone = 0.5;
  const double day = days_between(Date{}, event.day) * kSecondsInDay;
  const double time = event.has_time ? std::round(time_of_day(event.time).value_or(0) * kSecondsInDay) : kDayAlone;
  return {.moment = event.moment, .clock = day + time};
}

Event event_of(const KeptEvent& kept) {
  const int day = static_cast<int>(std::floor(kept.clock / kSecondsInDay));
  Event event{.day = add_days(Date{}, day), .moment = kept.moment, .has_time = kept.clock == std::floor(kept.clock)};
  if (event.has_time) event.time = clock_words(static_cast<std::int64_t>(kept.clock - day * kSecondsInDay));
  return event;
}

Result<TimesBetween> times_between(std::vector<Event> given, spc::ChartKind chart) {
  if (given.size() < 2)
    return Error::invalid("Give the dates of two events or more: a time between events needs both of them.");
  const bool is_timed = chart == spc::ChartKind::t && all_have_times(given);
  const auto order = [&](const Event& one, const Event& other) {
    return is_timed ? one.moment < other.moment : one.day < other.day;
  };
  const bool was_sorted = std::ranges::is_sorted(given, order);
  std::vector<std::size_t> places(given.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::ranges::stable_sort(places, order, [&](std::size_t place) -> const Event& { return given[place]; });
  std::vector<Event> events;
  for (const std::size_t place : places) events.push_back(std::move(given[place]));
  TimesBetween times{.values = {},
                     .dates = {},
                     .times = {},
                     .places = {places.begin() + 1, places.end()},
                     .start = events.front().day,
                     .start_place = places.front()};
  for (std::size_t i = 1; i < events.size(); ++i) times.dates.push_back(events[i].day);
  for (std::size_t i = 1; i < events.size() && is_timed; ++i) times.times.push_back(events[i].time);
  if (is_timed)
    take_times(events, times);
  else
    take_days(events, times);

  std::string start = fmt::format(
      "These are the {} from each event to the next. The first event, on {}, is the start; each point has the date of "
      "the later event.",
      slug(times.unit), long_date(times.start));
  times.notes.push_back(std::move(start));
  if (!was_sorted) times.notes.emplace_back("Events were put in the order of their dates.");
  const auto ties = static_cast<std::size_t>(std::ranges::count(times.values, 0.0));
  if (ties > 0) times.assumed.push_back(same_day_note(ties));
  if (chart == spc::ChartKind::t && !is_timed && std::ranges::any_of(events, &Event::has_time) &&
      !std::ranges::all_of(events, &Event::has_time))
    times.assumed.emplace_back("Some events have no time of day, so whole days were counted.");
  return times;
}

ValueFormat format_of(const TimesBetween& times) {
  constexpr int kPartsOfDays = 2;
  const int decimals = times.counts_days ? 0 : times.unit == EventUnit::hours ? 1 : kPartsOfDays;
  return {.style = ValueStyle::number, .decimals = decimals, .unit = std::string(slug(times.unit))};
}

}  // namespace qi::analysis
