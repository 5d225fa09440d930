#pragma once
/// Adds up scores to the two sums of a chart of sums, place by place, and notes their signals.
/// What one value's score is stands with each chart.

#include "spc/sums/sum_chart.h"

namespace qi::spc {

struct SumRules {
  double interval = 0;    ///< above 0
  double head_start = 0;  ///< of both sums; 0 or more and less than the interval
  AfterSignal after = AfterSignal::goes_on;
  OnInterval on_interval = OnInterval::is_inside;
};

class SumWalk {
 public:
  /// `chart` has one point for each place already and outlives this.
  SumWalk(const SumRules& rules, SumChart& chart);

  /// Both sums start anew, as at the first place of a phase.
  void start_again();
  /// A used value: `up` speaks for a rise and `down` for a fall, or against where negative. Both
  /// are numbers: a value without a score is not added.
  void add(std::size_t place, double up, double down);
  /// The signal that the latest place began; nullptr: it began none on that side.
  SumSignal* begun(Side side);
  /// To be called once, after the last place: orders the signals and gives the chart its verdict.
  void finish();

 private:
  struct Sum {
    double value = 0;
    std::size_t began = 0;
    std::size_t gathered = 0;
    bool signalled = false;  ///< at the place before
    std::optional<std::size_t> begun;
  };
  void add(Sum& sum, Side side, std::size_t place, double score);

  SumRules rules_;
  SumChart& chart_;
  Sum high_;
  Sum low_;
  bool starts_ = true;
};

}  // namespace qi::spc
