#include "people/person_store.h"

#include <fmt/format.h>

#include "shell/audit.h"
#include "shell/audit_payload.h"

namespace qi::people {
namespace {

Person read_person(const db::Row& row) {
  return {.id = row.get<PersonId>(0),
          .details = {.staff_number = row.get<std::optional<std::string>>(1).value_or(""),
                      .given_name = row.get<std::string>(2),
                      .family_name = row.get<std::string>(3),
                      .known_as = row.get<std::string>(4),
                      .work_mail = row.get<std::string>(5)},
          .merged_into = row.get<std::optional<PersonId>>(6),
          .erased_at = row.get<std::optional<Instant>>(7)};
}

std::optional<std::string> kept_number(const std::string& staff_number) {
  return staff_number.empty() ? std::nullopt : std::optional(staff_number);
}

/// "20114467, Priyanka Nair, known as Priya, priya.nair@example.nhs.uk": for the audit record.
std::string words_of(const PersonDetails& details) {
  return fmt::format("{}, {} {}, known as {}, {}", details.staff_number, details.given_name, details.family_name,
                     details.known_as, details.work_mail);
}

/// refuses  a number that somebody other than `person` has.
Done number_is_free(db::Connection& db, const std::string& staff_number, std::optional<PersonId> person) {
  if (staff_number.empty()) return {};
  const auto holder = db.first(
      "SELECT id FROM person WHERE staff_number = $1", [](const db::Row& row) { return row.get<PersonId>(0); },
      staff_number);
  if (!holder || holder == person) return {};
  const std::string words =
      fmt::format("Somebody else has the staff number {}. Look them up, or enter another number.", staff_number);
  return Error{ErrorKind::conflict, words, {{"staff_number", words}}};
}

std::string payload_of(const PersonDetails& details) {
  return shell::audit_payload({{"staff_number", details.staff_number},
                               {"given_name", details.given_name},
                               {"family_name", details.family_name},
                               {"known_as", details.known_as},
                               {"work_mail", details.work_mail}});
}

std::string subject_of(PersonId id) {
  return fmt::format("person:{}", id.number);
}

}  // namespace

std::optional<Person> find_person(db::Connection& db, PersonId id) {
  return db.first(R"sql(
      SELECT id, staff_number, given_name, family_name, known_as, work_mail, merged_into, erased_at
        FROM person
       WHERE id = $1
  )sql",
                  read_person, id);
}

std::optional<Person> find_kept_person(db::Connection& db, PersonId id) {
  auto person = find_person(db, id);
  while (person && person->merged_into) person = find_person(db, *person->merged_into);
  return person;
}

std::optional<Person> find_person_by_number(db::Connection& db, std::string_view staff_number) {
  return db.first(R"sql(
      SELECT id, staff_number, given_name, family_name, known_as, work_mail, merged_into, erased_at
        FROM person
       WHERE staff_number = $1
         AND merged_into IS NULL
  )sql",
                  read_person, staff_number);
}

std::vector<Person> list_people_by_mail(db::Connection& db, std::string_view work_mail) {
  return db.all(R"sql(
      SELECT id, staff_number, given_name, family_name, known_as, work_mail, merged_into, erased_at
        FROM person
       WHERE work_mail = $1
         AND merged_into IS NULL
       ORDER BY id
  )sql",
                read_person, work_mail);
}

std::vector<Person> list_people(db::Connection& db) {
  return db.all(R"sql(
      SELECT id, staff_number, given_name, family_name, known_as, work_mail, merged_into, erased_at
        FROM person
       WHERE merged_into IS NULL
         AND erased_at IS NULL
       ORDER BY family_name, given_name, id
  )sql",
                read_person);
}

Result<PersonId> create_person(db::Connection& db, const shell::Change& change, const PersonDetails& details) {
  if (const Done free = number_is_free(db, details.staff_number, std::nullopt); !free) return free.error();
  const auto id = db.only<PersonId>(R"sql(
      INSERT INTO person (staff_number, given_name, family_name, known_as, work_mail, created_at)
      VALUES ($1, $2, $3, $4, $5, $6)
      RETURNING id
  )sql",
                                    kept_number(details.staff_number), details.given_name, details.family_name,
                                    details.known_as, details.work_mail, change.at);
  shell::record(db, change.at, change.actor,
                {.action = "person.create", .subject = subject_of(id), .payload = payload_of(details)});
  return id;
}

Done change_person(db::Connection& db, const shell::Change& change, const Person& person,
                   const PersonDetails& details) {
  if (details == person.details) return {};
  if (const Done free = number_is_free(db, details.staff_number, person.id); !free) return free.error();
  db.run(R"sql(
      UPDATE person
         SET staff_number = $2, given_name = $3, family_name = $4, known_as = $5, work_mail = $6
       WHERE id = $1
  )sql",
         person.id, kept_number(details.staff_number), details.given_name, details.family_name, details.known_as,
         details.work_mail);
  shell::record(
      db, change.at, change.actor,
      {.action = "person.change",
       .subject = subject_of(person.id),
       .payload = shell::audit_payload({{"before", words_of(person.details)}, {"after", words_of(details)}})});
  return {};
}

}  // namespace qi::people
