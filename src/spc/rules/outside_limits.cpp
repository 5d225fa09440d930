#include "spc/rules/outside_limits.h"

namespace qi::spc {

void find_outside_limits(const PhaseValues& phase, const Profile&, Findings& findings) {
  for (std::size_t i = 0; i < phase.size(); ++i) {
    if (!phase.is_beyond(i, kOutsideLimit)) continue;
    const Side side = side_of(phase.positions[i]);
    const std::size_t place = phase.place(i);
    findings.mark(RuleId::outside_limits, side, place);
    findings.complete(RuleId::outside_limits, place);
    findings.stretch(RuleId::outside_limits, side, place, place);
  }
}

}  // namespace qi::spc
