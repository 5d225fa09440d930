#include "people/org_unit_store.h"

#include <fmt/format.h>

#include <map>

#include "shell/audit.h"
#include "shell/audit_payload.h"

namespace qi::people {
namespace {

Stretch<UnitFacts> read_stretch(const db::Row& row, std::size_t first) {
  return {.days = {row.get<Date>(first), row.get<std::optional<Date>>(first + 1)},
          .facts = {.name = row.get<std::string>(first + 2),
                    .short_name = row.get<std::string>(first + 3),
                    .kind = parse_unit_kind(row.get<std::string>(first + 4)).value(),
                    .parent = row.get<std::optional<UnitId>>(first + 5)}};
}

void add_stretch(db::Connection& db, const shell::Change& change, UnitId id, const Stretch<UnitFacts>& stretch) {
  db.run(R"sql(
      INSERT INTO org_unit_stretch (unit_id, name, short_name, kind, parent_id, valid_from, valid_until, known_from,
                                    recorded_by)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  )sql",
         id, stretch.facts.name, stretch.facts.short_name, slug(stretch.facts.kind), stretch.facts.parent,
         stretch.days.from, stretch.days.until, change.at, change.actor);
}

/// "Ashford, operating unit, from 2021-04-01": for the audit record.
std::string words_of(const Stretch<UnitFacts>& stretch) {
  return fmt::format("{}, {}, under {}, from {} until {}", stretch.facts.name, slug(stretch.facts.kind),
                     stretch.facts.parent ? to_text(*stretch.facts.parent) : "nothing", to_iso(stretch.days.from),
                     stretch.days.until ? to_iso(*stretch.days.until) : "further notice");
}

std::string words_of(const UnitTimeline& timeline) {
  std::string words;
  for (const auto& stretch : timeline) words += (words.empty() ? "" : "; ") + words_of(stretch);
  return words;
}

std::string subject_of(UnitId id) {
  return fmt::format("unit:{}", id.number);
}

}  // namespace

OrgTree load_org_tree(db::Connection& db, const AsAt& as_at) {
  return OrgTree(db.all(
      R"sql(
      SELECT org_unit.id, code, valid_from, valid_until, name, short_name, kind, parent_id
        FROM org_unit_stretch
        JOIN org_unit ON org_unit.id = org_unit_stretch.unit_id
       WHERE valid_from <= $1
         AND (valid_until IS NULL OR valid_until > $1)
         AND (   (CAST($2 AS TEXT) IS NULL AND known_until IS NULL)
              OR (known_from <= $2 AND (known_until IS NULL OR known_until > $2)))
       ORDER BY org_unit.id
  )sql",
      [](const db::Row& row) {
        return OrgUnit{.id = row.get<UnitId>(0), .code = row.get<std::string>(1), .facts = read_stretch(row, 2).facts};
      },
      as_at.day, as_at.known_at));
}

std::optional<std::string> find_unit_code(db::Connection& db, UnitId id) {
  return db.first(
      "SELECT code FROM org_unit WHERE id = $1", [](const db::Row& row) { return row.get<std::string>(0); }, id);
}

std::optional<UnitId> find_unit_by_code(db::Connection& db, std::string_view code) {
  return db.first(
      "SELECT id FROM org_unit WHERE code = $1", [](const db::Row& row) { return row.get<UnitId>(0); }, code);
}

UnitTimeline unit_timeline(db::Connection& db, UnitId id, std::optional<Instant> known_at) {
  return db.all(R"sql(
      SELECT valid_from, valid_until, name, short_name, kind, parent_id
        FROM org_unit_stretch
       WHERE unit_id = $1
         AND (   (CAST($2 AS TEXT) IS NULL AND known_until IS NULL)
              OR (known_from <= $2 AND (known_until IS NULL OR known_until > $2)))
       ORDER BY valid_from
  )sql",
                [](const db::Row& row) { return read_stretch(row, 0); }, id, known_at);
}

