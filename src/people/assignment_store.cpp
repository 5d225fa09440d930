#include "people/assignment_store.h"

#include <fmt/format.h>

#include <algorithm>

#include "shell/audit.h"
#include "shell/audit_payload.h"

namespace qi::people {
namespace {

using Rank = AssignmentFacts::Rank;

Stretch<AssignmentFacts> read_stretch(const db::Row& row, std::size_t first) {
  return {.days = {row.get<Date>(first), row.get<std::optional<Date>>(first + 1)},
          .facts = {.unit = row.get<UnitId>(first + 2),
                    .job_title = row.get<std::string>(first + 3),
                    .staff_group = parse_staff_group(row.get<std::string>(first + 4)).value(),
                    .band = parse_band(row.get<std::string>(first + 5)).value(),
                    .contract = parse_contract(row.get<std::string>(first + 6)).value(),
                    .fte = row.get<double>(first + 7),
                    .rank = row.get<bool>(first + 8) ? Rank::primary : Rank::further,
                    .manager = row.get<std::optional<PersonId>>(first + 9)}};
}

void add_stretch(db::Connection& db, const shell::Change& change, AssignmentId id,
                 const Stretch<AssignmentFacts>& stretch) {
  const AssignmentFacts& facts = stretch.facts;
  db.run(R"sql(
      INSERT INTO assignment_stretch (assignment_id, unit_id, job_title, staff_group, band, contract, fte, is_primary,
                                      manager_id, valid_from, valid_until, known_from, recorded_by)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
  )sql",
         id, facts.unit, facts.job_title, slug(facts.staff_group), slug(facts.band), slug(facts.contract), facts.fte,
         facts.rank == Rank::primary, facts.manager, stretch.days.from, stretch.days.until, change.at, change.actor);
}

std::string words_of(const Stretch<AssignmentFacts>& stretch) {
  const AssignmentFacts& facts = stretch.facts;
  return fmt::format("unit {}, {}, {}, band {}, {}, {} whole-time equivalent, {}, manager {}, from {} until {}",
                     facts.unit.number, facts.job_title, slug(facts.staff_group), slug(facts.band),
                     slug(facts.contract), facts.fte, facts.rank == Rank::primary ? "primary" : "further",
                     facts.manager ? to_text(*facts.manager) : "unknown", to_iso(stretch.days.from),
                     stretch.days.until ? to_iso(*stretch.days.until) : "further notice");
}

std::string words_of(const AssignmentTimeline& timeline) {
  std::string words;
  for (const auto& stretch : timeline) words += (words.empty() ? "" : "; ") + words_of(stretch);
  return words;
}

std::string subject_of(AssignmentId id) {
  return fmt::format("assignment:{}", id.number);
}

/// Rows of one assignment follow each other.
void collect(std::vector<KeptAssignment>& assignments, const db::Row& row) {
  const auto id = row.get<AssignmentId>(0);
  if (assignments.empty() || assignments.back().id != id)
    assignments.push_back(
        {.id = id, .person = row.get<PersonId>(1), .number = row.get<std::string>(2), .timeline = {}});
  assignments.back().timeline.push_back(read_stretch(row, 3));
}

AssignmentTimeline believed_now(db::Connection& db, AssignmentId id) {
  return db.all(R"sql(
      SELECT valid_from, valid_until, unit_id, job_title, staff_group, band, contract, fte, is_primary, manager_id
        FROM assignment_stretch
       WHERE assignment_id = $1
         AND known_until IS NULL
       ORDER BY valid_from
  )sql",
                [](const db::Row& row) { return read_stretch(row, 0); }, id);
}

}  // namespace

std::optional<KeptAssignment> find_assignment_by_number(db::Connection& db, std::string_view number) {
  auto found = db.first(
      "SELECT id, person_id, number FROM assignment WHERE number = $1",
      [](const db::Row& row) {
        return KeptAssignment{.id = row.get<AssignmentId>(0),
                              .person = row.get<PersonId>(1),
                              .number = row.get<std::string>(2),
                              .timeline = {}};
      },
      number);
  if (found) found->timeline = believed_now(db, found->id);
  return found;
}

std::vector<KeptAssignment> list_assignments_of(db::Connection& db, PersonId person, std::optional<Instant> known_at) {
  std::vector<KeptAssignment> found;
  db.each(R"sql(
      SELECT assignment.id, person_id, number, valid_from, valid_until, unit_id, job_title, staff_group, band, contract,
             fte, is_primary, manager_id
        FROM assignment_stretch
        JOIN assignment ON assignment.id = assignment_stretch.assignment_id
       WHERE person_id = $1
         AND (   (CAST($2 AS TEXT) IS NULL AND known_until IS NULL)
              OR (known_from <= $2 AND (known_until IS NULL OR known_until > $2)))
       ORDER BY assignment.id, valid_from
  )sql",
          [&](const db::Row& row) { collect(found, row); }, person, known_at);
  std::ranges::stable_sort(found, std::greater{},
                           [](const KeptAssignment& one) { return one.timeline.front().days.from; });
  return found;
}

