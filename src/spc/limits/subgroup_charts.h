#pragma once
/// Limits for subgroups: of their means (Xbar), ranges (R) and standard deviations (S). Sigma comes from within
/// subgroups, so that it is what chance alone does; what moves between them shows as a signal.

#include <span>

#include "spc/analysis.h"
#include "spc/limits/baseline.h"

namespace qi::spc {

/// The estimator that a profile's choice comes to on a chart of these subgroups: never `by_sizes` or `by_chart`, and
/// `deviation_by_own_size` only where sizes are equal. Subgroups of fewer than two say nothing about spread.
SubgroupSigma estimator_of(SubgroupSigma choice, ChartKind chart, std::span<const Subgroup> subgroups);

/// Sigma of single values within subgroups, by one of the estimators that estimator_of returns. NaN where no subgroup
/// holds two. For the estimators by own size: not yet divided by c4 (see single_sigma).
/// source   Montgomery, Introduction to Statistical Quality Control, control charts for Xbar and R, for Xbar and s;
///          Burr 1969 for weights of least variance; Scrucca, qcc, for the names.
/// example  two subgroups of 2 with ranges 2 and 4: mean_range 3 / 1.1284 = 2.6587.
double sigma_within(std::span<const Subgroup> subgroups, SubgroupSigma estimator, RangeConstants constants);

/// The sigma of single values that holds for a subgroup of `size`, from limits of one (below). By own size and of one
/// value: NaN, as one value has no c4.
double single_sigma(const Limits& of_one, double size, const Profile& profile);

/// Limits for a subgroup of 1, as a base for those of each: centre the mean of all single values, sigma that of single
/// values. The other two have as centre the mean spread, weighted by size. Nothing used: undefined.
/// source   Montgomery, as above; qcc for the weighted centres.
/// example  the 25 subgroups of 5 piston rings: centre 74.0012, limits of means 73.988 and 74.014.
Limits mean_limits(const Baseline& baseline, const Profile& profile);
Limits range_limits(const Baseline& baseline, const Profile& profile);
Limits deviation_limits(const Baseline& baseline, const Profile& profile);

/// From there to a subgroup of `size`. Means: sigma / sqrt(size). Ranges: d2 and d3 of the size; standard deviations:
/// c4 and sqrt(1 - c4^2), with limits not below 0. Size 0, or 1 for a spread: only the centre of means is defined.
Limits mean_at(const Limits& of_one, double size, const Profile& profile);
Limits range_at(const Limits& of_one, double size, const Profile& profile);
Limits deviation_at(const Limits& of_one, double size, const Profile& profile);

}  // namespace qi::spc
