#pragma once
/// Everything that is believed of the staff now, by the numbers that a staff file uses: what a file is held against.
/// It compares nothing: see staff_plan.h.

#include <map>
#include <string>
#include <vector>

#include "db/connection.h"
#include "people/assignment_store.h"
#include "people/org_tree.h"
#include "people/person_store.h"

namespace qi::people {

struct KnownStaff {
  OrgTree places{{}};                                              ///< of the file's day
  std::map<std::string, Person, std::less<>> people;               ///< by staff number; merged ones are left out
  std::map<std::string, KeptAssignment, std::less<>> assignments;  ///< by number, of these people
  std::map<PersonId, std::string> staff_numbers;
};

KnownStaff load_known_staff(db::Connection& db, Date file_day);

/// A place by its code, or by a name that only one place has; nullptr: none, or more than one.
const OrgUnit* find_place(const OrgTree& places, std::string_view written);

}  // namespace qi::people
