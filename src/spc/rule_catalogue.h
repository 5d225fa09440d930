#pragma once
/// One row for each rule: its words, its source and the function that finds it. Menus, help, API and chart keys read these.

#include <span>
#include <string_view>

#include "spc/rule_id.h"

namespace qi::spc {

struct Rule {
  RuleId id;
  std::string_view slug;      ///< "outside-limits": stable, in URLs and JSON
  std::string_view title;     ///< "Outside the limits"
  std::string_view means;     ///< one sentence: the pattern
  std::string_view ask;       ///< one sentence: what a reader should ask
  std::string_view source;
};

/// In RuleId order.
std::span<const Rule> rule_catalogue();
const Rule& rule(RuleId id);

}  // namespace qi::spc
