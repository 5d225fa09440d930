#pragma once
/// All units through all days, to see whether a change leaves them a tree on each. It asks no database and words
/// nothing for people: see org_changes.h.

#include <optional>
#include <unordered_map>
#include <vector>

#include "people/org_unit.h"

namespace qi::people {

/// A unit and all that is believed of it.
struct KeptUnit {
  UnitId id;
  std::string code;
  UnitTimeline timeline;
};

/// One day on which the units are no tree.
struct OrgFault {
  enum class What { parent_is_not_open, lies_below_itself } what = What::parent_is_not_open;
  UnitId unit;
  UnitId parent;
  Date day;  ///< the first one
};

class OrgHistory {
 public:
  explicit OrgHistory(std::vector<KeptUnit> units);

  const std::vector<KeptUnit>& units() const { return units_; }
  const KeptUnit* find(UnitId id) const;
  /// The unit is there. A new one is added by `add`.
  void replace(UnitId id, UnitTimeline timeline);
  void add(KeptUnit unit);
  /// The first fault of any day from `from` on; nullopt: a tree on each.
  std::optional<OrgFault> first_fault(Date from) const;

 private:
  std::optional<OrgFault> first_orphan(Date from) const;
  std::optional<OrgFault> first_loop(Date from) const;
  bool lies_below_itself(UnitId id, Date day) const;
  std::vector<Date> days_of_change(Date from) const;
  std::vector<KeptUnit> units_;
  std::unordered_map<std::int64_t, std::size_t> place_;
};

}  // namespace qi::people
