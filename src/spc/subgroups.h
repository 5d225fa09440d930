#pragma once
/// Subgroups: from single values to what is known of each, and from those to the values that charts plot.
/// Their limits are not here: see limits/subgroup_charts.h.

#include <span>
#include <vector>

#include "base/result.h"
#include "spc/series.h"

namespace qi::spc {

/// Mean, standard deviation and range of some values. Missing ones are left out and do not count in the size. None:
/// missing. One: a mean alone.
/// example  2 4 9: mean 5, standard deviation 3.606, range 7, size 3.
Subgroup subgroup_of(std::span<const double> values);
/// The same of each row. Rows may differ in length.
std::vector<Subgroup> subgroups_of(std::span<const std::vector<double>> rows);
/// Subgroups of `size` (1 or more) values in a row, in time order. Values left over at the end make no subgroup: a part
/// of one would widen or narrow the limits of all.
std::vector<Subgroup> consecutive_subgroups(std::span<const double> values, std::size_t size);

/// refuses  subgroups for a chart of single values, and the reverse; an infinite or negative figure; a subgroup without
///          the figure that the chart, or its estimate of sigma, needs; a chart none of whose subgroups holds two.
Done check_subgroups(const Request& request);

/// The same values, as plotted, on an XmR chart, for what looks at a series and knows of no subgroups: advice, and the
/// search for a change. A chart of other values is as it was.
Request as_single_values(Request request);

/// The same request with its values (means, ranges or standard deviations) and their sizes as denominators. A subgroup
/// without the figure is missing: one value has no range.
Request with_plotted_values(Request request);

}  // namespace qi::spc