std::vector<KeptUnit> list_kept_units(db::Connection& db, std::optional<Instant> known_at) {
  std::vector<KeptUnit> units;
  db.each(R"sql(
      SELECT org_unit.id, code, valid_from, valid_until, name, short_name, kind, parent_id
        FROM org_unit_stretch
        JOIN org_unit ON org_unit.id = org_unit_stretch.unit_id
       WHERE (   (CAST($1 AS TEXT) IS NULL AND known_until IS NULL)
              OR (known_from <= $1 AND (known_until IS NULL OR known_until > $1)))
       ORDER BY code, valid_from
  )sql",
          [&](const db::Row& row) {
            const auto id = row.get<UnitId>(0);
            if (units.empty() || units.back().id != id)
              units.push_back({.id = id, .code = row.get<std::string>(1), .timeline = {}});
            units.back().timeline.push_back(read_stretch(row, 2));
          },
          known_at);
  return units;
}

Result<UnitId> create_unit(db::Connection& db, const shell::Change& change, const std::string& code,
                           const UnitTimeline& timeline) {
  if (find_unit_by_code(db, code))
    return Error{
        ErrorKind::conflict,
        fmt::format("The code {} is taken. Enter another one.", code),
        {{"code", fmt::format("The code {} is taken, now or by a place that has closed. Enter another one.", code)}}};
  const auto id =
      db.only<UnitId>("INSERT INTO org_unit (code, created_at, created_by) VALUES ($1, $2, $3) RETURNING id", code,
                      change.at, change.actor);
  for (const auto& stretch : timeline) add_stretch(db, change, id, stretch);
  shell::record(db, change.at, change.actor,
                {.action = "unit.open",
                 .subject = subject_of(id),
                 .payload = shell::audit_payload({{"code", code}, {"what", words_of(timeline)}})});
  return id;
}

void keep_unit_timeline(db::Connection& db, const shell::Change& change, UnitId id, const UnitTimeline& timeline) {
  const auto edit = edit_between(unit_timeline(db, id), timeline);
  if (edit.is_empty()) return;
  for (const auto& stretch : edit.gone)
    db.run(R"sql(
      UPDATE org_unit_stretch
         SET known_until = $3
       WHERE unit_id = $1
         AND valid_from = $2
         AND known_until IS NULL
    )sql",
           id, stretch.days.from, change.at);
  for (const auto& stretch : edit.added) add_stretch(db, change, id, stretch);
  shell::record(db, change.at, change.actor,
                {.action = "unit.change",
                 .subject = subject_of(id),
                 .payload = shell::audit_payload({{"before", words_of(edit.gone)}, {"after", words_of(edit.added)}})});
}

void add_merger(db::Connection& db, const shell::Change& change, const Merger& merger) {
  db.run(R"sql(
      INSERT INTO org_unit_merger (unit_id, into_unit_id, merged_on, recorded_at, recorded_by)
      VALUES ($1, $2, $3, $4, $5)
  )sql",
         merger.unit, merger.into, merger.on, change.at, change.actor);
  shell::record(db, change.at, change.actor,
                {.action = "unit.merge",
                 .subject = subject_of(merger.unit),
                 .payload = shell::audit_payload({{"into", to_text(merger.into)}, {"on", to_iso(merger.on)}})});
}

std::vector<Merger> list_mergers(db::Connection& db, UnitId unit) {
  return db.all(R"sql(
      SELECT unit_id, into_unit_id, merged_on
        FROM org_unit_merger
       WHERE unit_id = $1
          OR into_unit_id = $1
       ORDER BY merged_on, id
  )sql",
                [](const db::Row& row) {
                  return Merger{.unit = row.get<UnitId>(0), .into = row.get<UnitId>(1), .on = row.get<Date>(2)};
                },
                unit);
}

std::vector<UnitBelief> unit_history(db::Connection& db, UnitId id) {
  return db.all(R"sql(
      SELECT valid_from, valid_until, org_unit_stretch.name, short_name, kind, parent_id, known_from, known_until,
             COALESCE(account.name, '')
        FROM org_unit_stretch
        LEFT JOIN account ON account.id = org_unit_stretch.recorded_by
       WHERE unit_id = $1
       ORDER BY known_from DESC, valid_from DESC, org_unit_stretch.id
  )sql",
                [](const db::Row& row) {
                  return UnitBelief{.stretch = read_stretch(row, 0),
                                    .known_from = row.get<Instant>(6),
                                    .known_until = row.get<std::optional<Instant>>(7),
                                    .recorded_by = row.get<std::string>(8)};
                },
                id);
}

}  // namespace qi::people
