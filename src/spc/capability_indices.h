#pragma once
/// Cp, Cpk, Cpm and their one-sided halves, or Pp, Ppk, Ppm: the same arithmetic with another sigma, with intervals.
/// Which sigma is whose is capability.h's; nothing here can be had without a stability verdict, which it carries along.

#include <cstddef>
#include <optional>

#include "base/result.h"
#include "spc/specification.h"
#include "spc/stability.h"
#include "stats/test_result.h"

namespace qi::spc {

struct CapabilityIndex {
  double value = 0;
  stats::Interval interval;
};

/// nullopt where the specification has no such limit: a one-sided one has no Cp and no Cpm.
struct CapabilityIndices {
  Stability stability;  ///< of the same values: to be shown beside every index
  double sigma = 0;
  std::optional<CapabilityIndex> potential;     ///< Cp, Pp: width of the specification over 6 sigma
  std::optional<CapabilityIndex> lower;         ///< Cpl, Ppl: from the mean down to the lower limit over 3 sigma
  std::optional<CapabilityIndex> upper;         ///< Cpu, Ppu
  CapabilityIndex nearer;                       ///< Cpk, Ppk: the smaller of the two
  std::optional<CapabilityIndex> about_target;  ///< Cpm, Ppm: Cp / sqrt(1 + ((mean - target) / sigma)^2)
};

/// values   how many numbers `centre` and `sigma` come from; at least 2.
/// sigma    above 0, in the unit of the specification.
/// level    of the two-sided intervals; the one-sided indices have the bounds of the one-sided intervals at that level.
/// refuses  what check_specification refuses; a sigma that is not above 0, or not finite; fewer than 2 values; a level
/// outside 0
///          to 1.
/// source   Kane (1986) for Cp and Cpk; Chan, Cheng and Spiring (1988) for Cpm. Intervals: chi-square with n - 1
///          degrees for Cp (Chou, Owen and Borrego 1990); index +- z sqrt(1 / 9n + index^2 / (2n - 2)) for the
///          one-sided ones and Cpk (Bissell 1990); chi-square with n (1 + d^2)^2 / (1 + 2 d^2) degrees, d = (mean -
///          target) / sigma, for Cpm (Satterthwaite's approximation, Boyles 1991). The within-sigma of ranges has fewer
///          degrees than n - 1: its intervals are a little too narrow, in the packages too.
/// example  mean 10, sigma 1, 30 values, limits 7 and 14, target 10.5: Cp 1.1667 (0.8679 to 1.4649), Cpl 1, Cpu 1.3333,
///          Cpk 1 (0.7163 to 1.2837), Cpm 1.0435.
Result<CapabilityIndices> capability_indices(const Stability& stability, const Specification& specification,
                                             double centre, double sigma, std::size_t values, double level = 0.95);

}  // namespace qi::spc
