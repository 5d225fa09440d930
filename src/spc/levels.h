#pragma once
/// Levels between the centre line and the limits: warning lines, thirds, bands. In the unit of the values.
/// Limits themselves stand in the analysis.

#include <cstddef>

#include "spc/analysis.h"

namespace qi::spc {

/// The level so many sigmas (-3 to 3) from the base at one point, no further than values of the chart can go.
/// NaN where there are no limits.
double level_at(const Analysis& analysis, std::size_t index, double sigmas);

/// Sigma on the scale of a chart that works its limits out on one (t), from limits in the unit of the values.
double sigma_on_scale(const Analysis& analysis, const Limits& limits);

}  // namespace qi::spc
