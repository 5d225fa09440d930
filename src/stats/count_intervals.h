#pragma once
/// Intervals of a single share or a single rate, and the p-value of a count that is as unlikely as seen or more.
/// Two groups are compared in the tests.

#include <functional>

namespace qi::stats {

struct Bounds {
  double lower;
  double upper;
};

/// Exact bounds of a share (Clopper and Pearson 1934): each is missed with at most `tail`, above 0 and below 1.
/// 0 <= count <= total, total above 0.
/// example  0 of 40, tail 0.025: 0 to 0.088097.
Bounds clopper_pearson(int count, int total, double tail);

/// Score bounds of a share (Wilson 1927); with a continuity correction of `correction` counts, 0 or up to a half.
/// example  15 of 50, tail 0.025, no correction: 0.191036 to 0.437504.
Bounds wilson(double count, double total, double tail, double correction = 0);

/// Exact bounds of the expected number of events (Garwood 1936). Of 0 events the lower one is 0.
/// example  25 events, tail 0.025: 16.178682 to 36.904932.
Bounds garwood(int count, double tail);

/// A distribution of counts that rises to its expected count and falls after it.
struct CountDistribution {
  std::function<double(int)> pmf;
  std::function<double(int)> at_most;
  std::function<double(int)> above;
  double expected;
  int most;  ///< no larger count can be, or any more than 1e-300 likely
};

/// Probability of all counts that are no more likely than `count`; 1e-7 of its probability counts as equal, as in R.
/// This, and not twice a tail, is the two-sided p-value of exact tests of one count.
double as_unlikely(int count, const CountDistribution& distribution);

}  // namespace qi::stats
