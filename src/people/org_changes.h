#pragma once
/// Opening, changing, merging and closing places on a day. Each is done whole with its audit records, or refused and
/// nothing is changed; call inside a transaction. A day may lie ahead, or long ago: then it is a correction.
/// Whether the actor may, routes ask.

#include "db/connection.h"
#include "people/org_unit_store.h"

namespace qi::people {

/// A place as somebody wants to open it; `facts` as typed.
struct NewUnit {
  std::string code;
  UnitFacts facts;
  Date from;
};
/// refuses  what check_unit_code and check_unit_names refuse; a code that is taken; a place above it that is not open
///          from that day on (field "parent").
Result<UnitId> open_unit(db::Connection& db, const shell::Change& change, const NewUnit& unit);

/// From that day on the place is called so, is of that kind and belongs there, and on later days as far as they said
/// the same as that day did: a part that is planned to be something else by then stays. refuses  as open_unit; a place
/// that is not open on that day; one that would lie below itself.
Done change_unit(db::Connection& db, const shell::Change& change, UnitId id, UnitFacts facts, Date from);

/// The place is open up to and including `last_day`.
/// refuses  a place that is not open then; one to which others or people still belong after that day, with how many.
Done close_unit(db::Connection& db, const shell::Change& change, UnitId id, Date last_day);

/// From that day on its people and parts belong to the other place, and it is closed.
/// refuses  two places that are the same, or not both open on that day; the day on which the first one opens; one that
///          would lie below itself.
Done merge_unit(db::Connection& db, const shell::Change& change, const Merger& merger);

}  // namespace qi::people
