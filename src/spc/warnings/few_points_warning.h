#pragma once
/// Whether enough points stand behind the limits in force.
/// From how many points on a page shows limits at all is its own setting: see read_series.

#include "spc/advice.h"
#include "spc/warnings/warning_subject.h"

namespace qi::spc {

inline constexpr std::size_t kFewestForTrialLimits = 12;
inline constexpr std::size_t kFewestForFirmLimits = 20;

/// Counts the values that set the last phase's limits. Figures: `points`, and `sigma_error` (a share) where limits come
/// from moving ranges.
/// source   Provost and Murray, The Health Care Data Guide: trial limits from 12 points, firm ones from 20.
Advice warn_of_few_points(const WarningSubject& subject);

}  // namespace qi::spc
