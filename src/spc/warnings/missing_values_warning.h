#pragma once
/// How many periods have no value.
/// Excluded points were left out on purpose: they are counted beside the missing ones, and do not make it warn.

#include "spc/advice.h"
#include "spc/warnings/warning_subject.h"

namespace qi::spc {

/// Over the whole series: warns from a tenth, and at least two, missing. Figures: `missing`, `excluded`, `points`,
/// `ranges` (moving ranges formed). Places: the missing points.
Advice warn_of_missing_values(const WarningSubject& subject);

}  // namespace qi::spc
