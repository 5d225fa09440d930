#pragma once
/// How a sample is shared out among strata: stations, shifts, call categories.
/// It does not draw the sample within a stratum: see drawn_sample.h.

#include <string>
#include <vector>

#include "base/result.h"

namespace qi::stats {

enum class Allocation {
  proportional,  ///< by size
  neyman,        ///< by size times standard deviation: the smallest error for the number sampled
  equal,         ///< the same for each, to compare them
};

struct Stratum {
  std::string name;
  double size = 0;  ///< units in it, a whole number above 0
  double sd = 0;    ///< standard deviation of single values in it, 0 or above; of a share p: sqrt(p (1 - p))
};

struct StratumSample {
  double share = 0;  ///< of the sample, not rounded
  int n = 0;         ///< units to draw; at least one, at most all
};

/// `n` shared out.
///
/// strata   at least one; n from the number of strata to the number of units.
/// returns  one for each stratum, in their order; they add up to n. Rounded by largest remainders; a stratum that would
///          get more than it has gives the rest to the others, one that would get nothing gets one unit.
/// refuses  what breaks these; Neyman allocation where every sd is 0.
/// source   Neyman 1934; Cochran, Sampling Techniques, 3rd ed. 1977, sections 5.4 and 5.5.
/// example  sizes 400, 30, 61, 18, 70, 120 with n 100, proportional.
Result<std::vector<StratumSample>> allocate(const std::vector<Stratum>& strata, int n, Allocation allocation);

/// Standard error of the mean over all strata from `sampled`, with the correction for finite populations.
/// source  Cochran 1977, section 5.3: the root of the sum of W² S² / n (1 - n / N).
double stratified_standard_error(const std::vector<Stratum>& strata, const std::vector<StratumSample>& sampled);

}  // namespace qi::stats
