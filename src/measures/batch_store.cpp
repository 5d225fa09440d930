#include "measures/batch_store.h"

namespace qi::measures {
namespace {

ImportBatch read_batch(const db::Row& row) {
  const auto count = [&](std::size_t column) { return static_cast<std::size_t>(row.get<std::int64_t>(column)); };
  return {.id = row.get<BatchId>(0),
          .loaded_at = row.get<Instant>(1),
          .loaded_by = row.get<std::optional<shell::AccountId>>(2),
          .known_at = row.get<Instant>(3),
          .source_kind = parse_source_kind(row.get<std::string>(4)).value(),
          .scope = row.get<std::string>(5),
          .file_name = row.get<std::string>(6),
          .sha256 = row.get<std::string>(7),
          .rows_read = count(8),
          .added = count(9),
          .revised = count(10),
          .unchanged = count(11),
          .note = row.get<std::string>(12),
          .brought_by = parse_carrier(row.get<std::optional<std::string>>(13).value_or(""))};
}

}  // namespace

std::optional<ImportBatch> find_batch(db::Connection& db, BatchId id) {
  return db.first(R"sql(
      SELECT id, loaded_at, loaded_by, known_at, source_kind, scope, file_name, sha256, rows_read, points_added,
             points_revised, points_unchanged, note, brought_by
        FROM import_batch
       WHERE id = $1
  )sql",
                  read_batch, id);
}

std::vector<ImportBatch> list_batches(db::Connection& db, int limit, int skipped) {
  return db.all(R"sql(
      SELECT id, loaded_at, loaded_by, known_at, source_kind, scope, file_name, sha256, rows_read, points_added,
             points_revised, points_unchanged, note, brought_by
        FROM import_batch
       ORDER BY id DESC
       LIMIT $1 OFFSET $2
  )sql",
                read_batch, limit, skipped);
}

std::vector<ImportBatch> list_batches_before(db::Connection& db, BatchId before, std::size_t most) {
  return db.all(R"sql(
      SELECT id, loaded_at, loaded_by, known_at, source_kind, scope, file_name, sha256, rows_read, points_added,
             points_revised, points_unchanged, note, brought_by
        FROM import_batch
       WHERE id < $1
       ORDER BY id DESC
       LIMIT $2
  )sql",
                read_batch, before, most);
}

std::size_t count_batches(db::Connection& db) {
  return static_cast<std::size_t>(db.only<std::int64_t>(R"sql(
      SELECT count(*)
        FROM import_batch
  )sql"));
}

std::vector<Coverage> list_coverage_after(db::Connection& db, Instant moment) {
  return db.all(R"sql(
      SELECT batch_coverage.batch_id, batch_coverage.series_id, batch_coverage.first_period,
             batch_coverage.last_period, import_batch.known_at
        FROM import_batch
        JOIN batch_coverage ON batch_coverage.batch_id = import_batch.id
       WHERE import_batch.known_at > $1
         AND NOT EXISTS (SELECT 1
                           FROM import_undo
                          WHERE import_undo.undoes_batch_id = import_batch.id
                            AND import_undo.is_whole = 1)
       ORDER BY batch_coverage.series_id, import_batch.known_at, batch_coverage.id
  )sql",
                [](const db::Row& row) {
                  return Coverage{.batch = row.get<BatchId>(0),
                                  .series = row.get<SeriesId>(1),
                                  .first = row.get<Date>(2),
                                  .last = row.get<Date>(3),
                                  .known_at = row.get<Instant>(4)};
                },
                moment);
}

void add_coverage(db::Connection& db, const Coverage& coverage) {
  db.run(R"sql(
      INSERT INTO batch_coverage (batch_id, series_id, first_period, last_period)
      VALUES ($1, $2, $3, $4)
  )sql",
         coverage.batch, coverage.series, coverage.first, coverage.last);
}

std::vector<SeriesId> list_covered_series(db::Connection& db, BatchId batch) {
  return db.all(R"sql(
      SELECT DISTINCT series_id
        FROM batch_coverage
       WHERE batch_id = $1
       ORDER BY series_id
  )sql",
                [](const db::Row& row) { return row.get<SeriesId>(0); }, batch);
}

std::optional<ImportBatch> find_standing_batch(db::Connection& db, std::string_view sha256) {
  return db.first(R"sql(
      SELECT id, loaded_at, loaded_by, known_at, source_kind, scope, file_name, sha256, rows_read, points_added,
             points_revised, points_unchanged, note, brought_by
        FROM import_batch
       WHERE sha256 = $1
         AND NOT EXISTS (SELECT 1
                           FROM import_undo
                          WHERE import_undo.undoes_batch_id = import_batch.id
                            AND import_undo.is_whole = 1)
       ORDER BY id DESC
       LIMIT 1
  )sql",
                  read_batch, sha256);
}

