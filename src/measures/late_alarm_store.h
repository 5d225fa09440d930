#pragma once
/// Keeps the alarms of late figures. What writes is called inside a transaction.
/// It tells nobody: see late_watch.h.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/connection.h"
#include "measures/late_alarm.h"

namespace qi::measures {

/// A series whose next figure should have been here before `today`, by what the analysis last made of it.
struct LateSeries {
  SeriesId series;
  Frequency frequency = Frequency::month;
  Date latest;             ///< first day of the last period with a figure
  std::string trust_code;  ///< of its organisation, or of the trust that this belongs to
};
/// Of measures that are not closed. By series. Series that were never read or have no figure are not late.
std::vector<LateSeries> list_late_series(db::Connection& db, Date today);

/// `id` and `cleared_at` are ignored. One open alarm for a series: a second one is our mistake. Leaves an audit record.
LateAlarmId open_late_alarm(db::Connection& db, const LateAlarm& alarm);
/// Leaves an audit record.
void clear_late_alarm(db::Connection& db, Instant now, LateAlarmId id);
std::optional<LateAlarm> find_late_alarm(db::Connection& db, LateAlarmId id);
std::optional<LateAlarm> find_open_late_alarm(db::Connection& db, SeriesId series);
/// By series.
std::vector<LateAlarm> list_open_late_alarms(db::Connection& db);
std::size_t count_open_late_alarms(db::Connection& db);

/// What a list of alarms shows.
struct LateAlarmLine {
  LateAlarm alarm;
  MeasureId measure;
  std::string measure_name;
  Frequency frequency = Frequency::month;
  std::string place_code;
  std::string place;
};
/// Open ones, longest missed first, then by measure and place; at most `most`.
std::vector<LateAlarmLine> list_late_alarm_lines(db::Connection& db, int most);
/// Open ones that were opened at this moment, of the trust `own_ods_code`, its units and what somebody follows; in the
/// same order.
std::vector<LateAlarmLine> list_late_alarms_of(db::Connection& db, Instant opened_at, std::string_view own_ods_code);

}  // namespace qi::measures
