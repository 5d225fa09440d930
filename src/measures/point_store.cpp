#include "measures/point_store.h"

namespace qi::measures {
namespace {

/// Columns: period, value, numerator, denominator, known_from, known_until, batch_id; from column `first` on.
Point read_point_from(const db::Row& row, std::size_t first) {
  return {.period = row.get<Date>(first),
          .figure = {.value = row.get<std::optional<double>>(first + 1),
                     .numerator = row.get<std::optional<double>>(first + 2),
                     .denominator = row.get<std::optional<double>>(first + 3)},
          .known_from = row.get<Instant>(first + 4),
          .known_until = row.get<std::optional<Instant>>(first + 5),
          .batch = row.get<BatchId>(first + 6)};
}

Point read_point(const db::Row& row) {
  return read_point_from(row, 0);
}

/// Gathers rows that come ordered by series: series id, measure id, organisation id, then the columns of a point.
class Gatherer {
 public:
  void operator()(const db::Row& row) {
    const auto series = row.get<SeriesId>(0);
    if (gathered_.empty() || gathered_.back().series.id != series)
      gathered_.push_back({{series, row.get<MeasureId>(1), row.get<OrganisationId>(2)}, {}});
    gathered_.back().points.push_back(read_point_from(row, 3));
  }
  std::vector<SeriesPoints> take() { return std::move(gathered_); }

 private:
  std::vector<SeriesPoints> gathered_;
};

}  // namespace

std::vector<Point> list_points(db::Connection& db, SeriesId series) {
  return db.all(R"sql(
      SELECT period, value, numerator, denominator, known_from, known_until, batch_id
        FROM point
       WHERE series_id = $1
         AND known_until IS NULL
       ORDER BY period
  )sql",
                read_point, series);
}

std::vector<Point> list_points_known_at(db::Connection& db, SeriesId series, Instant moment) {
  return db.all(R"sql(
      SELECT period, value, numerator, denominator, known_from, known_until, batch_id
        FROM point
       WHERE series_id = $1
         AND known_from <= $2
         AND (known_until IS NULL OR known_until > $2)
       ORDER BY period
  )sql",
                read_point, series, moment);
}

std::vector<Point> list_point_history(db::Connection& db, SeriesId series, Date period) {
  return db.all(R"sql(
      SELECT period, value, numerator, denominator, known_from, known_until, batch_id
        FROM point
       WHERE series_id = $1
         AND period = $2
         AND (known_until IS NULL OR known_until > known_from)
       ORDER BY known_from, id
  )sql",
                read_point, series, period);
}

std::vector<Point> list_points_between(db::Connection& db, SeriesId series, const PointStretch& stretch,
                                       std::optional<Instant> known_at) {
  if (known_at)
    return db.all(R"sql(
      SELECT period, value, numerator, denominator, known_from, known_until, batch_id
        FROM point
       WHERE series_id = $1
         AND period >= $2
         AND period < $3
         AND known_from <= $5
         AND (known_until IS NULL OR known_until > $5)
       ORDER BY period
       LIMIT $4
  )sql",
                  read_point, series, stretch.from, stretch.until, stretch.most, *known_at);
  return db.all(R"sql(
      SELECT period, value, numerator, denominator, known_from, known_until, batch_id
        FROM point
       WHERE series_id = $1
         AND period >= $2
         AND period < $3
         AND known_until IS NULL
       ORDER BY period
       LIMIT $4
  )sql",
                read_point, series, stretch.from, stretch.until, stretch.most);
}

std::vector<SeriesPoints> list_points_of_organisation(db::Connection& db, OrganisationId organisation) {
  Gatherer gatherer;
  db.each(R"sql(
      SELECT series.id, series.measure_id, series.organisation_id,
             point.period, point.value, point.numerator, point.denominator, point.known_from, point.known_until,
             point.batch_id
        FROM series
        JOIN point ON point.series_id = series.id
                  AND point.known_until IS NULL
       WHERE series.organisation_id = $1
       ORDER BY series.id, point.period
  )sql",
          gatherer, organisation);
  return gatherer.take();
}

std::vector<SeriesPoints> list_points_of_organisation_known_at(db::Connection& db, OrganisationId organisation,
                                                               Instant moment) {
  Gatherer gatherer;
  db.each(R"sql(
      SELECT series.id, series.measure_id, series.organisation_id,
             point.period, point.value, point.numerator, point.denominator, point.known_from, point.known_until,
             point.batch_id
        FROM series
        JOIN point ON point.series_id = series.id
                  AND point.known_from <= $2
                  AND (point.known_until IS NULL OR point.known_until > $2)
       WHERE series.organisation_id = $1
       ORDER BY series.id, point.period
  )sql",
          gatherer, organisation, moment);
  return gatherer.take();
}

std::vector<SeriesPoints> list_points_of_measure(db::Connection& db, MeasureId measure) {
  Gatherer gatherer;
  db.each(R"sql(
      SELECT series.id, series.measure_id, series.organisation_id,
             point.period, point.value, point.numerator, point.denominator, point.known_from, point.known_until,
             point.batch_id
        FROM series
        JOIN point ON point.series_id = series.id
                  AND point.known_until IS NULL
       WHERE series.measure_id = $1
       ORDER BY series.id, point.period
  )sql",
          gatherer, measure);
  return gatherer.take();
}

std::vector<SeriesPoints> list_points_of_measure_known_at(db::Connection& db, MeasureId measure, Instant moment) {
  Gatherer gatherer;
  db.each(R"sql(
      SELECT series.id, series.measure_id, series.organisation_id,
             point.period, point.value, point.numerator, point.denominator, point.known_from, point.known_until,
             point.batch_id
        FROM series
        JOIN point ON point.series_id = series.id
                  AND point.known_from <= $2
                  AND (point.known_until IS NULL OR point.known_until > $2)
       WHERE series.measure_id = $1
       ORDER BY series.id, point.period
  )sql",
          gatherer, measure, moment);
  return gatherer.take();
}

std::optional<Date> latest_period(db::Connection& db, OrganisationId organisation) {
  return db.only<std::optional<Date>>(R"sql(
      SELECT max(point.period)
        FROM series
        JOIN point ON point.series_id = series.id
                  AND point.known_until IS NULL
       WHERE series.organisation_id = $1
         AND point.value IS NOT NULL
  )sql",
                                      organisation);
}

}  // namespace qi::measures
