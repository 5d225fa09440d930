#include "spc/rules/outside_limits.h"

namespace qi::spc {

void find_outside_limits(const PhaseValues& phase, const Profile&, Findings& findings) {
  for (std::size_t i = 0; i < phase.size(); ++i) {
    const Position side = phase.positions[i];
    if (side == 0 || !phase.is_outside(i, side)) continue;
    const std::size_t place = phase.places[i];
    findings.mark(RuleId::outside_limits, side_of(side), place);
    findings.complete(RuleId::outside_limits, place);
    findings.stretch(RuleId::outside_limits, side_of(side), place, place);
  }
}

}  // namespace qi::spc
