#pragma once
/// Longest run and number of crossings about the centre line, and whether they are unusual together.
/// Runs of a fixed length, which mark points, are not here: see rules/shift.h.

#include <span>

#include "spc/analysis.h"
#include "spc/phase_values.h"

namespace qi::spc {

/// Counts runs and crossings; positions on the line (0) are left out before counting.
/// No useful position: counts 0, limits undefined, no signal.
///
/// limits   longest run above round(log2 n) + 3; crossings below the 5 % quantile of binomial(n - 1, 0.5). Given for
/// every
///          test; RunsTest::best_box and cut_box signal by their own boxes where n is 10 to 100 (see runs_box.h).
/// source   Anhøj and Olesen, Run charts revisited, PLOS ONE 2014.
/// example  24 useful: longest run limit 8, crossings limit 8.
RunStatistics run_statistics(std::span<const Position> positions, RunsTest test);

/// The runs of a phase of the analysis as another test judges them: the same counts, another `signals`.
RunStatistics judged_by(RunsTest test, const Analysis& analysis, const Phase& phase);

}  // namespace qi::spc
