#pragma once
/// How alike neighbours in time are: the autocorrelation of lag 1.
/// What that does to a chart's limits is not said here: see warnings/autocorrelation_warning.h.

#include <cstddef>
#include <optional>
#include <span>

namespace qi::spc {

struct LagOne {
  double coefficient = 0;  ///< about -1 to 1; 0 where neighbours are independent
  double limit = 0;        ///< beyond plus or minus this in 1 of 20 series of independent values
  std::size_t pairs = 0;   ///< neighbours that both are there
};

/// distances  of each point from the level that held then, in time order; NaN is missing.
/// starts     first points of stretches, ascending: no pair reaches over one. Empty: one stretch.
/// returns    sum of products of neighbours over sum of squares; where pairs are missing the products count for
///            (points - 1) / pairs. nullopt: no pair, or every distance 0.
/// source     Box and Jenkins, Time Series Analysis, section 2.1; limit 1.96 / sqrt(points), Bartlett 1946.
/// example    1 -1 1 -1: -3 / 4 = -0.75; limit 0.98.
std::optional<LagOne> lag_one(std::span<const double> distances, std::span<const std::size_t> starts = {});

}  // namespace qi::spc
