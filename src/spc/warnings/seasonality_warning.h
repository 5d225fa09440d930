#pragma once
/// Whether month, day or hour moves the figures.
/// The test stands in season_test.h, the adjustment in seasonal_adjustment.h.

#include "spc/advice.h"
#include "spc/warnings/warning_subject.h"

namespace qi::spc {

/// Needs a season's length and two full cycles; each phase about its own level. Warns where p is below 0.01. Figures:
/// `explained` (a share), `p_value`, `cycles`, and `f` where it is finite.
Advice warn_of_seasonality(const WarningSubject& subject);

}  // namespace qi::spc
