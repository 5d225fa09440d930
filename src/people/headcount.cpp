#include "people/headcount.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace qi::people {
namespace {

bool counts(const AssignmentFacts& facts, const HeadcountRules& rules) {
  return facts.rank == AssignmentFacts::Rank::primary &&
         std::ranges::find(rules.counted, facts.contract) != rules.counted.end();
}

template <class Key, class KeyOf>
std::map<Key, Headcount> headcount_by(const std::vector<InPost>& in_post, const OrgTree& tree,
                                      std::optional<UnitId> within, KeyOf&& key_of) {
  const UnitSet units = within ? tree.subtree(*within) : UnitSet();
  std::map<Key, Headcount> counts;
  for (const InPost& one : in_post)
    if (!within || units.contains(one.facts.unit.number)) counts[key_of(one)] += one;
  return counts;
}

}  // namespace

std::string words_for(const HeadcountRules& rules) {
  std::vector<std::string> in;
  std::vector<std::string> out;
  for (const Contract contract : contracts())
    (std::ranges::find(rules.counted, contract) != rules.counted.end() ? in : out).push_back(lowered(title(contract)));
  std::string words =
      fmt::format("People whose primary post is of one of these kinds, each counted once: {}.", listed(in));
  if (!out.empty()) words += fmt::format(" Not counted: {}.", listed(out));
  return words;
}

std::vector<InPost> people_in_post(const std::vector<AssignmentOnDay>& on_day, const HeadcountRules& rules) {
  std::vector<InPost> in_post;
  for (const AssignmentOnDay& one : on_day) {
    if (!counts(one.facts, rules)) continue;
    if (!in_post.empty() && in_post.back().person == one.person) continue;
    in_post.push_back({one.person, one.facts});
  }
  return in_post;
}

std::map<UnitId, Headcount> headcount_by_unit(const std::vector<InPost>& in_post, const OrgTree& tree) {
  std::map<UnitId, Headcount> counts;
  for (const InPost& one : in_post) {
    counts[one.facts.unit] += one;
    for (const OrgUnit* above : tree.ancestors(one.facts.unit)) counts[above->id] += one;
  }
  return counts;
}

std::map<Band, Headcount> headcount_by_band(const std::vector<InPost>& in_post, const OrgTree& tree,
                                            std::optional<UnitId> within) {
  return headcount_by<Band>(in_post, tree, within, [](const InPost& one) { return one.facts.band; });
}

std::map<StaffGroup, Headcount> headcount_by_staff_group(const std::vector<InPost>& in_post, const OrgTree& tree,
                                                         std::optional<UnitId> within) {
  return headcount_by<StaffGroup>(in_post, tree, within, [](const InPost& one) { return one.facts.staff_group; });
}

}  // namespace qi::people
