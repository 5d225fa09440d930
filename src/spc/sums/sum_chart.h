#pragma once
/// What charts of sums found: CUSUM, Bernoulli CUSUM and risk-adjusted CUSUM alike. Two sums gather what speaks for a
/// rise and for a fall, and each signals beyond its decision interval. How much one value adds stands with each chart.

#include <cstddef>
#include <optional>
#include <vector>

#include "spc/analysis.h"

namespace qi::spc {

/// One value and what the sums came to with it. Missing and excluded values have neither sum.
struct SumPoint {
  double value = kMissing;  ///< as asked: a measurement, the mean of a subgroup, an outcome of 0 or 1
  double high = kMissing;   ///< what speaks for a rise: 0 or more
  double low = kMissing;    ///< what speaks for a fall: 0 or less
  bool signals_high = false;
  bool signals_low = false;
  PointState state = PointState::common;

  bool is_used() const { return state != PointState::missing && state != PointState::excluded; }
};

/// Places in a row at which one sum is beyond its interval.
struct SumSignal {
  Side side = Side::high;
  std::size_t first = 0;
  std::size_t last = 0;      ///< inclusive
  std::size_t began = 0;     ///< where the sum left 0 before it: an estimate of when the change came
  std::size_t gathered = 0;  ///< used values from there to the first place
  double level = kMissing;   ///< of a CUSUM: an estimate of the new level, in the unit of the values
  bool operator==(const SumSignal&) const = default;
};

struct SumChart {
  Direction better = Direction::neutral;
  double upper = kMissing;            ///< the interval of `high`
  double lower = kMissing;            ///< the interval of `low`: below 0
  std::vector<SumPoint> points;       ///< one per value asked
  std::vector<SumSignal> signals;     ///< by first place; a high one before a low one
  std::optional<std::size_t> latest;  ///< the last used value
  /// Of the latest value. `not_enough_data` where no sum is defined: too few values for a centre and a sigma, or values
  /// that do not vary.
  Variation variation = Variation::not_enough_data;
  std::size_t points_needed = 0;  ///< until a page tells anything: see sum_reading.h
};

/// What a sum does once it has signalled.
enum class AfterSignal {
  goes_on,
  starts_again,  ///< from its head start with the next value
};
/// Whether a sum that is exactly as large as its interval signals.
enum class OnInterval { is_inside, signals };

}  // namespace qi::spc
