#include "measures/point_row_store.h"

#include <array>

namespace qi::measures {
namespace {

StoredRow read_stored(const db::Row& row) {
  return {.id = row.get<std::int64_t>(0),
          .period = row.get<Date>(1),
          .figure = {.value = row.get<std::optional<double>>(2),
                     .numerator = row.get<std::optional<double>>(3),
                     .denominator = row.get<std::optional<double>>(4)},
          .known_from = row.get<Instant>(5),
          .known_until = row.get<std::optional<Instant>>(6),
          .batch = row.get<BatchId>(7)};
}

}  // namespace

std::vector<StoredRow> list_stored_rows(db::Connection& db, SeriesId series) {
  return db.all(R"sql(
      SELECT id, period, value, numerator, denominator, known_from, known_until, batch_id
        FROM point
       WHERE series_id = $1
       ORDER BY period, known_from, id
  )sql",
                read_stored, series);
}

std::vector<StoredRow> list_rows_with_span(db::Connection& db, SeriesId series) {
  std::vector<StoredRow> rows = list_stored_rows(db, series);
  std::erase_if(rows, [](const StoredRow& row) { return !row.has_span(); });
  return rows;
}

void insert_rows(db::Connection& db, std::span<const NewRow> rows) {
  db.insert_all(R"sql(
      INSERT INTO point (series_id, period, value, numerator, denominator, known_from, known_until, batch_id)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  )sql",
                rows, [](const NewRow& added) {
                  const auto& [series, row] = added;
                  return std::array{db::to_value(series),
                                    db::to_value(row.period),
                                    db::to_value(row.figure.value),
                                    db::to_value(row.figure.numerator),
                                    db::to_value(row.figure.denominator),
                                    db::to_value(row.known_from),
                                    db::to_value(row.known_until),
                                    db::to_value(row.batch)};
                });
}

void change_span(db::Connection& db, std::int64_t id, Instant known_from, std::optional<Instant> known_until) {
  db.run(R"sql(
      UPDATE point
         SET known_from = $2, known_until = $3
       WHERE id = $1
  )sql",
         id, known_from, known_until);
}

}  // namespace qi::measures
