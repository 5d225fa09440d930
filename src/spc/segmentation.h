#pragma once
/// Cuts a row of values into stretches of equal level so that levels and number of cuts together cost least.
/// What a cut means, and whether it is real, is not decided here: see change_points.h.

#include <cstddef>
#include <span>
#include <vector>

namespace qi::spc {

/// The cost of one stretch is the weighted sum of squares about its weighted mean; each cut costs `penalty`.
///
/// values   in time order, finite; in any unit.
/// weights  one per value, above 0.
/// penalty  in squares of the values' unit times weight, 0 or more.
/// shortest values in a stretch at least, 1 or more; a row shorter than twice that has no cut.
/// returns  the first value of each stretch but the first, ascending. The cheapest of all cuttings (exact, not greedy);
///          of equally cheap ones the one with fewer cuts.
/// source   Auger and Lawrence 1989; Jackson and others, An algorithm for optimal partitioning of data on an interval,
///          2005.
/// example  0 0 0 9 9 9, weights 1, penalty 10, shortest 2: cut at 3.
std::vector<std::size_t> cheapest_cuts(std::span<const double> values, std::span<const double> weights, double penalty,
                                       std::size_t shortest);

/// Sums over stretches of one row, from running totals.
class StretchSums {
 public:
  StretchSums(std::span<const double> values, std::span<const double> weights);
  /// Weighted sum of squares about the weighted mean of [first, end), never below 0; first < end.
  double cost(std::size_t first, std::size_t end) const;
  double mean_of(std::size_t first, std::size_t end) const;
  double weight(std::size_t first, std::size_t end) const { return weights_[end] - weights_[first]; }

 private:
  // From the first value on, so that shifting every value changes no digit of the sums of whole numbers.
  double from_ = 0;
  std::vector<double> weights_;
  std::vector<double> sums_;
  std::vector<double> squares_;
};

}  // namespace qi::spc
