#include "people/org_tree.h"

#include <algorithm>
#include <functional>

namespace qi::people {
namespace {

constexpr std::int64_t kTop = 0;

bool names_the_trust(UnitKind kind) {
  return kind == UnitKind::system || kind == UnitKind::trust;
}

}  // namespace

OrgTree::OrgTree(std::vector<OrgUnit> units) {
  put_in_order(std::move(units));
  for (std::size_t i = 0; i < units_.size(); ++i) {
    place_[units_[i].id.number] = i;
    place_of_code_[units_[i].code] = i;
  }
  for (std::size_t i = 0; i < units_.size(); ++i) {
    const auto parent = units_[i].facts.parent;
    below_[parent && place_.contains(parent->number) ? parent->number : kTop].push_back(i);
  }
}

void OrgTree::put_in_order(std::vector<OrgUnit> units) {
  std::ranges::sort(units, {}, [](const OrgUnit& unit) { return std::pair(unit.facts.short_name, unit.id.number); });
  std::unordered_map<std::int64_t, std::vector<std::size_t>> below;
  std::unordered_set<std::int64_t> known;
  for (const OrgUnit& unit : units) known.insert(unit.id.number);
  for (std::size_t i = 0; i < units.size(); ++i) {
    const auto parent = units[i].facts.parent;
    below[parent && known.contains(parent->number) ? parent->number : kTop].push_back(i);
  }
  units_.reserve(units.size());
  const std::function<void(std::int64_t)> add_below = [&](std::int64_t parent) {
    for (const std::size_t place : below[parent]) {
      const std::int64_t number = units[place].id.number;
      units_.push_back(std::move(units[place]));
      add_below(number);
    }
  };
  add_below(kTop);
}

const OrgUnit* OrgTree::find(UnitId id) const {
  const auto found = place_.find(id.number);
  return found == place_.end() ? nullptr : &units_[found->second];
}

const OrgUnit* OrgTree::find(std::string_view code) const {
  const auto found = place_of_code_.find(std::string(code));
  return found == place_of_code_.end() ? nullptr : &units_[found->second];
}

std::vector<const OrgUnit*> OrgTree::children(std::optional<UnitId> parent) const {
  std::vector<const OrgUnit*> found;
  const auto below = below_.find(parent ? parent->number : kTop);
  if (below == below_.end()) return found;
  for (const std::size_t place : below->second) found.push_back(&units_[place]);
  return found;
}

std::vector<const OrgUnit*> OrgTree::ancestors(UnitId id) const {
  std::vector<const OrgUnit*> above;
  const OrgUnit* unit = find(id);
  while (unit && unit->facts.parent) {
    unit = find(*unit->facts.parent);
    if (unit) above.push_back(unit);
  }
  return above;
}

int OrgTree::depth(UnitId id) const {
  return static_cast<int>(ancestors(id).size());
}

UnitSet OrgTree::subtree(UnitId id) const {
  UnitSet found;
  if (!find(id)) return found;
  std::vector<std::int64_t> waiting{id.number};
  while (!waiting.empty()) {
    const std::int64_t number = waiting.back();
    waiting.pop_back();
    found.insert(number);
    const auto below = below_.find(number);
    if (below == below_.end()) continue;
    for (const std::size_t place : below->second) waiting.push_back(units_[place].id.number);
  }
  return found;
}

bool OrgTree::is_within(UnitId id, UnitId above) const {
  if (!find(id)) return false;
  if (id == above) return true;
  return std::ranges::any_of(ancestors(id), [&](const OrgUnit* unit) { return unit->id == above; });
}

std::string OrgTree::path(UnitId id) const {
  const OrgUnit* unit = find(id);
  if (!unit) return {};
  std::string words = unit->facts.short_name;
  for (const OrgUnit* above : ancestors(id))
    if (!names_the_trust(above->facts.kind)) words = above->facts.short_name + ", " + words;
  return words;
}

}  // namespace qi::people
