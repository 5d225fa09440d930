#pragma once
/// Limits for what happens seldom: cases or days between one event and the next. A count of events would be 0 most of
/// the time and show nothing.

#include "spc/analysis.h"
#include "spc/limits/baseline.h"

namespace qi::spc {

/// Cases between events. Centre is the median, as half of the values lie below it and the runs rules need that; limits
/// go by the mean m: m + 3 sqrt(m (m + 1)), lower 0.
/// source   Benneyan, Number-between g-type statistical quality control charts for monitoring adverse events, 2001;
///          median as in qicharts2.
/// With CountLimits::probability the limits are quantiles of the geometric distribution (see probability_limits.h) with
/// the chance of Profile::event_chance; sigma goes with it: sqrt(m (m + 1)), or sqrt(m (m - 1)) for 1 / m, which a
/// mean below 1 leaves undefined together with the limits. Profile::rare_event_centre chooses the centre.
/// example  4 9 1 4: mean 4.5, centre 4, upper 19.42; by probability 0 to 32.
Limits g_limits(const Baseline& baseline, const Profile& profile);

/// Time between events, on the scale of its 3.6th root, where times that chance alone makes are nearly normal: the
/// limits of single values there. `baseline.values` are on that scale already.
/// source   Nelson, A control chart for parts-per-million nonconforming items, Journal of Quality Technology 1994.
/// By Profile::time_limits centre and limits are instead the median and the outer quantiles of the likeliest Weibull or
/// exponential distribution of the times, taken to the scale; sigma is the way from centre to upper limit over
/// sigmas_to_time_limit. Fewer than 3 values: only a centre, their median. All the same: limits on the centre.
/// source   Montgomery, Introduction to Statistical Quality Control, time-between-events control charts.
/// example  exponential with the mean 10 and a tail of 0.00135: median 6.931, limits 0.01351 and 66.08.
Limits t_limits(const Baseline& baseline, const Profile& profile);

/// How many sigmas lie between the centre and the upper limit of times, on the scale: 3, or the normal quantile of the
/// profile's tail where limits are quantiles.
double sigmas_to_time_limit(const Profile& profile);

/// Onto the scale and back. Two events in one unit of time have a time of 0 between them, known only to be less than
/// one unit: it is taken as half of one. A level below 0 on the scale is a time of 0.
double root_of_time(double time);
double time_of_root(double root);

}  // namespace qi::spc
