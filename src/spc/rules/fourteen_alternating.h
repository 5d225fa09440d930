#pragma once
/// Rule: fourteen values in a row that go up and down in turn, as when two processes are mixed.
/// The centre line does not matter to it.

#include "spc/rules/findings.h"

namespace qi::spc {

/// 13 differences, none of them 0, whose signs alternate. No side. Source: Nelson 1984, rule 4.
void find_fourteen_alternating(const PhaseValues& phase, const Profile& profile, Findings& findings);

}  // namespace qi::spc
