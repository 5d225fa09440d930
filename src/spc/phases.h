#pragma once
/// Where phases begin and end, which values set their limits and which neighbours form moving ranges.
/// What limits are made of them is not here: see limits/.

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "spc/analysis.h"
#include "spc/series.h"

namespace qi::spc {

/// refuses  what the door refuses: see analyse.h.
Done check_request(const Request& request);

/// The phases of a checked request in order, limits not yet filled in. They cover every value; none where there is
/// none.
std::vector<Phase> plan_phases(const Request& request);

/// The same values, as plotted, on a run chart: what is drawn until there are enough for limits.
Request as_run_chart(Request request);

/// One point per value of a checked request, as plotted, with its target, missing and excluded ones marked as such.
std::vector<Point> points_of(const Request& request);

/// What limits are made of besides the values: one entry for each used value of a phase, and its moving ranges.
struct PhaseRanges {
  std::vector<std::uint8_t> joins;      ///< 1 where a moving range is formed to the used value before it
  std::vector<double> baseline_ranges;  ///< those of the values that set the limits, in order
};

/// Goes through the phase once: fills each point's moving range and `ranges`, counts the phase's used values and those
/// that set its limits. No range reaches over the phase's start. A range over missing or excluded values is formed only
/// where the profile bridges them; none starts or ends at an excluded value. A frozen baseline ends after its places or
/// used values, by the profile.
void form_moving_ranges(const Request& request, Phase& phase, std::vector<Point>& points, PhaseRanges& ranges);

}  // namespace qi::spc
