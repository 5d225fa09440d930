#pragma once
/// Many people and assignments at once, the fastest way that the database has: for staff feeds and the demo. Call
/// inside a transaction; the caller writes one audit record for all of it, as loads of figures do. It checks nothing:
/// what it is given was checked.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "db/connection.h"
#include "people/assignment.h"
#include "people/person.h"

namespace qi::people {

/// Everybody here has a staff number that no row of person has, also none of somebody merged or erased. Returns the ids
/// by staff number, of everybody in the database.
std::map<std::string, PersonId, std::less<>> add_people(db::Connection& db, Instant at,
                                                        const std::vector<PersonDetails>& people);

struct NewAssignment {
  PersonId person;
  std::string number;
};
/// Every number is new. Returns the ids by number, of all in the database.
std::map<std::string, AssignmentId, std::less<>> add_assignments(db::Connection& db, Instant at,
                                                                 const std::vector<NewAssignment>& assignments);

/// What was believed of an assignment, and while.
struct AssignmentBelief {
  AssignmentId assignment;
  Stretch<AssignmentFacts> stretch;
  Instant known_from;
  std::optional<Instant> known_until;
};
void add_beliefs(db::Connection& db, const std::vector<AssignmentBelief>& beliefs);

}  // namespace qi::people
