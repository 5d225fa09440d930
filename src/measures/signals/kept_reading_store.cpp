#include "measures/signals/kept_reading_store.h"

#include <algorithm>

namespace qi::measures {
namespace {

KeptReading read_summary(const db::Row& row) {
  return {.series = row.get<SeriesId>(0),
          .read_at = row.get<Instant>(1),
          .refused = row.get<std::string>(2),
          .points = static_cast<std::size_t>(row.get<std::int64_t>(3)),
          .first_period = row.get<std::optional<Date>>(4),
          .latest_period = row.get<std::optional<Date>>(5),
          .latest_value = row.get<std::optional<double>>(6),
          .latest_shown = row.get<std::string>(7),
          .latest_known_at = row.get<std::optional<Instant>>(8),
          .next_due = row.get<std::optional<Date>>(9),
          .limits_shown = row.get<bool>(10),
          .provisional = row.get<bool>(11),
          .centre = row.get<std::optional<double>>(12),
          .lower_limit = row.get<std::optional<double>>(13),
          .upper_limit = row.get<std::optional<double>>(14),
          .sigma = row.get<std::optional<double>>(15),
          .variation = row.get<std::string>(16),
          .variation_words = row.get<std::string>(17),
          .assurance = row.get<std::string>(18),
          .assurance_words = row.get<std::string>(19),
          .headline = row.get<std::string>(20),
          .explanation = row.get<std::string>(21),
          .target = row.get<std::optional<double>>(22),
          .target_name = row.get<std::string>(23),
          .profile = row.get<std::string>(24),
          .phases = {},
          .point_rows = {}};
}

KeptPhase read_phase(const db::Row& row) {
  return {.number = row.get<std::int64_t>(0),
          .title = row.get<std::string>(1),
          .first_period = row.get<Date>(2),
          .last_period = row.get<Date>(3),
          .points_used = static_cast<std::size_t>(row.get<std::int64_t>(4)),
          .frozen = row.get<bool>(5),
          .centre = row.get<std::optional<double>>(6),
          .lower_limit = row.get<std::optional<double>>(7),
          .upper_limit = row.get<std::optional<double>>(8),
          .sigma = row.get<std::optional<double>>(9)};
}

KeptPoint read_point(const db::Row& row) {
  return {.period = row.get<Date>(0),
          .phase = row.get<std::int64_t>(1),
          .value = row.get<std::optional<double>>(2),
          .target = row.get<std::optional<double>>(3),
          .state = row.get<std::string>(4),
          .rules = row.get<std::string>(5),
          .words = row.get<std::string>(6)};
}

std::vector<KeptPhase> list_kept_phases(db::Connection& db, SeriesId series) {
  return db.all(R"sql(
      SELECT number, title, first_period, last_period, points_used, frozen, centre, lower_limit, upper_limit, sigma
        FROM phase_reading
       WHERE series_id = $1
       ORDER BY number
  )sql",
                read_phase, series);
}

std::vector<KeptPoint> list_kept_points(db::Connection& db, SeriesId series) {
  return db.all(R"sql(
      SELECT period, phase, value, target, state, rules, words
        FROM point_reading
       WHERE series_id = $1
       ORDER BY period
  )sql",
                read_point, series);
}

void keep_summary(db::Connection& db, const KeptReading& r) {
  db.run("DELETE FROM series_reading WHERE series_id = $1", r.series);
  db.run(
      R"sql(
      INSERT INTO series_reading (series_id, read_at, refused, points, first_period, latest_period, latest_value,
                                  latest_shown, latest_known_at, next_due, limits_shown, provisional, centre,
                                  lower_limit, upper_limit, sigma, variation, variation_words, assurance,
                                  assurance_words, headline, explanation, target, target_name, profile)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
              $24, $25)
  )sql",
      r.series, r.read_at, r.refused, r.points, r.first_period, r.latest_period, r.latest_value, r.latest_shown,
      r.latest_known_at, r.next_due, r.limits_shown, r.provisional, r.centre, r.lower_limit, r.upper_limit, r.sigma,
      r.variation, r.variation_words, r.assurance, r.assurance_words, r.headline, r.explanation, r.target,
      r.target_name, r.profile);
}

void keep_phases(db::Connection& db, SeriesId series, const std::vector<KeptPhase>& phases) {
  if (list_kept_phases(db, series) == phases) return;
  db.run("DELETE FROM phase_reading WHERE series_id = $1", series);
  for (const KeptPhase& p : phases)
    db.run(R"sql(
      INSERT INTO phase_reading (series_id, number, title, first_period, last_period, points_used, frozen, centre,
                                 lower_limit, upper_limit, sigma)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  )sql",
           series, p.number, p.title, p.first_period, p.last_period, p.points_used, p.frozen, p.centre, p.lower_limit,
           p.upper_limit, p.sigma);
}

void keep_point(db::Connection& db, SeriesId series, const KeptPoint& p) {
  db.run(R"sql(
      INSERT INTO point_reading (series_id, period, phase, value, target, state, rules, words)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (series_id, period) DO UPDATE
         SET phase = excluded.phase, value = excluded.value, target = excluded.target, state = excluded.state,
             rules = excluded.rules, words = excluded.words
  )sql",
         series, p.period, p.phase, p.value, p.target, p.state, p.rules, p.words);
}

void keep_points(db::Connection& db, SeriesId series, const std::vector<KeptPoint>& points) {
  const std::vector<KeptPoint> before = list_kept_points(db, series);
  for (const KeptPoint& old : before)
    if (!std::ranges::binary_search(points, old.period, {}, &KeptPoint::period))
      db.run("DELETE FROM point_reading WHERE series_id = $1 AND period = $2", series, old.period);
  for (const KeptPoint& point : points) {
    const auto same = std::ranges::lower_bound(before, point.period, {}, &KeptPoint::period);
    if (same == before.end() || *same != point) keep_point(db, series, point);
  }
}

}  // namespace

void keep_reading(db::Connection& db, const KeptReading& reading) {
  QI_ASSERT(db.in_transaction());
  keep_summary(db, reading);
  keep_phases(db, reading.series, reading.phases);
  keep_points(db, reading.series, reading.point_rows);
}

std::optional<KeptReading> find_kept_reading(db::Connection& db, SeriesId series) {
  auto found = db.first(R"sql(
      SELECT series_id, read_at, refused, points, first_period, latest_period, latest_value, latest_shown,
             latest_known_at, next_due, limits_shown, provisional, centre, lower_limit, upper_limit, sigma, variation,
             variation_words, assurance, assurance_words, headline, explanation, target, target_name, profile
        FROM series_reading
       WHERE series_id = $1
  )sql",
                        read_summary, series);
  if (!found) return std::nullopt;
  found->phases = list_kept_phases(db, series);
  found->point_rows = list_kept_points(db, series);
  return found;
}

std::optional<Date> find_latest_read_period(db::Connection& db, SeriesId series) {
  const auto found = db.first(R"sql(
      SELECT latest_period
        FROM series_reading
       WHERE series_id = $1
  )sql",
                              [](const db::Row& row) { return row.get<std::optional<Date>>(0); }, series);
  return found.value_or(std::nullopt);
}

}  // namespace qi::measures
