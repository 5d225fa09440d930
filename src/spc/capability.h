#pragma once
/// How well a process that runs as it does now meets a specification: the whole answer, with its stability verdict.
/// It assumes values that are about normal; for others see percentile_capability.h, for shares within a time standard
/// time_standard.h, for counts of defects process_yield.h.

#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "spc/capability_indices.h"
#include "spc/judged_values.h"
#include "spc/time_standard.h"

namespace qi::spc {

/// In percent of values; nullopt where the specification has no such limit.
struct PercentOutside {
  std::optional<double> below;
  std::optional<double> above;

  double total() const { return below.value_or(0) + above.value_or(0); }
};

/// The distance of the nearer limit from the mean, as Six Sigma tables count it. Both ways of counting are here and
/// each has its name: the shift of 1.5 sigma is a convention about drift that nobody has seen in these data.
struct SigmaDistance {
  double without_shift = 0;       ///< 3 x Ppk
  double with_shift = 0;          ///< 1.5 less
  double dpmo_without_shift = 0;  ///< of a million values, those beyond that limit
  double dpmo_with_shift = 0;
};
inline constexpr double kSixSigmaShift = 1.5;  // Harry and Schroeder (2000), Six Sigma, after Bender (1962)

struct Capability {
  Analysis analysis;  ///< of the same values; of the subgroups' means where they are in subgroups
  Specification specification;
  std::size_t values = 0;
  double centre = 0;          ///< the mean of the values used
  CapabilityIndices within;   ///< Cp, Cpk, Cpm: sigma from ranges of neighbouring values
  CapabilityIndices overall;  ///< Pp, Ppk, Ppm: standard deviation of all values, n - 1 below the line
  ShareWithin inside;         ///< of the values, within both limits, with its interval
  PercentOutside observed;
  PercentOutside expected_within;  ///< if values were normal with that sigma
  PercentOutside expected_overall;
  SigmaDistance sigma_distance;

  const Stability& stability() const { return within.stability; }
};

/// Capability of single values in time order, by the series' last phase; missing and excluded values are left out.
/// Sigma within is the mean moving range, screened by the series' profile, over 1.128.
///
/// wording  names the points in the stability sentence; without dates they are numbered.
/// refuses  what judged_values and capability_indices refuse, and a phase in which no two neighbours are left.
/// source   spelt out in capability_indices.h.
/// example  10 12 11 14 9 with limits 5 and 18: mean 11.2, sigma within 2.4379, Cp 0.8887, Cpk 0.8477; standard
///          deviation 1.9235, Ppk 1.0744.
Result<Capability> capability(const Request& series, const Specification& specification, double level = 0.95,
                              const Wording& wording = {});

/// Capability of values in rational subgroups, one after another; sigma within is that of an Xbar chart of them by
/// SubgroupSigma::by_chart (the mean of range / d2; pooled where a subgroup holds more than 25), with the profile's
/// constants. Stability is that of an XmR chart of the subgroups' means, which holds also where means vary more than
/// the values inside them explain.
///
/// refuses  besides, an empty subgroup; fewer than 2 subgroups; none of two values; a value that is not finite.
/// example  {1 3} {2 6}: sigma within (2 + 4) / 2 / 1.12838 = 2.6587.
Result<Capability> capability_of_subgroups(const std::vector<std::vector<double>>& subgroups,
                                           const Specification& specification, double level = 0.95,
                                           const Profile& profile = profile_of(ProfileId::mdc),
                                           const Wording& wording = {});

/// Of values beyond each limit, strictly: one on a limit meets it. At least one value.
PercentOutside observed_outside(std::span<const double> values, const Specification& specification);

}  // namespace qi::spc
