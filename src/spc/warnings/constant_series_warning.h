#pragma once
/// Whether the figures move at all.
/// Figures that move in coarse steps are another matter: see coarse_figures_warning.h.

#include "spc/advice.h"
#include "spc/warnings/warning_subject.h"

namespace qi::spc {

/// Warns where all values that set the last phase's limits, two or more, are the same but for rounding, as plotted.
/// Figures: `points`, `value`.
Advice warn_of_constant_series(const WarningSubject& subject);

}  // namespace qi::spc
