#include "spc/rules/fifteen_inside.h"

namespace qi::spc {

void find_fifteen_inside(const PhaseValues& phase, const Profile&, Findings& findings) {
  constexpr std::size_t kLength = 15;
  if (!phase.has_limits) return;
  std::size_t run = 0;
  for (std::size_t i = 0; i < phase.size(); ++i) {
    run = phase.is_beyond(i, kBeyondOneSigma) ? 0 : run + 1;
    if (run < kLength) continue;
    const std::size_t first = i + 1 - kLength;
    for (std::size_t j = run == kLength ? first : i; j <= i; ++j)
      findings.mark(RuleId::fifteen_inside, std::nullopt, phase.place(j));
    findings.complete(RuleId::fifteen_inside, phase.place(i));
    findings.stretch(RuleId::fifteen_inside, std::nullopt, phase.place(first), phase.place(i));
  }
}

}  // namespace qi::spc
