#pragma once
/// What a staff file has no column for stays as it is believed: a file without a column of bands says nothing of bands.
/// It reads no file and knows no database.

#include <set>

#include "people/assignment.h"
#include "people/feed/staff_layout.h"
#include "people/person.h"

namespace qi::people {

/// The parts of a post and of a person that `columns` does not hold, as `believed` has them. Place and numbers are
/// never taken over: every file has them.
AssignmentFacts with_unsaid(AssignmentFacts said, const AssignmentFacts& believed, const std::set<StaffField>& columns);
PersonDetails with_unsaid(PersonDetails said, const PersonDetails& believed, const std::set<StaffField>& columns);

/// A change from `was` to `is`, carried over to what is believed of later days: parts that did not change, and parts
/// that are planned to be something else again, stay.
AssignmentFacts with_carried(AssignmentFacts later, const AssignmentFacts& was, const AssignmentFacts& is);

}  // namespace qi::people
