#pragma once
/// Limits for moving ranges themselves (the mR chart of an XmR pair).
/// Moving ranges share values with their neighbours, so no runs rule is ever applied to them.

#include "spc/analysis.h"
#include "spc/limits/baseline.h"

namespace qi::spc {

/// Centre is the mean of every moving range (they are never screened here), lower 0, upper 3.267 means. `sigma` is a
/// third of upper: a level counted from 0, not from the centre. All are undefined where no range was formed.
/// source  Montgomery, Introduction to Statistical Quality Control, factors D3 and D4 for samples of 2.
Limits moving_range_limits(const MovingRanges& ranges);

}  // namespace qi::spc