std::vector<LatestLoad> list_latest_loads(db::Connection& db, const SeriesScope& scope,
                                          std::optional<Instant> known_at) {
  const auto read = [](const db::Row& row) {
    return LatestLoad{.series = row.get<SeriesId>(0),
                      .batch = row.get<BatchId>(1),
                      .loaded_at = row.get<Instant>(2),
                      .known_from = row.get<Instant>(3),
                      .known_at = row.get<Instant>(4)};
  };
  // Two statements, so that the one for now is answered by the index of current points.
  if (!known_at)
    return db.all(R"sql(
        SELECT series.id, import_batch.id, import_batch.loaded_at, point.known_from, import_batch.known_at
          FROM series
          JOIN point ON point.series_id = series.id
                    AND point.known_until IS NULL
                    AND point.period = (SELECT newest.period
                                          FROM point newest
                                         WHERE newest.series_id = series.id
                                           AND newest.known_until IS NULL
                                           AND newest.value IS NOT NULL
                                         ORDER BY newest.period DESC
                                         LIMIT 1)
          JOIN import_batch ON import_batch.id = point.batch_id
         WHERE (CAST($1 AS BIGINT) IS NULL OR series.id = $1)
           AND (CAST($2 AS BIGINT) IS NULL OR series.measure_id = $2)
           AND (CAST($3 AS BIGINT) IS NULL OR series.organisation_id = $3)
         ORDER BY series.id
    )sql",
                  read, scope.series, scope.measure, scope.organisation);
  return db.all(R"sql(
      SELECT series.id, import_batch.id, import_batch.loaded_at, point.known_from, import_batch.known_at
        FROM series
        JOIN point ON point.series_id = series.id
                  AND point.known_from <= $4
                  AND (point.known_until IS NULL OR point.known_until > $4)
                  AND point.period = (SELECT newest.period
                                        FROM point newest
                                       WHERE newest.series_id = series.id
                                         AND newest.known_from <= $4
                                         AND (newest.known_until IS NULL OR newest.known_until > $4)
                                         AND newest.value IS NOT NULL
                                       ORDER BY newest.period DESC
                                       LIMIT 1)
        JOIN import_batch ON import_batch.id = point.batch_id
       WHERE (CAST($1 AS BIGINT) IS NULL OR series.id = $1)
         AND (CAST($2 AS BIGINT) IS NULL OR series.measure_id = $2)
         AND (CAST($3 AS BIGINT) IS NULL OR series.organisation_id = $3)
       ORDER BY series.id
  )sql",
                read, scope.series, scope.measure, scope.organisation, *known_at);
}

std::vector<BatchSeries> list_batch_series(db::Connection& db, BatchId id) {
  return db.all(R"sql(
      SELECT series.id, series.measure_id, series.organisation_id, count(*), min(point.period), max(point.period)
        FROM point
        JOIN series ON series.id = point.series_id
       WHERE point.batch_id = $1
       GROUP BY series.id, series.measure_id, series.organisation_id
       ORDER BY series.measure_id, series.organisation_id
  )sql",
                [](const db::Row& row) {
                  return BatchSeries{{row.get<SeriesId>(0), row.get<MeasureId>(1), row.get<OrganisationId>(2)},
                                     static_cast<std::size_t>(row.get<std::int64_t>(3)),
                                     row.get<Date>(4),
                                     row.get<Date>(5)};
                },
                id);
}

std::vector<BatchFigure> list_batch_figures(db::Connection& db, BatchId id, std::size_t skipped, std::size_t limit) {
  return db.all(R"sql(
      SELECT series.id, series.measure_id, series.organisation_id, point.period, point.value, point.numerator,
             point.denominator, point.known_until
        FROM point
        JOIN series ON series.id = point.series_id
       WHERE point.batch_id = $1
       ORDER BY series.measure_id, series.organisation_id, point.period, point.id
       LIMIT $2 OFFSET $3
  )sql",
                [](const db::Row& row) {
                  return BatchFigure{{row.get<SeriesId>(0), row.get<MeasureId>(1), row.get<OrganisationId>(2)},
                                     row.get<Date>(3),
                                     {row.get<std::optional<double>>(4), row.get<std::optional<double>>(5),
                                      row.get<std::optional<double>>(6)},
                                     row.get<std::optional<Instant>>(7)};
                },
                id, limit, skipped);
}

BatchId create_batch(db::Connection& db, const ImportBatch& batch) {
  return db.only<BatchId>(R"sql(
      INSERT INTO import_batch (loaded_at, loaded_by, known_at, source_kind, scope, file_name, sha256, rows_read,
                                points_added, points_revised, points_unchanged, note)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
      RETURNING id
  )sql",
                          batch.loaded_at, batch.loaded_by, batch.known_at, slug(batch.source_kind), batch.scope,
                          batch.file_name, batch.sha256, batch.rows_read, batch.added, batch.revised, batch.unchanged,
                          batch.note);
}

void finish_batch(db::Connection& db, const ImportBatch& batch) {
  db.run(R"sql(
      UPDATE import_batch
         SET points_added = $2, points_revised = $3, points_unchanged = $4, note = $5
       WHERE id = $1
  )sql",
         batch.id, batch.added, batch.revised, batch.unchanged, batch.note);
}

void note_carrier(db::Connection& db, BatchId id, const Carrier& carrier) {
  db.run("UPDATE import_batch SET brought_by = $2 WHERE id = $1", id, words_of(carrier));
}

}  // namespace qi::measures
