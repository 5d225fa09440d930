#pragma once
/// The Bernoulli CUSUM: one case after the other, each with the event or without, so that a change in its chance is
/// seen without waiting for enough cases to make a share.

#include <vector>

#include "base/result.h"
#include "spc/series.h"
#include "spc/sums/sum_chart.h"

namespace qi::spc {

struct BernoulliRequest {
  std::vector<double> outcomes;       ///< time order: 1 with the event, 0 without, NaN missing
  std::vector<std::size_t> excluded;  ///< drawn, but in no sum
  /// Places at which a phase starts, ascending: both sums start anew there, and where no chance is accepted beforehand
  /// each phase's own cases tell it. A first phase that is left out is added.
  std::vector<std::size_t> starts = {};
  std::optional<double> accepted;       ///< the chance that is held acceptable: above 0, below 1
  std::optional<std::size_t> baseline;  ///< or: the first so many cases of a phase tell it. Neither: all of them do
  double odds_ratio = 2;                ///< the rise that matters; its inverse is the fall. Above 1
  double decision_interval = 3.5;       ///< above 0
  AfterSignal after = AfterSignal::starts_again;
  Direction better = Direction::neutral;
};

/// The chances are those of the last phase.
struct BernoulliCusum {
  SumChart sums;
  double accepted = kMissing;
  double raised = kMissing;   ///< the chance whose odds are odds_ratio times those accepted
  double lowered = kMissing;  ///< and the inverse of that
};

/// Sums of the logarithms of likelihood ratios, for each outcome, of the raised and of the lowered chance against the
/// accepted one. A sum signals when it reaches the interval.
///
/// formula   y ln(p1 / p0) + (1 - y) ln((1 - p1) / (1 - p0)), p1 = R p0 / (1 - p0 + R p0)
/// refuses   an outcome that is neither 0 nor 1; an accepted chance, or one of the baseline, of 0 or 1 or beyond; an
///           option outside its range; excluded places or starts beyond the end.
/// missing   passed over; a missing or excluded outcome uses up a place of the baseline.
/// source    Reynolds and Stoumbos 1999; Anhøj, qicharts2, bchart, for the interval.
/// example   accepted 0.08, odds ratio 2: raised 0.1481; each case with the event adds 0.616 to `high`, each without
/// takes
///           0.077 away.
Result<BernoulliCusum> bernoulli_cusum(const BernoulliRequest& request);

}  // namespace qi::spc
