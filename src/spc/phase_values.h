#pragma once
/// The used values of one phase without their gaps, and where each lies from the lines. What limits and rules look at.
/// Missing and excluded values are already gone: which they are stands in analysis.h.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>

#include "spc/analysis.h"

namespace qi::spc {

/// -1 below the centre line, 0 on it, 1 above it.
using Position = std::int8_t;

/// The length of a run that goes on where both are the same, otherwise 0. Masked, because when that is cannot be
/// foreseen in a steady process and a branch would be guessed wrongly half of the time.
constexpr std::size_t kept_where_same(std::size_t length, Position before, Position here) {
  return length & (std::size_t{0} - std::size_t{before == here});
}

/// A value that differs from the centre line by rounding alone counts as on it. A sum's last digits must not make a
/// run: the mean of twenty 0.1 is 0.1.
inline Position position(double value, double centre) {
  constexpr double kRoundingSteps = 4;
  const double rounding =
      kRoundingSteps * std::numeric_limits<double>::epsilon() * std::max(std::abs(value), std::abs(centre));
  const double above = value - centre;
  // Neither where one of the two is not a number.
  return static_cast<Position>((above > rounding) - (above < -rounding));
}

/// How far from the centre a value lies on its own side: a set of the lines that it lies strictly beyond. A set and not
/// a step, because a bounded limit may lie closer than two sigma.
using Reach = std::uint8_t;
inline constexpr Reach kBeyondOneSigma = 1;
inline constexpr Reach kBeyondTwoSigma = 2;
inline constexpr Reach kOutsideLimit = 4;

/// Nothing on the centre line and where limits are undefined. Sigmas are counted from the base.
inline Reach reach(double value, Position side, const Limits& limits) {
  // Without a branch: on which side a value of a steady process lies cannot be foreseen.
  const auto beyond = [&](Reach line, double upper, double lower) {
    const bool is_beyond = ((side > 0) & (value > upper)) | ((side < 0) & (value < lower));
    return static_cast<Reach>(line * is_beyond);
  };
  const double two_sigma = 2 * limits.sigma;
  return beyond(kBeyondOneSigma, limits.base + limits.sigma, limits.base - limits.sigma) |
         beyond(kBeyondTwoSigma, limits.base + two_sigma, limits.base - two_sigma) |
         beyond(kOutsideLimit, limits.upper, limits.lower);
}

/// All of equal length, in time order.
struct PhaseValues {
  std::span<const double> values;
  std::size_t first = 0;                ///< index of the first value in the series
  std::span<const std::size_t> places;  ///< index of each value in the series; empty where none is left out
  std::span<const Position> positions;  ///< about the centre line
  std::span<const Reach> reaches;
  bool has_limits = false;  ///< some that lie apart
  OnLine on_line = OnLine::breaks;

  std::size_t size() const { return values.size(); }
  std::size_t place(std::size_t i) const { return places.empty() ? first + i : places[i]; }
  /// Strictly beyond that line on its side.
  bool is_beyond(std::size_t i, Reach line) const { return (reaches[i] & line) != 0; }
  /// The first value from `i` on that lies strictly beyond that line; size() where there is none.
  std::size_t next_beyond(std::size_t i, Reach line) const;
};

inline std::size_t PhaseValues::next_beyond(std::size_t i, Reach line) const {
  // Few values lie far out, so eight are looked at together.
  using Eight = std::uint64_t;
  const Eight line_of_each = Eight{0x0101010101010101} * line;
  for (; i + sizeof(Eight) <= reaches.size(); i += sizeof(Eight)) {
    Eight eight;
    std::memcpy(&eight, &reaches[i], sizeof(Eight));
    if ((eight & line_of_each) != 0) break;
  }
  while (i < reaches.size() && !is_beyond(i, line)) ++i;
  return i;
}

}  // namespace qi::spc
