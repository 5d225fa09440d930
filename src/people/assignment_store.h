#pragma once
/// Assignments in the database, with all that was ever believed of them. What changes writes its audit record and is
/// called inside a transaction. Who counts as staff is in headcount.h.

#include <optional>
#include <string_view>
#include <vector>

#include "db/connection.h"
#include "people/as_at.h"
#include "people/assignment.h"
#include "shell/change.h"

namespace qi::people {

/// One assignment of a person and all that is believed of it.
struct KeptAssignment {
  AssignmentId id;
  PersonId person;
  std::string number;  ///< "20114467-2"
  AssignmentTimeline timeline;
};
std::optional<KeptAssignment> find_assignment_by_number(db::Connection& db, std::string_view number);
/// The newest first: by the day on which they began.
std::vector<KeptAssignment> list_assignments_of(db::Connection& db, PersonId person,
                                                std::optional<Instant> known_at = std::nullopt);
/// Every assignment of the trust, by number.
std::vector<KeptAssignment> list_kept_assignments(db::Connection& db);
/// Those that are in a unit on `from` or on any later day.
std::vector<KeptAssignment> list_assignments_in(db::Connection& db, UnitId unit, Date from);

/// By person; of each person the primary ones first, then the larger share of a week, then the older one.
std::vector<AssignmentOnDay> list_assignments_on(db::Connection& db, const AsAt& as_at);

/// refuses  (conflict, field "number") a number that another assignment has.
Result<AssignmentId> create_assignment(db::Connection& db, const shell::Change& change, PersonId person,
                                       const std::string& number, const AssignmentTimeline& timeline);
/// What is believed of the days from `from` on is believed no more. Call inside a transaction.
void forget_stretch(db::Connection& db, Instant at, AssignmentId id, Date from);
/// From now on this is believed. Nothing happens when it is already.
void keep_assignment_timeline(db::Connection& db, const shell::Change& change, AssignmentId id,
                              const AssignmentTimeline& timeline);

}  // namespace qi::people
