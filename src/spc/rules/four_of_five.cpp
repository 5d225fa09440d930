#include "spc/rules/four_of_five.h"

#include "spc/rules/counting_windows.h"

namespace qi::spc {

void find_four_of_five(const PhaseValues& phase, const Profile&, Findings& findings) {
  const auto beyond = [&](std::size_t i) { return phase.is_beyond(i, kBeyondOneSigma); };
  find_counting_windows(phase, RuleId::four_of_five, 4, 5, Rest::anywhere, Counting{kBeyondOneSigma, beyond}, findings);
}

}  // namespace qi::spc
