#pragma once
/// The one door to the engine: a request in, an analysis out. No other code computes a limit or a verdict.
/// It words nothing and draws nothing: see sentence.h and the chart folder.

#include <cstddef>

#include "base/result.h"
#include "spc/analysis.h"
#include "spc/series.h"

namespace qi::spc {

/// Analyses a series by its request's chart and profile.
/// computes in each phase from 2 used values of its baseline, with given limits from 1; with fewer there may be a
///          centre line, but limits are undefined (NaN), no rule fires, the variation of its points is
///          `not_enough_data` and assurance is `none`; the same where no two values adjoin, so that no range is formed.
/// refuses  an infinite value; targets whose number differs from the values'; phase starts that are not ascending or
///          lie beyond the end; excluded places beyond the end; a rule length below 2; given limits that the chart
///          cannot have, or beside a frozen baseline.
/// source   the chart's and rules' own files; verdicts: Making Data Count icons (NHS England), as spelt out in
/// verdict.h.
Result<Analysis> analyse(const Request& request);

/// How a page reads a series: below `minimum_points` used values, however they are parted, there are no limits yet,
/// so the chart is a run chart and the variation icon says "not enough data". Given limits are there from the start.
struct Reading {
  Analysis analysis;
  bool limits_shown = false;
  bool provisional = false;       ///< a later phase with limits but fewer than `minimum_points`
  std::size_t points_needed = 0;  ///< until limits appear; 0 when shown
  std::size_t target_met = 0;     ///< of the last `target_asked` used points that had a target
  std::size_t target_asked = 0;   ///< at most 12
};
inline constexpr std::size_t kMinimumPoints = 13;  // Making Data Count: icons and limits from 13 points

/// Same refusals as `analyse`. A request for a run or moving-range chart is read as asked.
Result<Reading> read_series(Request request, std::size_t minimum_points = kMinimumPoints);

}  // namespace qi::spc
