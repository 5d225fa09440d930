#pragma once
/// The used values of one phase without their gaps, and where each lies from the lines. What limits and rules look at.
/// Missing and excluded values are already gone: which they are stands in analysis.h.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

#include "spc/analysis.h"

namespace qi::spc {

/// -1 below the centre line, 0 on it, 1 above it.
using Position = std::int8_t;

/// A value that differs from the centre line by rounding alone counts as on it. A sum's last digits must not make a
/// run: the mean of twenty 0.1 is 0.1.
inline Position position(double value, double centre) {
  constexpr double kRoundingSteps = 4;
  const double rounding =
      kRoundingSteps * std::numeric_limits<double>::epsilon() * std::max(std::abs(value), std::abs(centre));
  const double above = value - centre;
  if (above > rounding) return 1;
  if (above < -rounding) return -1;
  return 0;  // also where either is not a number
}

/// All of equal length, in time order.
struct PhaseValues {
  std::span<const double> values;
  std::span<const std::size_t> places;  ///< index of each value in the series
  std::span<const Position> positions;  ///< about the centre line
  Limits limits;                        ///< of every value; with `by_value` only whether there are any is told by them
  std::span<const Limits> by_value;     ///< where limits go by the denominator: those of each value; else empty
  OnLine on_line = OnLine::breaks;

  std::size_t size() const { return values.size(); }
  const Limits& limits_of(std::size_t i) const { return by_value.empty() ? limits : by_value[i]; }
  /// Strictly further than `sigmas` sigma from the centre on the given side. False where limits are undefined.
  bool is_beyond(std::size_t i, Position side, double sigmas) const {
    if (positions[i] != side) return false;
    const Limits& own = limits_of(i);
    return side > 0 ? values[i] > own.base + sigmas * own.sigma : values[i] < own.base - sigmas * own.sigma;
  }
  /// Strictly outside the limit on the given side.
  bool is_outside(std::size_t i, Position side) const {
    if (positions[i] != side) return false;
    const Limits& own = limits_of(i);
    return side > 0 ? values[i] > own.upper : values[i] < own.lower;
  }
};

}  // namespace qi::spc
