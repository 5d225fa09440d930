#pragma once
/// Limits for counts: of cases out of cases (p, np) and of events (u, c). They follow from the centre line alone, so
/// they hold only where cases and events are independent; laney_charts.h lets the data say how far they are.

#include "spc/analysis.h"
#include "spc/limits/baseline.h"

namespace qi::spc {

/// Sigma of one case that is so with the chance `share` (0 to 1), and of the events in a stretch that expects `rate`.
double sigma_of_share(double share);
double sigma_of_rate(double rate);

/// Limits for a denominator of 1; share_at gives those of a value. Centre: all cases counted over all cases;
/// sigma: sqrt(centre (1 - centre)). No case: undefined.
/// source   Montgomery, Introduction to Statistical Quality Control, control charts for fraction nonconforming.
/// example  12 of 40 and 8 of 40: centre 0.25, sigma 0.4330; at 40 cases the limits are 0.0446 and 0.4554.
Limits p_limits(const Baseline& baseline, const Profile& profile);

/// The same for rates: centre all events over all denominators, sigma sqrt(centre).
/// source   Montgomery, control charts for nonconformities, variable sample size.
Limits u_limits(const Baseline& baseline, const Profile& profile);

/// Counts of events in equal stretches: centre their mean, sigma sqrt(centre), lower never below 0.
/// source   Montgomery, control charts for nonconformities, constant sample size.
Limits c_limits(const Baseline& baseline, const Profile& profile);

/// From the limits of a denominator of 1 to those of `denominator`: sigma / sqrt(denominator), within 0 and 1 for
/// shares and from 0 for rates. A missing denominator, or one of 0: only the centre is defined.
Limits three_sigma_share_at(const Limits& of_one, double denominator);
Limits three_sigma_rate_at(const Limits& of_one, double denominator);
/// The same by the profile. With CountLimits::probability lower and upper are quantiles instead (see
/// probability_limits.h), and sigma, which rules count in, stays that of the count.
Limits share_at(const Limits& of_one, double denominator, const Profile& profile);
Limits rate_at(const Limits& of_one, double denominator, const Profile& profile);
/// Shares as counts: everything times the denominator.
Limits count_at(const Limits& of_one, double denominator, const Profile& profile);

}  // namespace qi::spc
