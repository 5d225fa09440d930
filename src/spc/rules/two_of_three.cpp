#include "spc/rules/two_of_three.h"

#include "spc/rules/counting_windows.h"

namespace qi::spc {

void find_two_of_three(const PhaseValues& phase, const Profile& profile, Findings& findings) {
  const auto beyond = [&](std::size_t i) { return phase.is_beyond(i, kBeyondTwoSigma); };
  const auto between = [&](std::size_t i) { return beyond(i) && !phase.is_beyond(i, kOutsideLimit); };
  const auto find = [&](Rest rest, auto counts) {
    find_counting_windows(phase, RuleId::two_of_three, 2, 3, rest, Counting{kBeyondTwoSigma, counts}, findings);
  };
  switch (profile.two_of_three) {
    case TwoOfThree::beyond_two_sigma_same_side: return find(Rest::same_side, beyond);
    case TwoOfThree::between_two_and_three_sigma: return find(Rest::same_side, between);
    case TwoOfThree::beyond_two_sigma_any_third: return find(Rest::anywhere, beyond);
    case TwoOfThree::beyond_two_sigma_net: return find(Rest::anywhere_less_opposite, beyond);
  }
}

}  // namespace qi::spc
