#include "people/demo/demo_staff.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/number.h"

#include "people/demo/demo_places.h"
#include "people/demo/demo_workforce.h"
#include "people/org_unit_store.h"
#include "people/staff_rows.h"
#include "shell/audit.h"
#include "shell/audit_payload.h"

namespace qi::people {
namespace {

Instant morning_of(Date day) {
  return start_of_london_day(day) + std::chrono::hours(9);
}

/// Everything that was believed of a post, with real managers instead of places in the list of people.
std::vector<AssignmentBelief> beliefs_of(const DemoPost& post, AssignmentId id, const std::vector<PersonId>& people) {
  std::vector<AssignmentBelief> beliefs;
  AssignmentTimeline before;
  for (const ToldTimeline& told : post.told) {
    const auto edit = edit_between(before, told.timeline);
    for (AssignmentBelief& belief : beliefs)
      if (!belief.known_until && std::ranges::find(edit.gone, belief.stretch) != edit.gone.end())
        belief.known_until = told.known_from;
    for (const auto& stretch : edit.added) beliefs.push_back({id, stretch, told.known_from, std::nullopt});
    before = told.timeline;
  }
  for (AssignmentBelief& belief : beliefs)
    if (auto& manager = belief.stretch.facts.manager) manager = people[static_cast<std::size_t>(manager->number) - 1];
  return beliefs;
}

UnitIds unit_ids(db::Connection& db) {
  UnitIds ids;
  for (const KeptUnit& unit : list_kept_units(db)) ids[unit.code] = unit.id;
  return ids;
}

Done make_places(db::Connection& db) {
  if (const Done opened = open_demo_places(db, {std::nullopt, morning_of(kDemoStaffFrom)}); !opened) return opened;
  if (const Done merged = merge_demo_units(db, {std::nullopt, morning_of(add_days(kUnitsMerge, -20))}); !merged)
    return merged;
  return make_demo_divisions(db, {std::nullopt, morning_of(add_days(kDivisionsBegin, -20))});
}

}  // namespace

Result<DemoStaff> build_demo_staff(db::Connection& db) {
  db::Transaction transaction(db);
  if (!list_kept_units(db).empty()) return DemoStaff{.was_there_already = true};
  if (const Done made = make_places(db); !made) return made.error();
  const UnitIds units = unit_ids(db);
  const DemoWorkforce workforce = demo_workforce(units);

  const Instant loaded_at = morning_of(kDemoStaffFrom);
  const auto ids = add_people(db, loaded_at, workforce.people);
  std::vector<PersonId> people;
  for (const PersonDetails& one : workforce.people) people.push_back(ids.find(one.staff_number)->second);
  std::vector<NewAssignment> assignments;
  for (const DemoPost& post : workforce.posts) assignments.push_back({people[post.person], post.number});
  const auto assignment_ids = add_assignments(db, loaded_at, assignments);
  std::vector<AssignmentBelief> beliefs;
  for (const DemoPost& post : workforce.posts)
    for (AssignmentBelief& belief : beliefs_of(post, assignment_ids.find(post.number)->second, people))
      beliefs.push_back(std::move(belief));
  add_beliefs(db, beliefs);

  shell::record(db, morning_of(kDemoStaffUntil), std::nullopt,
                {.action = "staff.demo",
                 .subject = "staff",
                 .payload = shell::audit_payload({{"people", std::to_string(people.size())},
                                                  {"assignments", std::to_string(assignments.size())}})});
  transaction.commit();
  return DemoStaff{.places = units.size(), .people = people.size(), .assignments = assignments.size()};
}

Result<std::string> add_demo_staff(db::Connection& db) {
  const auto made = build_demo_staff(db);
  if (!made) return made.error();
  if (made->was_there_already) return std::string();
  return fmt::format("Made-up staff: {} people with {} posts in {} places over five years.",
                     grouped(static_cast<std::int64_t>(made->people)),
                     grouped(static_cast<std::int64_t>(made->assignments)), made->places);
}

}  // namespace qi::people
