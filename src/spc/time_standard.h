#pragma once
/// How a standard such as "within 18 minutes" or "90th centile of 40 minutes" is met, without assuming any shape.
/// It computes no index and no limits, and says nothing about stability: see capability.h.

#include <cstddef>
#include <optional>
#include <span>

#include "base/result.h"
#include "spc/specification.h"
#include "stats/test_result.h"

namespace qi::spc {

enum class Meets { at_most, at_least };

struct ShareWithin {
  std::size_t within = 0;
  std::size_t values = 0;
  double percent = 0;
  stats::Interval interval;  ///< in percent, between 0 and 100
};

/// The percentage of values that meet a standard; a value equal to it does.
///
/// values   any order, at least 1, all finite; missing ones left out before.
/// refuses  no value; a value or standard that is not finite; a level outside 0 to 1.
/// source   Wilson (1927), the score interval without continuity correction.
/// example  45 of 60 within: 75 % (62.8 to 84.2).
Result<ShareWithin> share_within(std::span<const double> values, double standard, Meets meets = Meets::at_most,
                                 double level = 0.95);

/// The percentage of values inside the limits of a specification, the limits themselves included, with the same
/// interval. refuses  besides, what check_specification refuses.
Result<ShareWithin> share_inside(std::span<const double> values, const Specification& specification,
                                 double level = 0.95);

struct Centile {
  double probability = 0.9;
  double value = 0;
  /// Ends are values of the sample. An end is undefined (NaN) where even the least or greatest value would not reach
  /// the level; `level` is the one asked.
  stats::Interval interval;
  /// The probability with which the interval holds the centile of the process, at least the level where both ends are
  /// defined; nullopt where one is not.
  std::optional<double> coverage;
};

/// The value that a share of the values does not exceed, with a distribution-free interval from binomial order
/// statistics.
///
/// values       any order, at least 1, all finite; values of one process, independent of one another.
/// probability  above 0, below 1: 0.9 for the 90th centile.
/// refuses      as share_within, and a probability outside 0 to 1.
/// source       value: Hyndman and Fan (1996), definition 7, which spreadsheets (PERCENTILE.INC) and R use. Interval:
///              Hahn and Meeker (1991), Statistical Intervals, section 5.2: from x(l) to x(u), l the greatest place
///              with P(B < l) <= (1 - level) / 2 and u the least with P(B < u) >= (1 + level) / 2, B binomial (n, p).
/// example      1 to 100, 90th centile: 90.1, from 84 to 96, coverage 95.6 %.
Result<Centile> centile(std::span<const double> values, double probability = 0.9, double level = 0.95);

}  // namespace qi::spc
