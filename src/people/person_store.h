#pragma once
/// People in the database. What changes writes its audit record and is called inside a transaction.
/// It does not ask whether the actor may see somebody: routes do.

#include <optional>
#include <string_view>
#include <vector>

#include "db/connection.h"
#include "people/person.h"
#include "shell/change.h"

namespace qi::people {

/// Also one who was merged into another.
std::optional<Person> find_person(db::Connection& db, PersonId id);
/// The one who is kept, when this one was merged into another: follows mergers to their end.
std::optional<Person> find_kept_person(db::Connection& db, PersonId id);
/// By staff number, not merged.
std::optional<Person> find_person_by_number(db::Connection& db, std::string_view staff_number);
/// Those with that work mail (lower case), not merged; more than one where records are wrong.
std::vector<Person> list_people_by_mail(db::Connection& db, std::string_view work_mail);
/// Everybody who was not merged or erased, by family name.
std::vector<Person> list_people(db::Connection& db);

/// `details` are what check_person gave.
/// refuses  (conflict, field "staff_number") a number that somebody else has.
Result<PersonId> create_person(db::Connection& db, const shell::Change& change, const PersonDetails& details);
/// refuses  as create_person does.
Done change_person(db::Connection& db, const shell::Change& change, const Person& person, const PersonDetails& details);

}  // namespace qi::people