std::vector<KeptAssignment> list_kept_assignments(db::Connection& db) {
  std::vector<KeptAssignment> found;
  db.each(R"sql(
      SELECT assignment.id, person_id, number, valid_from, valid_until, unit_id, job_title, staff_group, band, contract,
             fte, is_primary, manager_id
        FROM assignment_stretch
        JOIN assignment ON assignment.id = assignment_stretch.assignment_id
       WHERE known_until IS NULL
       ORDER BY number, valid_from
  )sql",
          [&](const db::Row& row) { collect(found, row); });
  return found;
}

std::vector<KeptAssignment> list_assignments_in(db::Connection& db, UnitId unit, Date from) {
  std::vector<KeptAssignment> found;
  db.each(R"sql(
      SELECT assignment.id, person_id, number, valid_from, valid_until, unit_id, job_title, staff_group, band, contract,
             fte, is_primary, manager_id
        FROM assignment_stretch
        JOIN assignment ON assignment.id = assignment_stretch.assignment_id
       WHERE known_until IS NULL
         AND assignment.id IN (SELECT assignment_id
                                 FROM assignment_stretch
                                WHERE unit_id = $1
                                  AND known_until IS NULL
                                  AND (valid_until IS NULL OR valid_until > $2))
       ORDER BY number, valid_from
  )sql",
          [&](const db::Row& row) { collect(found, row); }, unit, from);
  return found;
}

std::vector<AssignmentOnDay> list_assignments_on(db::Connection& db, const AsAt& as_at) {
  return db.all(R"sql(
      SELECT assignment.id, person_id, valid_from, valid_until, unit_id, job_title, staff_group, band, contract, fte,
             is_primary, manager_id
        FROM assignment_stretch
        JOIN assignment ON assignment.id = assignment_stretch.assignment_id
       WHERE valid_from <= $1
         AND (valid_until IS NULL OR valid_until > $1)
         AND (   (CAST($2 AS TEXT) IS NULL AND known_until IS NULL)
              OR (known_from <= $2 AND (known_until IS NULL OR known_until > $2)))
       ORDER BY person_id, is_primary DESC, fte DESC, assignment.id
  )sql",
                [](const db::Row& row) {
                  return AssignmentOnDay{.id = row.get<AssignmentId>(0),
                                         .person = row.get<PersonId>(1),
                                         .facts = read_stretch(row, 2).facts};
                },
                as_at.day, as_at.known_at);
}

Result<AssignmentId> create_assignment(db::Connection& db, const shell::Change& change, PersonId person,
                                       const std::string& number, const AssignmentTimeline& timeline) {
  if (find_assignment_by_number(db, number)) {
    const std::string words =
        fmt::format("The assignment number {} is taken. Look it up, or enter another one.", number);
    return Error{ErrorKind::conflict, words, {{"number", words}}};
  }
  const auto id =
      db.only<AssignmentId>("INSERT INTO assignment (person_id, number, created_at) VALUES ($1, $2, $3) RETURNING id",
                            person, number, change.at);
  for (const auto& stretch : timeline) add_stretch(db, change, id, stretch);
  shell::record(db, change.at, change.actor,
                {.action = "assignment.create",
                 .subject = subject_of(id),
                 .payload = shell::audit_payload(
                     {{"person", to_text(person)}, {"number", number}, {"what", words_of(timeline)}})});
  return id;
}

void forget_stretch(db::Connection& db, Instant at, AssignmentId id, Date from) {
  db.run(R"sql(
      UPDATE assignment_stretch
         SET known_until = $3
       WHERE assignment_id = $1
         AND valid_from = $2
         AND known_until IS NULL
  )sql",
         id, from, at);
}

void keep_assignment_timeline(db::Connection& db, const shell::Change& change, AssignmentId id,
                              const AssignmentTimeline& timeline) {
  const auto edit = edit_between(believed_now(db, id), timeline);
  if (edit.is_empty()) return;
  for (const auto& stretch : edit.gone) forget_stretch(db, change.at, id, stretch.days.from);
  for (const auto& stretch : edit.added) add_stretch(db, change, id, stretch);
  shell::record(db, change.at, change.actor,
                {.action = "assignment.change",
                 .subject = subject_of(id),
                 .payload = shell::audit_payload({{"before", words_of(edit.gone)}, {"after", words_of(edit.added)}})});
}

}  // namespace qi::people
