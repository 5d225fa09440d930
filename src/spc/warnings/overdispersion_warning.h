#pragma once
/// Whether a plain chart of counts has limits that are too close, or too wide, for these data.
/// The measuring is done in dispersion.h.

#include "spc/advice.h"
#include "spc/warnings/warning_subject.h"

namespace qi::spc {

/// Applies to p, np, u and c charts; Laney's charts are clear, as they allow for it. Figures: `sigma_z`,
/// `chance_lower`, `chance_upper`, `outside_plain`, `outside_wide`, `points`.
/// source   Laney 2002; thresholds and the spread by chance: dispersion.h.
Advice warn_of_overdispersion(const WarningSubject& subject);

}  // namespace qi::spc
