#include "spc/rules/shift.h"

namespace qi::spc {

void find_shift(const PhaseValues& phase, const Profile& profile, Findings& findings) {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t length = 0;
  Position side = 0;
  const auto end_run = [&] {
    if (length < profile.shift_length) return;
    std::size_t counted = 0;
    for (std::size_t i = first; i <= last; ++i) {
      if (phase.positions[i] == 0) continue;
      findings.mark(RuleId::shift, side_of(side), phase.places[i]);
      if (++counted >= profile.shift_length) findings.complete(RuleId::shift, phase.places[i]);
    }
    findings.stretch(RuleId::shift, side_of(side), phase.places[first], phase.places[last]);
  };
  for (std::size_t i = 0; i < phase.size(); ++i) {
    const Position here = phase.positions[i];
    if (here == 0 && phase.on_line == OnLine::is_skipped) continue;
    if (here != side) {
      end_run();
      side = here;
      first = i;
      length = 0;
    }
    if (here != 0) {
      last = i;
      ++length;
    }
  }
  end_run();
}

}  // namespace qi::spc
