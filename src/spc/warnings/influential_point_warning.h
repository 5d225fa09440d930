#pragma once
/// Whether one value alone sets where the limits lie.
/// The value is not excluded: only a known cause that will not come back is a reason for that.

#include "spc/advice.h"
#include "spc/warnings/warning_subject.h"

namespace qi::spc {

/// Leaves out, one at a time, the values that lie furthest from the centre of the last phase's baseline and those with
/// the largest moving ranges, and asks the engine for the limits without each. Warns of the one that lies furthest from
/// the rest, if that is 4 sigmas or more and more than chance makes of so many points in 1 of 100 series (quantile of t
/// with sigma's own degrees of freedom, Bonferroni), and if limits without it are 15 % closer or their centre moves by
/// half a sigma.
/// From 12 points. Charts of counts are judged as Laney's. Not for run and g charts.
///
/// figures  `sigmas`, `narrower` (a share), `centre_moves` (in sigmas). Places: the point.
/// source   Belsley, Kuh and Welsch, Regression Diagnostics, 1980: influence by deletion; degrees of freedom:
///          range_reliability.h.
Advice warn_of_influential_point(const WarningSubject& subject);

}  // namespace qi::spc
