#include "measures/measure_store.h"

#include "base/text.h"
#include "measures/reading_mark_store.h"
#include "shell/audit.h"
#include "shell/audit_payload.h"
#include "spc/chart_catalogue.h"

namespace qi::measures {
namespace {

Measure read_measure(const db::Row& row) {
  return {.id = row.get<MeasureId>(0),
          .definition = {.name = row.get<std::string>(1),
                         .short_name = row.get<std::string>(2),
                         .description = row.get<std::string>(3),
                         .area = row.get<std::string>(4),
                         .format = {.style = parse_value_style(row.get<std::string>(5)).value(),
                                    .decimals = row.get<int>(6),
                                    .unit = row.get<std::string>(7)},
                         .natural_lower = row.get<std::optional<double>>(8),
                         .natural_upper = row.get<std::optional<double>>(9),
                         .better = parse_direction(row.get<std::string>(10)).value(),
                         .frequency = parse_frequency(row.get<std::string>(11)).value(),
                         .numerator = row.get<std::string>(12),
                         .denominator = row.get<std::string>(13),
                         .factor = row.get<double>(14),
                         .chart = spc::find_chart(row.get<std::string>(25)).value(),
                         .source = row.get<std::string>(15),
                         .source_url = row.get<std::string>(16),
                         .owner = row.get<std::string>(17),
                         .quality_notes = row.get<std::string>(18)},
          .kind = parse_measure_kind(row.get<std::string>(19)).value(),
          .national_code = row.get<std::optional<std::string>>(20),
          .is_synthetic = row.get<bool>(21),
          .created_at = row.get<Instant>(22),
          .created_by = row.get<std::optional<shell::AccountId>>(23),
          .closed_at = row.get<std::optional<Instant>>(24)};
}

bool has_points(db::Connection& db, MeasureId id) {
  return db.only<std::int64_t>(R"sql(
      SELECT count(*)
        FROM series
       WHERE measure_id = $1
         AND EXISTS (SELECT 1 FROM point WHERE point.series_id = series.id)
  )sql",
                               id) > 0;
}

std::string payload_of(const Definition& definition) {
  return shell::audit_payload({{"name", definition.name},
                               {"short_name", definition.short_name},
                               {"better", slug(definition.better)},
                               {"frequency", slug(definition.frequency)},
                               {"chart", spc::chart_row(definition.chart).slug},
                               {"source", definition.source},
                               {"owner", definition.owner}});
}

}  // namespace

std::optional<Measure> find_measure(db::Connection& db, MeasureId id) {
  return db.first(R"sql(
      SELECT id, name, short_name, description, area, value_style, decimals, unit, natural_lower, natural_upper, better,
             frequency, numerator, denominator, factor, source, source_url, owner, quality_notes, kind, national_code,
             is_synthetic, created_at, created_by, closed_at, chart
        FROM measure
       WHERE id = $1
  )sql",
                  read_measure, id);
}

std::optional<Measure> find_national_measure(db::Connection& db, std::string_view national_code) {
  return db.first(R"sql(
      SELECT id, name, short_name, description, area, value_style, decimals, unit, natural_lower, natural_upper, better,
             frequency, numerator, denominator, factor, source, source_url, owner, quality_notes, kind, national_code,
             is_synthetic, created_at, created_by, closed_at, chart
        FROM measure
       WHERE national_code = $1
  )sql",
                  read_measure, national_code);
}

Result<Measure> load_measure(db::Connection& db, MeasureId id) {
  if (auto found = find_measure(db, id)) return *found;
  return Error::not_found("We could not find that measure.");
}

std::vector<Measure> list_measures(db::Connection& db) {
  return db.all(R"sql(
      SELECT id, name, short_name, description, area, value_style, decimals, unit, natural_lower, natural_upper, better,
             frequency, numerator, denominator, factor, source, source_url, owner, quality_notes, kind, national_code,
             is_synthetic, created_at, created_by, closed_at, chart
        FROM measure
       ORDER BY CASE kind WHEN 'national' THEN 0 ELSE 1 END,
                CASE kind WHEN 'national' THEN id ELSE 0 END,
                name,
                id
  )sql",
                read_measure);
}

std::vector<Measure> list_measures_after(db::Connection& db, const MeasureFilter& filter, MeasureId after,
                                         std::size_t most) {
  const auto kind = filter.kind ? std::optional(std::string(slug(*filter.kind))) : std::nullopt;
  // '%' and '_' of what is looked for mean themselves.
  std::optional<std::string> pattern;
  if (filter.find) {
    pattern = "%";
    for (const char c : *filter.find)
      *pattern += c == '%' || c == '_' || c == '~' ? std::string("~") + c : std::string(1, c);
    *pattern += "%";
  }
  return db.all(R"sql(
      SELECT id, name, short_name, description, area, value_style, decimals, unit, natural_lower, natural_upper, better,
             frequency, numerator, denominator, factor, source, source_url, owner, quality_notes, kind, national_code,
             is_synthetic, created_at, created_by, closed_at, chart
        FROM measure
       WHERE id > $1
         AND (CAST($2 AS TEXT) IS NULL OR kind = $2)
         AND (CAST($3 AS TEXT) IS NULL OR area = $3)
         AND (CAST($4 AS TEXT) IS NULL OR lower(name) LIKE lower($4) ESCAPE '~')
         AND (CAST($5 AS BIGINT) IS NULL OR CASE WHEN closed_at IS NULL THEN 1 ELSE 0 END = $5)
       ORDER BY id
       LIMIT $6
  )sql",
                read_measure, after, kind, filter.area, pattern, filter.open, most);
}

