#include "spc/rules/fourteen_alternating.h"

namespace qi::spc {

void find_fourteen_alternating(const PhaseValues& phase, const Profile&, Findings& findings) {
  constexpr std::size_t kLength = 14;
  std::size_t run = 1;
  double step_before = 0;
  for (std::size_t i = 1; i < phase.size(); ++i) {
    const double step = phase.values[i] - phase.values[i - 1];
    if (step == 0)
      run = 1;
    else if ((step > 0 && step_before < 0) || (step < 0 && step_before > 0))
      ++run;
    else
      run = 2;
    step_before = step;
    if (run < kLength) continue;
    const std::size_t first = i + 1 - kLength;
    for (std::size_t j = run == kLength ? first : i; j <= i; ++j)
      findings.mark(RuleId::fourteen_alternating, std::nullopt, phase.place(j));
    findings.complete(RuleId::fourteen_alternating, phase.place(i));
    findings.stretch(RuleId::fourteen_alternating, std::nullopt, phase.place(first), phase.place(i));
  }
}

}  // namespace qi::spc
