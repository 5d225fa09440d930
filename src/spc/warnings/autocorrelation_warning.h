#pragma once
/// Whether neighbours in time are more alike, or more unlike, than chance makes them.
/// The coefficient is worked out in lag_one.h. A season makes neighbours alike too: see seasonality_warning.h.

#include "spc/advice.h"
#include "spc/warnings/warning_subject.h"

namespace qi::spc {

/// From 20 points, each phase about its own level.
///
/// figures  `lag_1`, `limit`, `pairs`, and where limits come from moving ranges `width`, the share sqrt(1 - lag 1) of
///          the width that they would have to have.
/// source   limits: Box and Jenkins, Bartlett 1946; moving ranges of neighbours with correlation r have a mean of
///          1.128 sqrt(1 - r) sigmas: Maragah and Woodall, The effect of autocorrelation on the retrospective
///          X-chart, 1992.
/// example  a lag 1 of 0.5: limits have 71% of their width.
Advice warn_of_autocorrelation(const WarningSubject& subject);

}  // namespace qi::spc
