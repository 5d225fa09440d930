#pragma once
/// Limits from a centre, and a sigma where the chart needs one, that were known before the first value.
/// It looks at no value: limits made of values are in the other files here.

#include "spc/analysis.h"
#include "spc/chart_catalogue.h"
#include "spc/series.h"

namespace qi::spc {

/// Centre and three sigma either way; for charts of counts what the chart makes of a process with that centre. Where
/// limits go by the denominator, or by the size of subgroups: those for one of 1, not yet written for the multiplier.
/// The mean moving range of single values is the one to expect: 1.128 sigma. `request.given` is there and was checked:
/// see phases.h. source   Montgomery, Introduction to Statistical Quality Control, charts based on standard values.
/// example  centre 20, sigma 2 on an XmR chart: 14 and 26. Centre 9 on a c chart: 0 and 18.
Limits given_limits(const Request& request, const ChartRow& chart);

}  // namespace qi::spc
