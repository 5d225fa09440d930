#pragma once
/// Rule: a point strictly outside a limit. On the limit is inside.
/// How far outside does not matter.

#include "spc/rules/findings.h"

namespace qi::spc {

/// Undefined limits: nothing. Source: Shewhart 1931; Making Data Count (NHS England).
void find_outside_limits(const PhaseValues& phase, const Profile& profile, Findings& findings);

}  // namespace qi::spc
