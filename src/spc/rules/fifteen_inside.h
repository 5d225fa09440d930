#pragma once
/// Rule: fifteen values in a row within one sigma of the centre, on either side: too quiet to be true.
/// It does not ask which side the values are on.

#include "spc/rules/findings.h"

namespace qi::spc {

/// Exactly one sigma is within. No side. Nothing where sigma is 0 or undefined. Source: Nelson 1984, rule 7.
void find_fifteen_inside(const PhaseValues& phase, const Profile& profile, Findings& findings);

}  // namespace qi::spc
