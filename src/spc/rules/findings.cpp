#include "spc/rules/findings.h"

#include <algorithm>

namespace qi::spc {

void Findings::stretch(RuleId rule, std::optional<Side> side, std::size_t first, std::size_t last) {
  for (auto earlier = patterns_.rbegin(); earlier != patterns_.rend() && earlier->rule == rule; ++earlier) {
    if (earlier->side != side) continue;
    if (earlier->last < first) break;
    earlier->last = std::max(earlier->last, last);
    return;
  }
  patterns_.push_back({.rule = rule, .side = side, .first = first, .last = last});
}

}  // namespace qi::spc
