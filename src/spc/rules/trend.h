#pragma once
/// Rule: `trend_length` or more values in a row, each higher, or each lower, than the one before. The centre line does
/// not matter.

#include "spc/rules/findings.h"

namespace qi::spc {

/// n points are n - 1 strict differences of one sign; the starting point is marked too. A point where one trend ends
/// and the other way begins belongs to both. Equal neighbours end the trend or are passed over, by the profile. Source:
/// Making Data Count (NHS England), 7 points; Nelson 1984, rule 3, 6 points.
void find_trend(const PhaseValues& phase, const Profile& profile, Findings& findings);

}  // namespace qi::spc
