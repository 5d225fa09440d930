#include "measures/phase_store.h"

#include "base/text.h"
#include "measures/reading_mark_store.h"
#include "shell/audit.h"
#include "shell/audit_payload.h"

namespace qi::measures {
namespace {

Phase read_phase(const db::Row& row) {
  return {.id = row.get<PhaseId>(0),
          .series = row.get<SeriesId>(1),
          .starts_on = row.get<Date>(2),
          .baseline_until = row.get<std::optional<Date>>(3),
          .title = row.get<std::string>(4),
          .reason = row.get<std::string>(5),
          .author = {.account = row.get<std::optional<shell::AccountId>>(6), .name = row.get<std::string>(7)},
          .approver = row.get<std::string>(8),
          .created_at = row.get<Instant>(9)};
}

bool start_is_taken(db::Connection& db, SeriesId series, Date starts_on) {
  return db.only<std::int64_t>(R"sql(
      SELECT count(*)
        FROM phase
       WHERE series_id = $1
         AND starts_on = $2
         AND withdrawn_at IS NULL
  )sql",
                               series, starts_on) > 0;
}

}  // namespace

std::vector<Phase> list_phases(db::Connection& db, const SeriesScope& scope, std::optional<Instant> known_at) {
  return db.all(R"sql(
      SELECT phase.id, series_id, starts_on, baseline_until, title, reason, created_by, author, approver, created_at
        FROM phase
        JOIN series ON series.id = phase.series_id
       WHERE (   (CAST($4 AS TEXT) IS NULL AND withdrawn_at IS NULL)
              OR (created_at <= $4 AND (withdrawn_at IS NULL OR withdrawn_at > $4)))
         AND (CAST($1 AS BIGINT) IS NULL OR series.id = $1)
         AND (CAST($2 AS BIGINT) IS NULL OR series.measure_id = $2)
         AND (CAST($3 AS BIGINT) IS NULL OR series.organisation_id = $3)
       ORDER BY series_id, starts_on
  )sql",
                read_phase, scope.series, scope.measure, scope.organisation, known_at);
}

Result<PhaseId> create_phase(db::Connection& db, Instant now, const Phase& phase) {
  std::vector<FieldError> errors;
  if (trimmed(phase.title).empty()) errors.push_back({"title", "Enter a name for the phase, like Baseline."});
  if (trimmed(phase.reason).empty()) errors.push_back({"reason", "Say why the limits start again here."});
  if (trimmed(phase.author.name).empty()) errors.push_back({"author", "Enter who decided this."});
  if (trimmed(phase.approver).empty()) errors.push_back({"approver", "Enter who agreed to this."});
  if (phase.baseline_until && *phase.baseline_until <= phase.starts_on)
    errors.push_back({"baseline_until", "The baseline must end after the phase starts."});
  if (!errors.empty()) return Error::invalid_fields(std::move(errors));
  if (start_is_taken(db, phase.series, phase.starts_on))
    return Error::conflict("Another phase starts on " + long_date(phase.starts_on) + ". Choose a different date.");
  const auto id = db.only<PhaseId>(R"sql(
      INSERT INTO phase (series_id, starts_on, baseline_until, title, reason, author, approver, created_at, created_by)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      RETURNING id
  )sql",
                                   phase.series, phase.starts_on, phase.baseline_until, phase.title, phase.reason,
                                   phase.author.name, phase.approver, now, phase.author.account);
  mark_to_read(db, now, phase.series);
  shell::record(db, now, phase.author.account,
                {.action = "phase.create",
                 .subject = "series:" + to_text(phase.series),
                 .payload = shell::audit_payload({{"starts_on", to_iso(phase.starts_on)},
                                                  {"title", phase.title},
                                                  {"reason", phase.reason},
                                                  {"approver", phase.approver}})});
  return id;
}

Done withdraw_phase(db::Connection& db, Instant now, const Author& author, PhaseId id) {
  const auto series = db.first(R"sql(
      UPDATE phase
         SET withdrawn_at = $2, withdrawn_by = $3
       WHERE id = $1
         AND withdrawn_at IS NULL
   RETURNING series_id
  )sql",
                               [](const db::Row& row) { return row.get<SeriesId>(0); }, id, now, author.account);
  if (!series) return Error::not_found("We could not find that phase. It may have been removed already.");
  mark_to_read(db, now, *series);
  shell::record(db, now, author.account, {.action = "phase.withdraw", .subject = "phase:" + to_text(id)});
  return {};
}

}  // namespace qi::measures
