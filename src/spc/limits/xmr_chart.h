#pragma once
/// Limits for single values measured one after another (the X chart of an XmR pair).
/// This file does not choose a baseline, form ranges across gaps or look for signals: see phases.h and rules/.

#include <span>

#include "spc/analysis.h"
#include "spc/limits/baseline.h"

namespace qi::spc {

/// The mean of moving ranges that limits are made from.
/// With Screening::drop_large_ranges, ranges of 3.267 times the mean or more are left out once and the mean is taken
/// again; where none would be left (every range is 0) the mean stays. NaN where there is no range.
double mean_moving_range(const MovingRanges& ranges, Screening screening);

/// Centre line and limits for individual values.
///
/// baseline  the values that set the limits, in time order, missing and excluded ones left out.
/// ranges    the moving ranges formed between them (fewer where there are gaps).
/// returns   the mean and, from it, 2.66 mean ranges or 3 mean ranges / 1.128 by the profile. Undefined (NaN) limits
///           where no range was formed; undefined centre too where there is no value. Never clamped.
/// source    Montgomery, Introduction to Statistical Quality Control, the Shewhart chart for individual measurements;
///           Making Data Count (NHS England) for 2.66.
/// example   10 12 11 14 9 with 3 / 1.128: mean 11.2, mean moving range 2.75, limits 3.886 and 18.514.
Limits xmr_limits(std::span<const double> baseline, const MovingRanges& ranges, const Profile& profile);

/// The same about the median of the baseline, which one wild value hardly moves.
Limits median_limits(std::span<const double> baseline, const MovingRanges& ranges, const Profile& profile);
/// About the median, and from the median of the moving ranges, screened by the profile, over
/// Profile::median_range_divisor: wild values hardly widen them either. `mean_moving_range` is still the mean.
/// source  Wheeler, Understanding Variation, appendix: the median moving range is 0.954 sigma.
Limits median_range_limits(std::span<const double> baseline, const MovingRanges& ranges, const Profile& profile);

}  // namespace qi::spc
