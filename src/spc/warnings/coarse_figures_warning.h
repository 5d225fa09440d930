#pragma once
/// Whether figures are written finely enough to show how the process moves.
/// Counts are whole by nature: they have charts of their own, see chart_proposal.h.

#include "spc/advice.h"
#include "spc/warnings/warning_subject.h"

namespace qi::spc {

/// For charts of single values, from 12 points in the last phase's baseline. The step is the smallest difference of two
/// values; possible ranges are 0, 1, 2 … steps up to 3.267 mean moving ranges. Warns below 5, which is where sigma is
/// about as small as the step. Figures: `step`, `possible_ranges`, `distinct_values`.
/// source   Wheeler and Chambers, Understanding Statistical Process Control: inadequate measurement units.
/// example  10 11 10 10 11 11 …: mean moving range about 0.5, upper limit 1.6, possible ranges 0 and 1.
Advice warn_of_coarse_figures(const WarningSubject& subject);

}  // namespace qi::spc
