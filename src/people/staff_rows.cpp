#include "people/staff_rows.h"

#include <array>

namespace qi::people {
namespace {

template <class Kind>
std::map<std::string, Id<Kind>, std::less<>> ids_by_number(db::Connection& db, db::Sql numbers_and_ids) {
  std::map<std::string, Id<Kind>, std::less<>> ids;
  db.each(numbers_and_ids,
          [&](const db::Row& row) { ids.emplace_hint(ids.end(), row.get<std::string>(0), row.get<Id<Kind>>(1)); });
  return ids;
}

}  // namespace

std::map<std::string, PersonId, std::less<>> add_people(db::Connection& db, Instant at,
                                                        const std::vector<PersonDetails>& people) {
  db.insert_all(
      "INSERT INTO person (staff_number, given_name, family_name, known_as, work_mail, created_at) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      people, [&](const PersonDetails& one) {
        return std::array{db::to_value(one.staff_number), db::to_value(one.given_name), db::to_value(one.family_name),
                          db::to_value(one.known_as),     db::to_value(one.work_mail),  db::to_value(at)};
      });
  return ids_by_number<PersonRow>(db, "SELECT staff_number, id FROM person WHERE staff_number IS NOT NULL ORDER BY 1");
}

std::map<std::string, AssignmentId, std::less<>> add_assignments(db::Connection& db, Instant at,
                                                                 const std::vector<NewAssignment>& assignments) {
  db.insert_all("INSERT INTO assignment (person_id, number, created_at) VALUES ($1, $2, $3)", assignments,
                [&](const NewAssignment& one) {
                  return std::array{db::to_value(one.person), db::to_value(one.number), db::to_value(at)};
                });
  return ids_by_number<AssignmentRow>(db, "SELECT number, id FROM assignment ORDER BY 1");
}

void add_beliefs(db::Connection& db, const std::vector<AssignmentBelief>& beliefs) {
  db.insert_all(
      "INSERT INTO assignment_stretch (assignment_id, unit_id, job_title, staff_group, band, contract, fte, "
      "is_primary, "
      "manager_id, valid_from, valid_until, known_from, known_until) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
      beliefs, [](const AssignmentBelief& one) {
        const AssignmentFacts& facts = one.stretch.facts;
        return std::array{db::to_value(one.assignment),
                          db::to_value(facts.unit),
                          db::to_value(facts.job_title),
                          db::to_value(slug(facts.staff_group)),
                          db::to_value(slug(facts.band)),
                          db::to_value(slug(facts.contract)),
                          db::to_value(facts.fte),
                          db::to_value(facts.rank == AssignmentFacts::Rank::primary),
                          db::to_value(facts.manager),
                          db::to_value(one.stretch.days.from),
                          db::to_value(one.stretch.days.until),
                          db::to_value(one.known_from),
                          db::to_value(one.known_until)};
      });
}

}  // namespace qi::people
