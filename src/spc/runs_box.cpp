#include "spc/runs_box.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "base/assert.h"
#include "stats/distributions.h"

namespace qi::spc {
namespace {

// The boxes hold at least this share of stable series, and as few as possible of series shifted by so many sigma.
constexpr double kKeptOfStable = 0.925;
constexpr double kTargetShift = 0.8;
// A longest run above this has a chance below 1 in 10 million for 100 stable observations: no box reaches so far.
constexpr std::size_t kLongestRun = 40;

/// Chance of exactly `crossings` crossings and no run longer than `longest`, for `n` observations that lie above the
/// line with one chance each.
class RunsDistribution {
 public:
  explicit RunsDistribution(double chance_above) : chances_(kLongestRun * kLargestBox * (kLargestBox + 1)) {
    for (std::size_t longest = 1; longest <= kLongestRun; ++longest) fill(longest, chance_above);
  }

  double at_most(std::size_t n, std::size_t crossings, std::size_t longest) const {
    if (longest == 0 || crossings >= n) return 0;
    return chances_[index(n, crossings, std::min(longest, kLongestRun))];
  }
  /// Longest run exactly `longest`.
  double exactly(std::size_t n, std::size_t crossings, std::size_t longest) const {
    // crossings + 1 runs, one of `longest`, the others of 1 to `longest`, fill n places or they do not.
    if (longest + crossings > n || n > longest * (crossings + 1)) return 0;
    return at_most(n, crossings, longest) - at_most(n, crossings, longest - 1);
  }
  /// At least `crossings` crossings and no run longer than `longest`.
  double box(std::size_t n, std::size_t crossings, std::size_t longest) const {
    double sum = 0;
    for (std::size_t c = n; c-- > crossings;) sum += at_most(n, c, longest);
    return sum;
  }

 private:
  static std::size_t index(std::size_t n, std::size_t crossings, std::size_t longest) {
    return ((longest - 1) * kLargestBox + crossings) * (kLargestBox + 1) + n;
  }

  // A series with one more crossing is one more run, of 1 to `longest`, put before a series that starts on the other
  // side.
  void fill(std::size_t longest, double chance_above) {
    using Lengths = std::array<double, kLargestBox + 1>;
    const std::array<double, 2> chance{chance_above, 1 - chance_above};
    std::array<Lengths, 2> starting{};  // by the side of the first run, then by length
    for (std::size_t crossings = 0; crossings < kLargestBox; ++crossings) {
      std::array<Lengths, 2> longer{};
      for (std::size_t side = 0; side < 2; ++side) {
        double run_chance = 1;
        for (std::size_t run = 1; run <= longest; ++run) {
          run_chance *= chance[side];
          if (crossings == 0) {
            if (run <= kLargestBox) longer[side][run] = run_chance;
            continue;
          }
          for (std::size_t n = run + 1; n <= kLargestBox; ++n)
            longer[side][n] += run_chance * starting[1 - side][n - run];
        }
      }
      starting = longer;
      for (std::size_t n = 1; n <= kLargestBox; ++n)
        chances_[index(n, crossings, longest)] = starting[0][n] + starting[1][n];
    }
  }

  std::vector<double> chances_;
};

/// What does not signal: at least `crossings`, at most `longest`. On the box's border more is cut away: with exactly
/// `longest` anything below `crossings_at_longest`, with exactly `crossings` anything above `longest_at_crossings`.
struct Box {
  std::size_t crossings = 0;
  std::size_t longest = 0;
  std::size_t crossings_at_longest = 0;
  std::size_t longest_at_crossings = 0;
};

Box best_box(const RunsDistribution& stable, const RunsDistribution& shifted, std::size_t n) {
  Box best;
  double lowest = 2;
  for (std::size_t crossings = 0; crossings < n; ++crossings) {
    for (std::size_t longest = 1; longest <= std::min(n, kLongestRun); ++longest) {
      if (!(stable.exactly(n, crossings, longest) > 0) || stable.box(n, crossings, longest) < kKeptOfStable) continue;
      const double of_shifted = shifted.box(n, crossings, longest);
      if (of_shifted >= lowest) continue;
      lowest = of_shifted;
      best = {.crossings = crossings, .longest = longest};
    }
  }
  best.crossings_at_longest = best.crossings;
  best.longest_at_crossings = best.longest;
  return best;
}

/// Cuts the corner, then goes on along the border, each time where more shifted series lie, as long as enough stable
/// ones stay inside.
void cut(Box& box, const RunsDistribution& stable, const RunsDistribution& shifted, std::size_t n) {
  double kept = stable.box(n, box.crossings, box.longest) - stable.exactly(n, box.crossings, box.longest);
  if (kept < kKeptOfStable) return;
  ++box.crossings_at_longest;
  --box.longest_at_crossings;
  for (;;) {
    const double next_crossing = stable.exactly(n, box.crossings_at_longest, box.longest);
    const double next_length = stable.exactly(n, box.crossings, box.longest_at_crossings);
    const bool may_cut_crossing = next_crossing > 0 && kept - next_crossing >= kKeptOfStable;
    const bool may_cut_length = next_length > 0 && kept - next_length >= kKeptOfStable;
    if (!may_cut_crossing && !may_cut_length) return;
    const bool crossing_first = shifted.exactly(n, box.crossings_at_longest, box.longest) >=
                                shifted.exactly(n, box.crossings, box.longest_at_crossings);
    if (may_cut_crossing && (crossing_first || !may_cut_length)) {
      ++box.crossings_at_longest;
      kept -= next_crossing;
    } else {
      --box.longest_at_crossings;
      kept -= next_length;
    }
  }
}

const Box& box_for(std::size_t useful) {
  QI_ASSERT(useful >= kSmallestBox && useful <= kLargestBox);
  static const std::vector<Box> boxes = [] {
    const RunsDistribution stable(0.5);
    const RunsDistribution shifted(stats::normal_cdf(kTargetShift));
    std::vector<Box> found;
    for (std::size_t n = kSmallestBox; n <= kLargestBox; ++n) {
      Box box = best_box(stable, shifted, n);
      cut(box, stable, shifted, n);
      found.push_back(box);
    }
    return found;
  }();
  return boxes[useful - kSmallestBox];
}

}  // namespace

bool best_box_signals(std::size_t useful, std::size_t longest_run, std::size_t crossings) {
  const Box& box = box_for(useful);
  return crossings < box.crossings || longest_run > box.longest;
}

bool cut_box_signals(std::size_t useful, std::size_t longest_run, std::size_t crossings) {
  const Box& box = box_for(useful);
  return best_box_signals(useful, longest_run, crossings) ||
         (longest_run == box.longest && crossings < box.crossings_at_longest) ||
         (crossings == box.crossings && longest_run > box.longest_at_crossings);
}

}  // namespace qi::spc
