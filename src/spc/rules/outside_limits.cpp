#include "spc/rules/outside_limits.h"

namespace qi::spc {

void find_outside_limits(const PhaseValues& phase, const Profile&, Findings& findings) {
  for (std::size_t i = phase.next_beyond(0, kOutsideLimit); i < phase.size();
       i = phase.next_beyond(i + 1, kOutsideLimit)) {
    const Side side = side_of(phase.positions[i]);
    const std::size_t place = phase.place(i);
    findings.mark(RuleId::outside_limits, side, place);
    findings.complete(RuleId::outside_limits, place);
    findings.stretch(RuleId::outside_limits, side, place, place);
  }
}

}  // namespace qi::spc
