#pragma once
/// Rule: four of five consecutive values more than one sigma from the centre, on one side.
/// Being close to a limit is another rule: see two_of_three.h.

#include "spc/rules/findings.h"

namespace qi::spc {

/// The fifth may lie anywhere. Only the values that count are marked. Source: Western Electric handbook 1956, rule 3.
void find_four_of_five(const PhaseValues& phase, const Profile& profile, Findings& findings);

}  // namespace qi::spc
