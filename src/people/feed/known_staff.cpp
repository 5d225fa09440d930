#include "people/feed/known_staff.h"

#include "people/feed/staff_layout.h"
#include "people/org_unit_store.h"

namespace qi::people {

KnownStaff load_known_staff(db::Connection& db, Date file_day) {
  KnownStaff known{.places = load_org_tree(db, {file_day, {}})};
  for (Person& person : list_people(db)) {
    if (person.details.staff_number.empty()) continue;
    known.staff_numbers[person.id] = person.details.staff_number;
    std::string number = person.details.staff_number;
    known.people.emplace(std::move(number), std::move(person));
  }
  for (KeptAssignment& assignment : list_kept_assignments(db)) {
    if (!known.staff_numbers.contains(assignment.person)) continue;
    std::string number = assignment.number;
    known.assignments.emplace(std::move(number), std::move(assignment));
  }
  return known;
}

const OrgUnit* find_place(const OrgTree& places, std::string_view written) {
  if (const OrgUnit* unit = places.find(written)) return unit;
  const std::string wanted = folded_heading(written);
  const OrgUnit* found = nullptr;
  for (const OrgUnit& unit : places.units()) {
    const bool fits = folded_heading(unit.code) == wanted || folded_heading(unit.facts.name) == wanted ||
                      folded_heading(unit.facts.short_name) == wanted;
    if (!fits) continue;
    if (found) return nullptr;
    found = &unit;
  }
  return found;
}

}  // namespace qi::people
