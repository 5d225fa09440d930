#pragma once
/// Values counted in bins of equal width on round edges.
/// No curve is fitted and nothing is drawn here: see stats/fits and the chart folder.

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "base/number.h"
#include "base/result.h"

namespace qi::spc {

enum class BinRule {
  freedman_diaconis,  ///< 2 x interquartile range / cube root of n
  sturges,            ///< range / (1 + log2 n)
};

/// A bin holds values above `low` and up to `high`: a value on an edge belongs to the bin below it, so that "15:00 or
/// less" ends with a bin.
struct Bin {
  double low = 0;
  double high = 0;
  std::size_t count = 0;
  bool operator==(const Bin&) const = default;
};

struct Histogram {
  double width = 1;       ///< of each bin
  std::vector<Bin> bins;  ///< rising, without gaps; the first and last hold a value
  std::size_t values = 0;

  std::size_t most() const;  ///< the count of the fullest bin
};

inline constexpr std::size_t kMostBins = 60;  // more than this are narrower than a reader can tell apart

/// Bins by a rule, its width rounded (by ratio) to 1, 2 or 5 times a power of ten, or for minutes_seconds to a step of
/// the clock: 1, 2, 5, 10, 15, 30 seconds, the same in minutes, then hours. Edges are multiples of the width.
///
/// values   any order; missing ones left out before.
/// rule     Sturges's width where Freedman and Diaconis's is 0 (half of the values are the same). A constant series is
///          one bin. A width that would make more than kMostBins is raised.
/// refuses  no value; a value that is not finite, or so large that bins have no digits left.
/// source   Freedman and Diaconis (1981); Sturges (1926). Quartiles: Hyndman and Fan (1996), definition 7.
/// example  1 2 3 … 100, Freedman-Diaconis: 2 x 49.5 / 4.64 = 21.3, rounded to 20: 5 bins of 20.
Result<Histogram> histogram(std::span<const double> values, BinRule rule = BinRule::freedman_diaconis,
                            ValueStyle style = ValueStyle::number);

/// Bins of a given width, in the unit of the values.
/// refuses  besides, a width that is not above 0, or makes more than kMostBins.
Result<Histogram> histogram_of_width(std::span<const double> values, double width);

}  // namespace qi::spc
