#pragma once
/// The risk-adjusted CUSUM and the VLAD: outcomes of cases that were not equally likely to have the event, each against
/// its own risk. Where the risks come from is not known here: a model, a score, a table.

#include <vector>

#include "base/result.h"
#include "spc/series.h"
#include "spc/sums/sum_chart.h"

namespace qi::spc {

struct RiskAdjustedRequest {
  std::vector<double> outcomes;       ///< time order: 1 with the event, 0 without, NaN missing
  std::vector<double> risks;          ///< one per outcome: the expected chance, above 0 and below 1; NaN missing
  std::vector<std::size_t> excluded;  ///< drawn, but in no sum
  /// Places at which a phase starts, ascending: both sums and the VLAD start anew there. A first phase that is left out
  /// is added.
  std::vector<std::size_t> starts = {};
  double odds_ratio = 2;           ///< the rise that matters; its inverse is the fall. Above 1
  double decision_interval = 4.5;  ///< above 0; as Steiner 2000 has it for a doubling of the odds
  AfterSignal after = AfterSignal::goes_on;
  Direction better = Direction::neutral;
};

/// All of the length of the outcomes; NaN where an outcome or its risk is missing, or the case is excluded.
struct RiskAdjustedCusum {
  SumChart sums;
  std::vector<double> scores;  ///< what each case adds to `high`, before it is held at 0
  /// The variable life-adjusted display: events expected less events observed, so far in its phase. Of deaths it counts
  /// the lives gained, so that up is good where fewer events are better.
  std::vector<double> vlad;
};

/// formula   W = y ln R - ln(1 - p + R p); high = max(0, high + W), and low with 1 / R. A sum signals when it reaches
///           the interval.
/// refuses   an outcome that is neither 0 nor 1; a risk of 0 or 1 or beyond; lists of different lengths; an option
///           outside its range; excluded places or starts beyond the end.
/// source    Steiner, Cook, Farewell and Treasure 2000; Lovegrove et al. 1997 and Poloniecki et al. 1998 for the VLAD.
/// example   a risk of 0.04 and an odds ratio of 2: with the event +0.654, without -0.039; VLAD -0.96 or +0.04.
Result<RiskAdjustedCusum> risk_adjusted_cusum(const RiskAdjustedRequest& request);

}  // namespace qi::spc