Done check_new_name(db::Connection& db, std::string_view name) {
  const auto same = db.only<std::int64_t>(R"sql(
      SELECT count(*)
        FROM measure
       WHERE closed_at IS NULL
         AND lower(name) = lower($1)
  )sql",
                                          trimmed(name));
  if (same == 0) return {};
  return Error::invalid_fields({{"name",
                                 "Another measure has this name. Give this one a name that tells it apart, or add "
                                 "figures to that one."}});
}

Done check_changed_name(db::Connection& db, const Measure& measure, std::string_view name) {
  const bool keeps_it = lowered(trimmed(name)) == lowered(measure.definition.name);
  if (measure.closed_at || keeps_it) return {};
  return check_new_name(db, name);
}

Result<MeasureId> create_measure(db::Connection& db, Instant now, std::optional<shell::AccountId> author,
                                 const NewMeasure& measure) {
  const Definition& d = measure.definition;
  if (const Done sound = check(d); !sound) return sound.error();
  const auto id = db.only<MeasureId>(
      R"sql(
      INSERT INTO measure (name, short_name, description, area, value_style, decimals, unit, natural_lower,
                           natural_upper, better, frequency, numerator, denominator, factor, source, source_url, owner,
                           quality_notes, kind, national_code, is_synthetic, created_at, created_by, chart)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
              $24)
      RETURNING id
  )sql",
      d.name, d.short_name, d.description, d.area, slug(d.format.style), d.format.decimals, d.format.unit,
      d.natural_lower, d.natural_upper, slug(d.better), slug(d.frequency), d.numerator, d.denominator, d.factor,
      d.source, d.source_url, d.owner, d.quality_notes, slug(measure.kind), measure.national_code, measure.is_synthetic,
      now, author, spc::chart_row(d.chart).slug);
  shell::record(db, now, author,
                {.action = "measure.create", .subject = "measure:" + to_text(id), .payload = payload_of(d)});
  return id;
}

Done change_definition(db::Connection& db, Instant now, std::optional<shell::AccountId> author, MeasureId id,
                       const Definition& definition) {
  const auto old = load_measure(db, id);
  if (!old) return old.error();
  if (const Done sound = check(definition); !sound) return sound.error();
  if (old->definition.frequency != definition.frequency && has_points(db, id))
    return Error::conflict(
        "This measure has figures already, so how often it is measured cannot change. Make a new one.");
  const Definition& d = definition;
  db.run(R"sql(
      UPDATE measure
         SET name = $2, short_name = $3, description = $4, area = $5, value_style = $6, decimals = $7, unit = $8,
             natural_lower = $9, natural_upper = $10, better = $11, frequency = $12, numerator = $13,
             denominator = $14, factor = $15, source = $16, source_url = $17, owner = $18, quality_notes = $19,
             chart = $20
       WHERE id = $1
  )sql",
         id, d.name, d.short_name, d.description, d.area, slug(d.format.style), d.format.decimals, d.format.unit,
         d.natural_lower, d.natural_upper, slug(d.better), slug(d.frequency), d.numerator, d.denominator, d.factor,
         d.source, d.source_url, d.owner, d.quality_notes, spc::chart_row(d.chart).slug);
  mark_measure_to_read(db, now, id);
  shell::record(db, now, author,
                {.action = "measure.change", .subject = "measure:" + to_text(id), .payload = payload_of(d)});
  return {};
}

void note_made_by(db::Connection& db, MeasureId id, BatchId batch) {
  db.run("UPDATE measure SET made_by_batch_id = $2 WHERE id = $1", id, batch);
}

std::vector<Measure> list_emptied(db::Connection& db, BatchId batch) {
  return db.all(R"sql(
      SELECT id, name, short_name, description, area, value_style, decimals, unit, natural_lower, natural_upper, better,
             frequency, numerator, denominator, factor, source, source_url, owner, quality_notes, kind, national_code,
             is_synthetic, created_at, created_by, closed_at, chart
        FROM measure
       WHERE closed_at IS NULL
         AND (   made_by_batch_id = $1
              OR (    EXISTS (SELECT 1
                                FROM import_undo
                               WHERE undoes_batch_id = measure.made_by_batch_id)
                  AND EXISTS (SELECT 1
                                FROM point
                                JOIN series ON series.id = point.series_id
                               WHERE series.measure_id = measure.id
                                 AND point.batch_id = $1)))
         AND NOT EXISTS (SELECT 1
                           FROM series
                          WHERE series.measure_id = measure.id
                            AND (EXISTS (SELECT 1 FROM point
                                          WHERE series_id = series.id AND known_until IS NULL AND value IS NOT NULL)
                                 OR EXISTS (SELECT 1 FROM phase WHERE series_id = series.id AND withdrawn_at IS NULL)
                                 OR EXISTS (SELECT 1 FROM exclusion WHERE series_id = series.id AND withdrawn_at IS NULL)
                                 OR EXISTS (SELECT 1 FROM annotation WHERE series_id = series.id AND withdrawn_at IS NULL)
                                 OR EXISTS (SELECT 1 FROM target
                                             WHERE series_id = series.id AND withdrawn_at IS NULL
                                               AND created_at <> measure.created_at)))
       ORDER BY name, id
  )sql",
                read_measure, batch);
}

Done close_measure(db::Connection& db, Instant now, std::optional<shell::AccountId> author, MeasureId id) {
  if (const auto found = load_measure(db, id); !found) return found.error();
  const auto changed = db.run(R"sql(
      UPDATE measure
         SET closed_at = $2
       WHERE id = $1
         AND closed_at IS NULL
  )sql",
                              id, now);
  if (changed == 0) return {};
  mark_measure_to_read(db, now, id);
  shell::record(db, now, author, {.action = "measure.close", .subject = "measure:" + to_text(id)});
  return {};
}

}  // namespace qi::measures
