#include "measures/late_alarm_store.h"

#include "shell/audit.h"
#include "shell/audit_payload.h"

namespace qi::measures {
namespace {

/// id, series_id, latest_period, missing_period, expected_on, opened_at, cleared_at
LateAlarm read_alarm(const db::Row& row) {
  return {.id = row.get<LateAlarmId>(0),
          .series = row.get<SeriesId>(1),
          .latest = row.get<Date>(2),
          .missing = row.get<Date>(3),
          .expected = row.get<Date>(4),
          .opened_at = row.get<Instant>(5),
          .cleared_at = row.get<std::optional<Instant>>(6)};
}

/// The columns of read_alarm, then of the measure id, name, frequency, and of the organisation code, short_name.
LateAlarmLine read_line(const db::Row& row) {
  return {.alarm = read_alarm(row),
          .measure = row.get<MeasureId>(7),
          .measure_name = row.get<std::string>(8),
          .frequency = parse_frequency(row.get<std::string>(9)).value(),
          .place_code = row.get<std::string>(10),
          .place = row.get<std::string>(11)};
}

std::string subject_of(LateAlarmId id) {
  return "late-alarm:" + to_text(id);
}

}  // namespace

std::string late_alarm_words(const LateAlarm& alarm, Frequency frequency) {
  return period_name(frequency, alarm.missing) + " was expected by " + long_date(alarm.expected) + ".";
}

std::vector<LateSeries> list_late_series(db::Connection& db, Date today) {
  return db.all(R"sql(
      SELECT series.id, measure.frequency, series_reading.latest_period, coalesce(trust.code, organisation.code)
        FROM series_reading
        JOIN series ON series.id = series_reading.series_id
        JOIN measure ON measure.id = series.measure_id
        JOIN organisation ON organisation.id = series.organisation_id
        LEFT JOIN organisation trust ON trust.id = organisation.parent_id
       WHERE series_reading.next_due < $1
         AND series_reading.latest_period IS NOT NULL
         AND measure.closed_at IS NULL
       ORDER BY series.id
  )sql",
                [](const db::Row& row) -> LateSeries {
                  return {.series = row.get<SeriesId>(0),
                          .frequency = parse_frequency(row.get<std::string>(1)).value(),
                          .latest = row.get<Date>(2),
                          .trust_code = row.get<std::string>(3)};
                },
                today);
}

LateAlarmId open_late_alarm(db::Connection& db, const LateAlarm& alarm) {
  const auto id = db.only<LateAlarmId>(R"sql(
      INSERT INTO late_alarm (series_id, latest_period, missing_period, expected_on, opened_at)
      VALUES ($1, $2, $3, $4, $5)
      RETURNING id
  )sql",
                                       alarm.series, alarm.latest, alarm.missing, alarm.expected, alarm.opened_at);
  shell::record(db, alarm.opened_at, std::nullopt,
                {.action = "late-alarm.open",
                 .subject = subject_of(id),
                 .payload = shell::audit_payload({{"series", to_text(alarm.series)},
                                                  {"missing", to_iso(alarm.missing)},
                                                  {"expected", to_iso(alarm.expected)}})});
  return id;
}

void clear_late_alarm(db::Connection& db, Instant now, LateAlarmId id) {
  db.run(R"sql(
      UPDATE late_alarm
         SET cleared_at = $2
       WHERE id = $1
         AND cleared_at IS NULL
  )sql",
         id, now);
  shell::record(db, now, std::nullopt, {.action = "late-alarm.clear", .subject = subject_of(id)});
}

std::optional<LateAlarm> find_late_alarm(db::Connection& db, LateAlarmId id) {
  return db.first(R"sql(
      SELECT id, series_id, latest_period, missing_period, expected_on, opened_at, cleared_at
        FROM late_alarm
       WHERE id = $1
  )sql",
                  read_alarm, id);
}

std::optional<LateAlarm> find_open_late_alarm(db::Connection& db, SeriesId series) {
  return db.first(R"sql(
      SELECT id, series_id, latest_period, missing_period, expected_on, opened_at, cleared_at
        FROM late_alarm
       WHERE series_id = $1
         AND cleared_at IS NULL
  )sql",
                  read_alarm, series);
}

std::vector<LateAlarm> list_open_late_alarms(db::Connection& db) {
  return db.all(R"sql(
      SELECT id, series_id, latest_period, missing_period, expected_on, opened_at, cleared_at
        FROM late_alarm
       WHERE cleared_at IS NULL
       ORDER BY series_id
  )sql",
                read_alarm);
}

std::size_t count_open_late_alarms(db::Connection& db) {
  return static_cast<std::size_t>(db.only<std::int64_t>(R"sql(
      SELECT count(*)
        FROM late_alarm
       WHERE cleared_at IS NULL
  )sql"));
}

std::vector<LateAlarmLine> list_late_alarm_lines(db::Connection& db, int most) {
  return db.all(R"sql(
      SELECT late_alarm.id, late_alarm.series_id, late_alarm.latest_period, late_alarm.missing_period,
             late_alarm.expected_on, late_alarm.opened_at, late_alarm.cleared_at,
             measure.id, measure.name, measure.frequency, organisation.code, organisation.short_name
        FROM late_alarm
        JOIN series ON series.id = late_alarm.series_id
        JOIN measure ON measure.id = series.measure_id
        JOIN organisation ON organisation.id = series.organisation_id
       WHERE late_alarm.cleared_at IS NULL
       ORDER BY late_alarm.expected_on, measure.id, organisation.id
       LIMIT $1
  )sql",
                read_line, most);
}

std::vector<LateAlarmLine> list_late_alarms_of(db::Connection& db, Instant opened_at, std::string_view own_ods_code) {
  return db.all(R"sql(
      SELECT late_alarm.id, late_alarm.series_id, late_alarm.latest_period, late_alarm.missing_period,
             late_alarm.expected_on, late_alarm.opened_at, late_alarm.cleared_at,
             measure.id, measure.name, measure.frequency, organisation.code, organisation.short_name
        FROM late_alarm
        JOIN series ON series.id = late_alarm.series_id
        JOIN measure ON measure.id = series.measure_id
        JOIN organisation ON organisation.id = series.organisation_id
        LEFT JOIN organisation trust ON trust.id = organisation.parent_id
       WHERE late_alarm.opened_at = $1
         AND late_alarm.cleared_at IS NULL
         AND (coalesce(trust.code, organisation.code) = $2
              OR EXISTS (SELECT 1
                           FROM follower
                           JOIN account ON account.id = follower.account_id
                          WHERE follower.series_id = late_alarm.series_id
                            AND follower.ended_at IS NULL
                            AND account.closed_at IS NULL))
       ORDER BY late_alarm.expected_on, measure.id, organisation.id
  )sql",
                read_line, opened_at, own_ods_code);
}

}  // namespace qi::measures
