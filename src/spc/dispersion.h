#pragma once
/// Whether counts vary as much as chance of single cases makes them, more or less: what decides between plain charts of
/// counts and Laney's.
/// No chart is chosen here and nothing is worded: see chart_proposal.h and warnings/overdispersion_warning.h.

#include <cstddef>
#include <optional>

#include "spc/series.h"

namespace qi::spc {

/// Outside these, plain limits are too close or too wide to be used.
inline constexpr double kLeastSigmaZ = 0.8;
inline constexpr double kMostSigmaZ = 1.25;

struct Dispersion {
  ChartKind plain = ChartKind::p;  ///< p or u: the charts that were compared
  ChartKind wide = ChartKind::p_prime;
  double sigma_z = 1;  ///< times as far apart as chance of single cases makes them
  /// Where sigma z of as many values lies in 98 of 100 series that do follow chance alone.
  double chance_lower = 1;
  double chance_upper = 1;
  std::size_t used = 0;           ///< values of the last phase
  std::size_t outside_plain = 0;  ///< of those, the ones outside the plain chart's limits
  std::size_t outside_wide = 0;   ///< and outside those of Laney's chart

  bool is_over() const { return sigma_z > kMostSigmaZ && sigma_z > chance_upper; }
  bool is_under() const { return sigma_z < kLeastSigmaZ && sigma_z < chance_lower; }
};

/// Of the last phase of a request for a chart of counts, by both charts' own limits.
///
/// request  any chart of shares, rates or counts; np counts as p, and c as u with a denominator of 1 each.
/// returns  nullopt for other charts, for a request that the engine refuses, for fewer than 3 values that set limits,
///          and where every or no case counts, so that chance moves nothing.
/// source   Laney, Improved control charts for attributes, Quality Engineering 2002; the spread of sigma z by chance as
///          in range_reliability.h.
std::optional<Dispersion> dispersion(Request request);

}  // namespace qi::spc
