#pragma once
/// One row for each rule: its words, its source and the function that finds it. Menus, help, API and chart keys read
/// these.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "spc/rule_id.h"

namespace qi::spc {

struct PhaseValues;
struct Profile;
class Findings;
/// Finds a rule's patterns among the values of one phase: see rules/findings.h.
using FindRule = void(const PhaseValues& phase, const Profile& profile, Findings& findings);

struct Rule {
  RuleId id;
  std::string_view slug;   ///< "outside-limits": stable, in URLs and JSON
  std::string_view title;  ///< "Outside the limits"
  std::string_view means;  ///< one sentence: the pattern; "{}" stands for its length. Read it with meaning()
  std::string_view ask;    ///< one sentence: what a reader should ask
  std::string_view source;
  FindRule* find;
  std::size_t Profile::*length =
      nullptr;  ///< the profile's length of the pattern, in points; nullptr: fixed by the rule
};
/// "7 or more points in a row above, or below, the mean."
std::string meaning(const Rule& rule, const Profile& profile);

/// In RuleId order.
std::span<const Rule> rule_catalogue();
const Rule& rule(RuleId id);
std::optional<RuleId> find_rule(std::string_view slug);

}  // namespace qi::spc
