#pragma once
/// Brings the alarms of late figures in line with the figures: opens one where a figure was missed, clears it when one
/// has come. It runs when somebody calls it: the feeds slice has a job that does so every day.

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "db/connection.h"
#include "measures/late_alarm.h"

namespace qi::measures {

struct LateWatch {
  std::vector<LateAlarm> opened;
  std::size_t cleared = 0;
};

/// By what the analysis last made of each series: call reading_again.h before. When the figure came that an alarm is
/// about and the next one is late too, that alarm is cleared and another one opened. Followers of a series that becomes
/// late get news of it, and each web hook one piece for all that are followed or of the own trust or its units: a
/// national edition that is late concerns hundreds of series. Call inside a transaction.
LateWatch watch_late_figures(db::Connection& db, Instant now, std::string_view own_ods_code);

/// Clears the alarm of one series that is not late any more by `next_due` (late_figures.h). Call inside a transaction.
void clear_if_arrived(db::Connection& db, Instant now, SeriesId series, std::optional<Date> next_due);

}  // namespace qi::measures
