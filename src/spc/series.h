#pragma once
/// What is asked of an analysis: the values, and the choices about them.
/// Dates, units and names are not here: a series is numbers in time order.

#include <cstddef>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "spc/profile.h"

namespace qi::spc {

/// A missing value. Any not-a-number in a series means missing.
inline constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

enum class ChartKind {
  individuals,
  moving_range,
  run,
  individuals_median,        ///< individuals about their median
  individuals_median_range,  ///< about their median, with limits from the median moving range
  p,
  np,
  u,
  c,
  p_prime,
  u_prime,
  individuals_prime,
  g,
  t,
  subgroup_mean,
  subgroup_range,
  subgroup_deviation,  ///< the standard deviation of each subgroup
  moving_average,      ///< exponentially weighted (EWMA)
};

/// Values taken together, at one time: what charts of subgroups need to know of them. `subgroups_of` (subgroups.h)
/// makes these of single values; what is only known as mean, standard deviation and number can be given as it is.
struct Subgroup {
  double mean = kMissing;
  double deviation = kMissing;  ///< with size - 1 in the denominator; undefined for a size of 1
  double range = kMissing;      ///< greatest less least; undefined for a size of 1. NaN where it is not known
  std::size_t size = 0;         ///< 0: the subgroup is missing
};

/// Which way is better.
enum class Direction { increase, decrease, neutral };

/// Where a phase starts and which of its points set its limits.
struct PhaseStart {
  std::size_t index = 0;  ///< of the first value of the phase; the first phase starts at 0
  /// Frozen baseline: only the first so many values of the phase (missing and excluded ones use up places) set centre
  /// and limits, which then hold to the end of the phase. nullopt: all of them.
  std::optional<std::size_t> baseline_points;
};

/// Limits that are known beforehand and not made of the values: from a standard, or from long experience elsewhere.
struct GivenLimits {
  /// Written as the chart's values are: for the multiplier where there is one. np charts: the share, 0 to 1. R and S
  /// charts: NaN, as it follows from sigma.
  double centre = kMissing;
  std::optional<double> sigma;  ///< of one value, also where subgroups are plotted. nullopt where it follows from the
                                ///< centre: charts of counts
};

/// One analysis, asked.
struct Request {
  ChartKind chart = ChartKind::individuals;
  std::vector<double> values;        ///< time order; NaN is missing; infinite is refused. Counts where a chart counts
  std::vector<double> denominators;  ///< one per value for charts of counts out of something; else empty
  /// Time order, for charts of subgroups: each is one point, and there are neither values nor denominators.
  std::vector<Subgroup> subgroups;
  std::vector<double> targets;        ///< empty: none; else one per value, NaN where no target held then
  std::vector<PhaseStart> phases;     ///< ascending; empty means one phase from 0; an omitted first phase is added
  std::vector<std::size_t> excluded;  ///< "ghost" values: drawn, but out of limits, runs and flags
  /// What shares and rates are written for: 100 for percent, 1000 for each thousand. Targets are written so too.
  double multiplier = 1;
  /// Known centre and sigma: limits are the centre and three sigma either way in every phase, whatever the values are,
  /// and hold from the first value. nullopt: each phase's limits are made of its own values.
  std::optional<GivenLimits> given;
  Direction better = Direction::neutral;
  Profile profile = profile_of(ProfileId::mdc);
};

}  // namespace qi::spc
