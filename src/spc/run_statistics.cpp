#include "spc/run_statistics.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "spc/chart_catalogue.h"
#include "spc/runs_box.h"
#include "spc/verdict.h"
#include "stats/distributions.h"

namespace qi::spc {
namespace {

constexpr double kCrossingsProbability = 0.05;
constexpr std::size_t kTabulated = 512;

std::size_t longest_run_limit(std::size_t useful) {
  return static_cast<std::size_t>(std::lround(std::log2(static_cast<double>(useful)))) + 3;
}

std::size_t crossings_limit_computed(std::size_t useful) {
  const int changes = static_cast<int>(useful) - 1;
  if (changes == 0) return 0;
  return static_cast<std::size_t>(stats::binomial_quantile(kCrossingsProbability, changes, 0.5));
}

// A wall of measures asks for the same few limits thousands of times; a quantile costs more than all the rest.
std::size_t crossings_limit(std::size_t useful) {
  static const auto table = [] {
    std::array<std::size_t, kTabulated> limits{};
    for (std::size_t n = 1; n < kTabulated; ++n) limits[n] = crossings_limit_computed(n);
    return limits;
  }();
  return useful < kTabulated ? table[useful] : crossings_limit_computed(useful);
}

bool do_signal(const RunStatistics& runs, RunsTest test) {
  if (runs.useful == 0) return false;
  if (test != RunsTest::anhoej && runs.useful >= kSmallestBox && runs.useful <= kLargestBox)
    return test == RunsTest::best_box ? best_box_signals(runs.useful, runs.longest_run, runs.crossings)
                                      : cut_box_signals(runs.useful, runs.longest_run, runs.crossings);
  return runs.longest_run > *runs.longest_run_limit || runs.crossings < *runs.crossings_limit;
}

}  // namespace

RunStatistics run_statistics(std::span<const Position> positions, RunsTest test) {
  RunStatistics runs;
  std::size_t run = 0;
  Position before = 0;
  for (const Position position : positions) {
    if (position == 0) continue;
    runs.crossings += position == -before;
    run = kept_where_same(run, before, position) + 1;
    ++runs.useful;
    runs.longest_run = std::max(runs.longest_run, run);
    before = position;
  }
  if (runs.useful == 0) return runs;
  runs.longest_run_limit = longest_run_limit(runs.useful);
  runs.crossings_limit = crossings_limit(runs.useful);
  runs.signals = do_signal(runs, test);
  return runs;
}

RunStatistics judged_by(RunsTest test, const Analysis& analysis, const Phase& phase) {
  RunStatistics runs = phase.runs;
  runs.signals =
      chart_row(analysis.chart).rules.has(RuleId::shift) && !lacks_limits(analysis, phase) && do_signal(runs, test);
  return runs;
}

}  // namespace qi::spc
