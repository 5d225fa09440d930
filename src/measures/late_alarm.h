#pragma once
/// An alarm that stands while the figures of a series are late.
/// When figures are late is late_figures.h; who is told of an alarm is late_watch.h, in which words late_news.h.

#include <optional>
#include <string>

#include "measures/measure.h"
#include "measures/measure_series.h"

namespace qi::measures {

struct LateAlarmTag;
using LateAlarmId = Id<LateAlarmTag>;

struct LateAlarm {
  LateAlarmId id;
  SeriesId series;
  Date latest;    ///< first day of the last period with a figure
  Date missing;   ///< first day of the period whose figure was missed when the alarm was opened
  Date expected;  ///< last day on which it was in time
  Instant opened_at{};
  std::optional<Instant> cleared_at;  ///< nullopt: open
};

/// "April 2025 was expected by 31 May 2025."
std::string late_alarm_words(const LateAlarm& alarm, Frequency frequency);

}  // namespace qi::measures
