#pragma once
/// Made-up series, and how long a chart of them waits for its first signal: what run lengths are simulated with.
/// Exact chances for rules that need no simulation are in zone_chain.h.

#include <cstddef>
#include <functional>

#include "spc/series.h"

namespace qi::spc {

/// The number of values up to and with the first at which the chart shows anything: a mark on any point, by the rules
/// of `request.profile` and the limits in `request.given`, which must be there.
///
/// next     gives the next value each time; called a few times more often than the answer says.
/// returns  at most `most`, also where nothing was shown until then.
/// The request's values are used as working space; phases, excluded places and targets must be empty.
std::size_t run_length(Request& request, const std::function<double()>& next, std::size_t most);

}  // namespace qi::spc
