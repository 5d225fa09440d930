#include "people/org_history.h"

#include <algorithm>
#include <set>

namespace qi::people {
namespace {

/// The first of these days on which nothing is said of the timeline; nullopt: something is on each.
std::optional<Date> first_day_without(const UnitTimeline& timeline, const Days& days) {
  Date reached = days.from;
  for (const auto& stretch : timeline) {
    if (stretch.days.until && *stretch.days.until <= reached) continue;
    if (stretch.days.from > reached) break;
    if (!stretch.days.until) return std::nullopt;
    reached = *stretch.days.until;
  }
  if (days.until && *days.until <= reached) return std::nullopt;
  return reached;
}

bool comes_before(const OrgFault& fault, const std::optional<OrgFault>& other) {
  return !other || fault.day < other->day;
}

}  // namespace

OrgHistory::OrgHistory(std::vector<KeptUnit> units) {
  for (KeptUnit& unit : units) add(std::move(unit));
}

const KeptUnit* OrgHistory::find(UnitId id) const {
  const auto found = place_.find(id.number);
  return found == place_.end() ? nullptr : &units_[found->second];
}

void OrgHistory::replace(UnitId id, UnitTimeline timeline) {
  units_[place_.at(id.number)].timeline = std::move(timeline);
}

void OrgHistory::add(KeptUnit unit) {
  place_[unit.id.number] = units_.size();
  units_.push_back(std::move(unit));
}

std::optional<OrgFault> OrgHistory::first_fault(Date from) const {
  const auto orphan = first_orphan(from);
  const auto loop = first_loop(from);
  if (!loop) return orphan;
  return comes_before(*loop, orphan) ? loop : orphan;
}

std::optional<OrgFault> OrgHistory::first_orphan(Date from) const {
  std::optional<OrgFault> first;
  for (const KeptUnit& unit : units_)
    for (const auto& stretch : unit.timeline) {
      const Days days{std::max(from, stretch.days.from), stretch.days.until};
      if (!stretch.facts.parent || days.is_empty()) continue;
      const KeptUnit* parent = find(*stretch.facts.parent);
      const auto day = parent ? first_day_without(parent->timeline, days) : std::optional(days.from);
      if (!day) continue;
      const OrgFault fault{OrgFault::What::parent_is_not_open, unit.id, *stretch.facts.parent, *day};
      if (comes_before(fault, first)) first = fault;
    }
  return first;
}

std::optional<OrgFault> OrgHistory::first_loop(Date from) const {
  for (const Date day : days_of_change(from))
    for (const KeptUnit& unit : units_)
      if (lies_below_itself(unit.id, day))
        return OrgFault{OrgFault::What::lies_below_itself, unit.id, *facts_on(unit.timeline, day)->parent, day};
  return std::nullopt;
}

bool OrgHistory::lies_below_itself(UnitId id, Date day) const {
  UnitId at = id;
  for (std::size_t steps = 0; steps <= units_.size(); ++steps) {
    const KeptUnit* unit = find(at);
    const auto facts = unit ? facts_on(unit->timeline, day) : std::nullopt;
    if (!facts || !facts->parent) return false;
    at = *facts->parent;
    if (at == id) return true;
  }
  return false;  // a loop above, found from one of its own units
}

std::vector<Date> OrgHistory::days_of_change(Date from) const {
  std::set<Date> days{from};
  for (const KeptUnit& unit : units_)
    for (const auto& stretch : unit.timeline)
      if (stretch.days.from > from) days.insert(stretch.days.from);
  return {days.begin(), days.end()};
}

}  // namespace qi::people
