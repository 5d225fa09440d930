#pragma once
/// Rule: two of three consecutive values close to, or beyond, one limit.
/// The tools differ in which values count and where the third may lie: see TwoOfThree in profile.h.

#include "spc/rules/findings.h"

namespace qi::spc {

/// Only the values that count are marked. Exactly two sigma does not count.
/// Source: Making Data Count (NHS England), definition since late 2023; Western Electric handbook 1956, rule 2.
void find_two_of_three(const PhaseValues& phase, const Profile& profile, Findings& findings);

}  // namespace qi::spc
