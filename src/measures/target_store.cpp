#include "measures/target_store.h"

#include <cmath>

#include <fmt/format.h>
#include "base/text.h"
#include "measures/measure_store.h"
#include "measures/reading_mark_store.h"
#include "measures/series_store.h"
#include "shell/audit.h"
#include "shell/audit_payload.h"

namespace qi::measures {
namespace {

Target read_target(const db::Row& row) {
  return {.id = row.get<TargetId>(0),
          .series = row.get<SeriesId>(1),
          .from = row.get<Date>(2),
          .until = row.get<std::optional<Date>>(3),
          .value = row.get<double>(4),
          .kind = parse_target_kind(row.get<std::string>(5)).value(),
          .title = row.get<std::string>(6),
          .source = row.get<std::string>(7)};
}

Done check(const Definition& definition, const Target& target) {
  std::vector<FieldError> errors;
  const auto shown = [&](double value) { return show_target(value, definition.format); };
  if (!std::isfinite(target.value)) {
    errors.push_back({"value", "Enter a number for the target."});
  } else if (definition.natural_lower && target.value < *definition.natural_lower) {
    errors.push_back({"value", fmt::format("Enter a target of {} or more.", shown(*definition.natural_lower))});
  } else if (definition.natural_upper && target.value > *definition.natural_upper) {
    errors.push_back({"value", fmt::format("Enter a target of {} or less.", shown(*definition.natural_upper))});
  }
  if (trimmed(target.title).empty())
    errors.push_back({"title", "Enter a name for the target, like 18-minute standard."});
  if (target.until && *target.until <= target.from)
    errors.push_back({"until", "The target must end after the day it starts."});
  if (!errors.empty()) return Error::invalid_fields(std::move(errors));
  return {};
}

}  // namespace

std::vector<Target> list_targets(db::Connection& db, const SeriesScope& scope, std::optional<Instant> known_at) {
  return db.all(R"sql(
      SELECT target.id, series_id, from_date, until_date, value, kind, title, source
        FROM target
        JOIN series ON series.id = target.series_id
       WHERE (   (CAST($4 AS TEXT) IS NULL AND withdrawn_at IS NULL)
              OR (created_at <= $4 AND (withdrawn_at IS NULL OR withdrawn_at > $4)))
         AND (CAST($1 AS BIGINT) IS NULL OR series.id = $1)
         AND (CAST($2 AS BIGINT) IS NULL OR series.measure_id = $2)
         AND (CAST($3 AS BIGINT) IS NULL OR series.organisation_id = $3)
       ORDER BY series_id, from_date, target.id
  )sql",
                read_target, scope.series, scope.measure, scope.organisation, known_at);
}

Result<TargetId> create_target(db::Connection& db, Instant now, const Author& author, const Target& target) {
  const auto series = load_series(db, target.series);
  if (!series) return series.error();
  const auto measure = load_measure(db, series->measure);
  if (!measure) return measure.error();
  if (const Done sound = check(measure->definition, target); !sound) return sound.error();
  const auto id = db.only<TargetId>(R"sql(
      INSERT INTO target (series_id, from_date, until_date, value, kind, title, source, created_at, created_by)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      RETURNING id
  )sql",
                                    target.series, target.from, target.until, target.value, slug(target.kind),
                                    target.title, target.source, now, author.account);
  mark_to_read(db, now, target.series);
  shell::record(db, now, author.account,
                {.action = "target.create",
                 .subject = "series:" + to_text(target.series),
                 .payload = shell::audit_payload({{"from", to_iso(target.from)},
                                                  {"value", shortest(target.value)},
                                                  {"kind", slug(target.kind)},
                                                  {"title", target.title}})});
  return id;
}

Done withdraw_target(db::Connection& db, Instant now, const Author& author, TargetId id) {
  const auto series = db.first(R"sql(
      UPDATE target
         SET withdrawn_at = $2, withdrawn_by = $3
       WHERE id = $1
         AND withdrawn_at IS NULL
   RETURNING series_id
  )sql",
                               [](const db::Row& row) { return row.get<SeriesId>(0); }, id, now, author.account);
  if (!series) return Error::not_found("We could not find that target. It may have been removed already.");
  mark_to_read(db, now, *series);
  shell::record(db, now, author.account, {.action = "target.withdraw", .subject = "target:" + to_text(id)});
  return {};
}

}  // namespace qi::measures
