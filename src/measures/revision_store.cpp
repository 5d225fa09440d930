#include "measures/revision_store.h"

namespace qi::measures {
namespace {

/// Columns: source_kind, file_name, loaded_at, brought_by; from column `first` on.
LoadSource read_source(const db::Row& row, std::size_t first) {
  return {.kind = parse_source_kind(row.get<std::string>(first)).value(),
          .file_name = row.get<std::string>(first + 1),
          .loaded_at = row.get<Instant>(first + 2),
          .brought_by = parse_carrier(row.get<std::optional<std::string>>(first + 3).value_or(""))};
}

/// Columns: value, numerator, denominator; from column `first` on.
Figure read_figure(const db::Row& row, std::size_t first) {
  return {.value = row.get<std::optional<double>>(first),
          .numerator = row.get<std::optional<double>>(first + 1),
          .denominator = row.get<std::optional<double>>(first + 2)};
}

}  // namespace

std::vector<Revision> list_revisions_since(db::Connection& db, SeriesId series, Instant moment) {
  // A row that ended after the moment was revised since; what is known now is the current row of its period.
  return db.all(R"sql(
      SELECT earlier.period, earlier.value, earlier.numerator, earlier.denominator,
             later.value, later.numerator, later.denominator, later.known_from,
             import_batch.source_kind, import_batch.file_name, import_batch.loaded_at,
             import_batch.brought_by
        FROM point earlier
        JOIN point later ON later.series_id = earlier.series_id
                        AND later.period = earlier.period
                        AND later.known_until IS NULL
        JOIN import_batch ON import_batch.id = later.batch_id
       WHERE earlier.series_id = $1
         AND earlier.known_from <= $2
         AND earlier.known_until > $2
         AND (   earlier.value <> later.value
              OR (earlier.value IS NULL AND later.value IS NOT NULL)
              OR (earlier.value IS NOT NULL AND later.value IS NULL))
       ORDER BY earlier.period DESC
  )sql",
                [](const db::Row& row) {
                  return Revision{.period = row.get<Date>(0),
                                  .before = read_figure(row, 1),
                                  .after = read_figure(row, 4),
                                  .revised_at = row.get<Instant>(7),
                                  .source = read_source(row, 8)};
                },
                series, moment);
}

std::vector<FigureVersion> list_figure_versions(db::Connection& db, SeriesId series, Date period) {
  return db.all(R"sql(
      SELECT point.period, point.value, point.numerator, point.denominator, point.known_from, point.known_until,
             point.batch_id, import_batch.source_kind, import_batch.file_name, import_batch.loaded_at,
             import_batch.brought_by
        FROM point
        JOIN import_batch ON import_batch.id = point.batch_id
       WHERE point.series_id = $1
         AND point.period = $2
         AND (point.known_until IS NULL OR point.known_until > point.known_from)
       ORDER BY point.known_from, point.id
  )sql",
                [](const db::Row& row) {
                  return FigureVersion{.point = {.period = row.get<Date>(0),
                                                 .figure = read_figure(row, 1),
                                                 .known_from = row.get<Instant>(4),
                                                 .known_until = row.get<std::optional<Instant>>(5),
                                                 .batch = row.get<BatchId>(6)},
                                       .source = read_source(row, 7)};
                },
                series, period);
}

}  // namespace qi::measures
