#pragma once
/// When single events happened, in any order, as the times from each to the next: what g and t charts take. The page,
/// the command line and a JSON question all come through here.
/// It reads no table and draws nothing: see event_table.h.

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/number.h"
#include "base/result.h"
#include "spc/series.h"

namespace qi::analysis {

/// What the points of a chart stand for.
enum class PointsAre {
  periods,  ///< a figure for each day, week, month …
  events,   ///< single ones, on any days: no measure can keep these
  rows,     ///< figures of single cases, on any days: no measure can keep these either
};

struct Event {
  Date day;               ///< as written; of a time with a zone the day in London
  double moment = 0;      ///< days since 1970, with the time of day as a part of one
  bool has_time = false;  ///< false: only the day is known, and `moment` is its beginning
  std::string time = {};  ///< of day on the clock in London, "14:20" or "14:20:05"; "" not known
};

/// A day as tabular::read_date takes it, with or without a time of day behind it: "30/06/2025", "30/06/2025 14:20",
/// "2025-06-30T14:20:05Z". A spreadsheet's number, "45210.58", has its time of day behind the point.
/// refuses  what read_date refuses; a month, quarter or year, because an event has a day.
Result<Event> read_event(std::string_view text);

/// An event as two numbers, because a long table has millions of them.
struct KeptEvent {
  double moment = 0;
  double clock = 0;  ///< for event_of alone
};
KeptEvent kept(const Event& event);
Event event_of(const KeptEvent& kept);  ///< the same event; its time of day to the second

enum class EventUnit { days, hours };
std::string_view slug(EventUnit unit);  ///< "days"

struct TimesBetween {
  /// From each event to the next, one less than there are events. 0: on the same day; of times of day, events that were
  /// written down at the same time are half of the minute or second apart to which times were written.
  std::vector<double> values;
  std::vector<Date> dates;          ///< of the later event of each value
  std::vector<std::string> times;   ///< the times of day of these; empty where whole days are counted
  std::vector<std::size_t> places;  ///< of these in the list that was given
  Date start;                       ///< of the first event, which has no value
  std::size_t start_place = 0;
  EventUnit unit = EventUnit::days;
  bool counts_days = true;           ///< whole days; false: times of day count too
  std::vector<std::string> notes;    ///< what was done, in sentences
  std::vector<std::string> assumed;  ///< what somebody should check, in sentences
};

/// g charts count whole days. t charts count whole days too unless every event has a time of day: then hours, or days
/// and parts of them where half of the times or more are two days or longer.
/// `chart` is g or t. refuses  fewer than two events.
Result<TimesBetween> times_between(std::vector<Event> events, spc::ChartKind chart);

/// How such times are written: days without decimals where whole days are counted.
ValueFormat format_of(const TimesBetween& times);

}  // namespace qi::analysis
