#include "measures/exclusion_store.h"

#include "base/text.h"
#include "measures/reading_mark_store.h"
#include "shell/audit.h"
#include "shell/audit_payload.h"

namespace qi::measures {
namespace {

Exclusion read_exclusion(const db::Row& row) {
  return {.id = row.get<ExclusionId>(0),
          .series = row.get<SeriesId>(1),
          .period = row.get<Date>(2),
          .reason = row.get<std::string>(3),
          .author = {.account = row.get<std::optional<shell::AccountId>>(4), .name = row.get<std::string>(5)},
          .created_at = row.get<Instant>(6)};
}

bool has_point(db::Connection& db, SeriesId series, Date period) {
  return db.only<std::int64_t>(R"sql(
      SELECT count(*)
        FROM point
       WHERE series_id = $1
         AND period = $2
         AND known_until IS NULL
  )sql",
                               series, period) > 0;
}

bool is_excluded(db::Connection& db, SeriesId series, Date period) {
  return db.only<std::int64_t>(R"sql(
      SELECT count(*)
        FROM exclusion
       WHERE series_id = $1
         AND period = $2
         AND withdrawn_at IS NULL
  )sql",
                               series, period) > 0;
}

}  // namespace

std::vector<Exclusion> list_exclusions(db::Connection& db, const SeriesScope& scope, std::optional<Instant> known_at) {
  return db.all(R"sql(
      SELECT exclusion.id, series_id, period, reason, created_by, author, created_at
        FROM exclusion
        JOIN series ON series.id = exclusion.series_id
       WHERE (   (CAST($4 AS TEXT) IS NULL AND withdrawn_at IS NULL)
              OR (created_at <= $4 AND (withdrawn_at IS NULL OR withdrawn_at > $4)))
         AND (CAST($1 AS BIGINT) IS NULL OR series.id = $1)
         AND (CAST($2 AS BIGINT) IS NULL OR series.measure_id = $2)
         AND (CAST($3 AS BIGINT) IS NULL OR series.organisation_id = $3)
       ORDER BY series_id, period
  )sql",
                read_exclusion, scope.series, scope.measure, scope.organisation, known_at);
}

Result<ExclusionId> create_exclusion(db::Connection& db, Instant now, const Exclusion& exclusion) {
  if (trimmed(exclusion.reason).empty())
    return Error::invalid_fields({{"reason", "Say why this point should not be used."}});
  if (!has_point(db, exclusion.series, exclusion.period))
    return Error::not_found("There is no figure for that period. Choose a point of the chart.");
  if (is_excluded(db, exclusion.series, exclusion.period)) return Error::conflict("That point is left out already.");
  const auto id = db.only<ExclusionId>(R"sql(
      INSERT INTO exclusion (series_id, period, reason, author, created_at, created_by)
      VALUES ($1, $2, $3, $4, $5, $6)
      RETURNING id
  )sql",
                                       exclusion.series, exclusion.period, exclusion.reason, exclusion.author.name, now,
                                       exclusion.author.account);
  mark_to_read(db, now, exclusion.series);
  shell::record(
      db, now, exclusion.author.account,
      {.action = "exclusion.create",
       .subject = "series:" + to_text(exclusion.series),
       .payload = shell::audit_payload({{"period", to_iso(exclusion.period)}, {"reason", exclusion.reason}})});
  return id;
}

Done withdraw_exclusion(db::Connection& db, Instant now, const Author& author, ExclusionId id) {
  const auto series = db.first(R"sql(
      UPDATE exclusion
         SET withdrawn_at = $2, withdrawn_by = $3
       WHERE id = $1
         AND withdrawn_at IS NULL
   RETURNING series_id
  )sql",
                               [](const db::Row& row) { return row.get<SeriesId>(0); }, id, now, author.account);
  if (!series) return Error::not_found("We could not find that exclusion. It may have been removed already.");
  mark_to_read(db, now, *series);
  shell::record(db, now, author.account, {.action = "exclusion.withdraw", .subject = "exclusion:" + to_text(id)});
  return {};
}

}  // namespace qi::measures
