#pragma once
/// The places at which phases start, and phases of charts that are asked by these alone: charts of outcomes and of
/// several figures.
/// What starts anew in a phase is each chart's own; the phases of a series are phases.h.

#include <span>
#include <vector>

#include "base/result.h"

namespace qi::spc {

/// Places from `first` up to, but not including, `end`.
struct PhaseSpan {
  std::size_t first = 0;
  std::size_t end = 0;
};

/// refuses  starts out of order, or after the last of `count` values.
Done check_starts(std::span<const std::size_t> starts, std::size_t count);

/// A refusal of one phase says which: "Phase 2: the baseline has …". As it is where there is one phase alone.
Error in_phase(Error refusal, std::size_t place, std::size_t phases);

/// Of checked starts; a first phase that was left out is added. One phase, of no places, where there is no value.
std::vector<PhaseSpan> phase_spans(std::span<const std::size_t> starts, std::size_t count);

}  // namespace qi::spc
