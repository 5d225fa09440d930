#pragma once
/// The rules of a chart, each with a small picture, its words and what it found. The target of links from coloured
/// points: ids are "rule-" + the rule's slug.

#include <span>
#include <string>
#include <vector>

#include "html/page.h"
#include "spc/rule_id.h"
#include "ui/chip.h"

namespace qi::ui {

struct RuleHit {
  Chip span;         ///< "July 2022 to January 2023"
  std::string note;  ///< "7 months below 58.0%"
};
struct RuleEntry {
  spc::RuleId rule = spc::RuleId::outside_limits;
  std::string means;          ///< spc::meaning
  std::vector<RuleHit> hits;  ///< newest first; empty shows "Not seen in this chart"
};
/// `guide` leaves the hits out and shows what to ask instead.
enum class RuleListUse { chart, guide };
void rule_list(html::Page& h, const std::vector<RuleEntry>& rules, RuleListUse use = RuleListUse::chart);

}  // namespace qi::ui
