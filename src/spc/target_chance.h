#pragma once
/// How likely one more value of a process that goes on as it is meets a target.
/// Whether the process is stable enough to ask is not decided here: see forecast.h.

#include <optional>

#include "spc/analysis.h"
#include "spc/series.h"

namespace qi::spc {

/// A value equal to the target meets it. By the distribution that the chart supposes, with the last phase's centre:
/// binomial (p, np) and Poisson (u, c) for the latest denominator, geometric for g; for charts with limits from moving
/// ranges t with the degrees of freedom of sigma and for one new value (sigma^2 (1 + 1 / n)), on the t chart's scale
/// for t.
///
/// target   in the unit of the plotted values, so for percent as percent.
/// returns  0 to 1; just 0 or 1 where all values are equal. nullopt: neither way is better; a chart that is not named
///          here, such as a run chart; no centre or sigma.
/// source   range_reliability.h for the degrees of freedom; prediction of one value: Hahn and Meeker, Statistical
///          Intervals, 1991.
/// example  c chart with a mean of 4, at most 4 wished for: 0.629.
std::optional<double> chance_to_meet(double target, const Request& request, const Analysis& analysis);

}  // namespace qi::spc
