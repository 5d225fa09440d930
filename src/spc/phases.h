#pragma once
/// Where phases begin and end, which values set their limits and which neighbours form moving ranges.
/// What limits are made of them is not here: see limits/.

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "spc/analysis.h"
#include "spc/limits/baseline.h"
#include "spc/series.h"

namespace qi::spc {

/// refuses  what the door refuses: see analyse.h.
Done check_request(const Request& request);

/// The phases of a checked request in order, limits not yet filled in. They cover every value; none where there is
/// none.
std::vector<Phase> plan_phases(const Request& request);

/// The same values, as plotted, on a run chart: what is drawn until there are enough for limits.
Request as_run_chart(Request request);

/// Values of a checked request that are neither missing nor excluded.
std::size_t used_values(const Request& request);

/// Forms the points of a checked request, one phase after the other in order, and what limits are made of besides the
/// values.
class PointForming {
 public:
  /// The request outlives this.
  explicit PointForming(const Request& request);

  /// Appends the phase's points: as plotted, each with its target and moving range, missing and excluded ones marked as
  /// such. Counts the phase's used values and those that set its limits. No range reaches over the phase's start. A
  /// range over missing or excluded values is formed only where the profile bridges them; none starts or ends at an
  /// excluded value. A frozen baseline ends after its places or used values, by the profile.
  void form(Phase& phase, std::vector<Point>& points);

  /// Of the phase formed last, for each used value: 1 where a moving range is formed to the used value before it.
  std::span<const std::uint8_t> joins() const { return joins_; }
  /// Of the phase formed last: the ranges of the values that set its limits, in order.
  MovingRanges baseline_ranges() const {
    return {baseline_ranges_, baseline_ranges_.empty()
                                  ? kMissing
                                  : sum_of_ranges_.value() / static_cast<double>(baseline_ranges_.size())};
  }

 private:
  const Request& request_;
  std::vector<std::size_t> excluded_;  ///< ascending
  std::vector<std::uint8_t> joins_;
  std::vector<double> baseline_ranges_;
  CompensatedSum sum_of_ranges_;
};

}  // namespace qi::spc
