#pragma once
/// Who is in post, and how many: everybody counts once, under one assignment. The rules are a setting of the trust, and
/// stand beside every number. It asks no database.

#include <map>
#include <string>
#include <vector>

#include "people/assignment.h"
#include "people/org_tree.h"

namespace qi::people {

/// Which contracts make somebody one of the staff.
struct HeadcountRules {
  std::vector<Contract> counted{Contract::permanent, Contract::fixed_term, Contract::secondment};
  bool operator==(const HeadcountRules&) const = default;
};
/// "People whose primary post is of one of these kinds, each counted once: permanent, … Not counted: bank, …"
std::string words_for(const HeadcountRules& rules);

/// A person in post and the one assignment under which they count: of several primary ones that with the larger share
/// of a week, then the older one.
struct InPost {
  PersonId person;
  AssignmentFacts facts;
};
/// `on_day` is what list_assignments_on gave. One for each person who counts, in its order.
std::vector<InPost> people_in_post(const std::vector<AssignmentOnDay>& on_day, const HeadcountRules& rules);

/// How many there are, and how many whole-time equivalents they make under the assignments that count them.
struct Headcount {
  std::int64_t people = 0;
  double fte = 0;

  Headcount& operator+=(const InPost& one) {
    ++people;
    fte += one.facts.fte;
    return *this;
  }
};

/// Headcounts by unit, each with everything below it.
std::map<UnitId, Headcount> headcount_by_unit(const std::vector<InPost>& in_post, const OrgTree& tree);
/// Of those in one unit and below it; nullopt: of all.
std::map<Band, Headcount> headcount_by_band(const std::vector<InPost>& in_post, const OrgTree& tree,
                                            std::optional<UnitId> within = std::nullopt);
std::map<StaffGroup, Headcount> headcount_by_staff_group(const std::vector<InPost>& in_post, const OrgTree& tree,
                                                         std::optional<UnitId> within = std::nullopt);

}  // namespace qi::people
