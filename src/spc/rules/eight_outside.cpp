#include "spc/rules/eight_outside.h"

namespace qi::spc {

void find_eight_outside(const PhaseValues& phase, const Profile&, Findings& findings) {
  constexpr std::size_t kLength = 8;
  std::size_t run = 0;
  std::size_t run_on_one_side = 0;
  for (std::size_t i = 0; i < phase.size(); ++i) {
    const Position side = phase.positions[i];
    const bool outside = phase.is_beyond(i, kBeyondOneSigma);
    run = outside ? run + 1 : 0;
    run_on_one_side = run > 1 && phase.positions[i - 1] == side ? run_on_one_side + 1 : run > 0 ? 1 : 0;
    if (run < kLength || run_on_one_side >= kLength) continue;
    const std::size_t first = i + 1 - kLength;
    for (std::size_t j = first; j <= i; ++j) findings.mark(RuleId::eight_outside, std::nullopt, phase.place(j));
    findings.complete(RuleId::eight_outside, phase.place(i));
    findings.stretch(RuleId::eight_outside, std::nullopt, phase.place(first), phase.place(i));
  }
}

}  // namespace qi::spc
