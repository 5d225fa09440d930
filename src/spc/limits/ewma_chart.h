#pragma once
/// The exponentially weighted moving average: each point carries a share of every value before it, so that a small
/// change that lasts shows sooner. Points depend on their neighbours: no runs rule is applied to them.

#include <span>

#include "spc/analysis.h"
#include "spc/limits/baseline.h"

namespace qi::spc {

/// Centre and sigma of single values: those of an XmR chart, or of an Xbar chart where there are subgroups.
Limits ewma_limits(const Baseline& baseline, const Profile& profile);

/// z = w x + (1 - w) z of the value before, from the centre on, with w the profile's ewma_weight; limits at the i-th
/// used value: the centre and ewma_sigmas times sigma / sqrt(size) sqrt(w / (2 - w) (1 - (1 - w)^2i)).
///
/// places   of one phase. Their values are replaced. Missing values are passed over; an excluded one shows where z
/// would
///          be with it, and the next goes on without it. All are missing where the centre is undefined.
/// limits   one per place; those of a value left out are the ones of the used value before it.
/// source   Roberts 1959; Lucas and Saccucci 1990; Montgomery, the exponentially weighted moving average control chart.
/// example  9.45 7.99 about 10, sigma 1, weight 0.1, 2.7 sigmas: 9.945 within 9.73 and 10.27, then 9.7495 within 9.637
///          and 10.363.
void walk_ewma(const Limits& of_one, std::span<const double> sizes, const Profile& profile, std::span<Point> places,
               std::span<Limits> limits);

}  // namespace qi::spc
