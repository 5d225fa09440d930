#pragma once
/// The units of one day as a tree: what lies above and below each.
/// It asks no database and knows no other day.

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "people/org_unit.h"

namespace qi::people {

using UnitSet = std::unordered_set<std::int64_t>;  ///< numbers of units

class OrgTree {
 public:
  /// A unit whose parent is not among them stands at the top. No unit lies above itself: the stores see to that.
  explicit OrgTree(std::vector<OrgUnit> units);

  const std::vector<OrgUnit>& units() const { return units_; }  ///< each after its parent, siblings by short name
  const OrgUnit* find(UnitId id) const;
  const OrgUnit* find(std::string_view code) const;
  std::vector<const OrgUnit*> children(std::optional<UnitId> parent) const;  ///< nullopt: those at the top
  std::vector<const OrgUnit*> ancestors(UnitId id) const;                    ///< the nearest first, without itself
  int depth(UnitId id) const;                                                ///< 0 at the top
  UnitSet subtree(UnitId id) const;                                          ///< with itself; empty: no such unit
  bool is_within(UnitId id, UnitId above) const;                             ///< true of the unit itself
  /// From the top down: "Operations, Ashford, Ashford Make Ready Centre"; the trust itself is left out.
  std::string path(UnitId id) const;

 private:
  void put_in_order(std::vector<OrgUnit> units);
  std::vector<OrgUnit> units_;
  std::unordered_map<std::int64_t, std::size_t> place_;
  std::unordered_map<std::string, std::size_t> place_of_code_;
  std::unordered_map<std::int64_t, std::vector<std::size_t>> below_;  // parent's number, 0 at the top, to places
};

}  // namespace qi::people
