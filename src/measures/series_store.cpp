#include "measures/series_store.h"

namespace qi::measures {
namespace {

Series read_row(const db::Row& row) {
  return {.id = row.get<SeriesId>(0), .measure = row.get<MeasureId>(1), .organisation = row.get<OrganisationId>(2)};
}

}  // namespace

std::optional<Series> find_series(db::Connection& db, SeriesId id) {
  return db.first(R"sql(
      SELECT id, measure_id, organisation_id
        FROM series
       WHERE id = $1
  )sql",
                  read_row, id);
}

std::optional<Series> find_series(db::Connection& db, MeasureId measure, OrganisationId organisation) {
  return db.first(R"sql(
      SELECT id, measure_id, organisation_id
        FROM series
       WHERE measure_id = $1
         AND organisation_id = $2
  )sql",
                  read_row, measure, organisation);
}

Result<Series> load_series(db::Connection& db, SeriesId id) {
  if (auto found = find_series(db, id)) return *found;
  return Error::not_found("We could not find that series of figures.");
}

std::vector<Series> list_series(db::Connection& db, const SeriesScope& scope) {
  return db.all(R"sql(
      SELECT id, measure_id, organisation_id
        FROM series
       WHERE (CAST($1 AS BIGINT) IS NULL OR id = $1)
         AND (CAST($2 AS BIGINT) IS NULL OR measure_id = $2)
         AND (CAST($3 AS BIGINT) IS NULL OR organisation_id = $3)
       ORDER BY measure_id, organisation_id
  )sql",
                read_row, scope.series, scope.measure, scope.organisation);
}

std::vector<Series> list_series_after(db::Connection& db, const SeriesScope& scope, SeriesId after, std::size_t most) {
  return db.all(R"sql(
      SELECT id, measure_id, organisation_id
        FROM series
       WHERE id > $1
         AND (CAST($2 AS BIGINT) IS NULL OR measure_id = $2)
         AND (CAST($3 AS BIGINT) IS NULL OR organisation_id = $3)
       ORDER BY id
       LIMIT $4
  )sql",
                read_row, after, scope.measure, scope.organisation, most);
}

Series series_of(db::Connection& db, MeasureId measure, OrganisationId organisation) {
  if (auto found = find_series(db, measure, organisation)) return *found;
  const auto id = db.only<SeriesId>(R"sql(
      INSERT INTO series (measure_id, organisation_id)
      VALUES ($1, $2)
      RETURNING id
  )sql",
                                    measure, organisation);
  return {.id = id, .measure = measure, .organisation = organisation};
}

}  // namespace qi::measures
