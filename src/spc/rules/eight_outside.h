#pragma once
/// Rule: eight values in a row more than one sigma from the centre, some above and some below: two processes in one
/// chart.

#include "spc/rules/findings.h"

namespace qi::spc {

/// At least one value on each side: eight on one side are a shift. No side. Source: Nelson 1984, rule 8.
void find_eight_outside(const PhaseValues& phase, const Profile& profile, Findings& findings);

}  // namespace qi::spc
