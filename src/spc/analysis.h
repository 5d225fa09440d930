#pragma once
/// What an analysis found: one value that page, wall, report, CSV, API and command line all read.
/// It holds no words and no drawing: see sentence.h and the chart folder.

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "spc/rule_id.h"
#include "spc/series.h"

namespace qi::spc {

enum class Side : std::uint8_t { high, low };

/// Centre and limits at one point, in the unit of the values. Not-a-number where undefined (run charts have no limits).
/// Never clamped to natural bounds: that is the drawing's business.
struct Limits {
  double centre = kMissing;
  double lower = kMissing;
  double upper = kMissing;
  /// One third of the way from `base` to an upper limit that nothing bounds. With limits by probability: the standard
  /// deviation of the plotted value, in which rules count.
  double sigma = kMissing;
  double mean_moving_range = kMissing;
  double base = kMissing;  ///< the level from which sigmas are counted: the centre, but for mr (0) and g charts (mean)
  bool operator==(const Limits&) const = default;
};

/// What the point is, for its mark.
enum class PointState : std::uint8_t { missing, excluded, common, improving, concerning, neutral, mixed };

struct Point {
  double value = kMissing;         ///< as plotted: a moving-range chart holds ranges here
  double moving_range = kMissing;  ///< to the value before it in the phase, where one is formed
  double target = kMissing;
  RuleSet high;        ///< rules broken upwards: above a limit or the centre, or rising
  RuleSet low;         ///< rules broken downwards
  RuleSet undirected;  ///< patterns without a side (alternating, hugging the centre)
  RuleSet completes;   ///< rules whose pattern is complete at this point (the style of the Western Electric handbook)
  PointState state = PointState::common;

  bool is_used() const { return state != PointState::missing && state != PointState::excluded; }
  bool is_special() const { return !(high | low | undirected).empty(); }
};

/// Runs about the centre line. Values on the line, missing and excluded ones are left out before counting.
struct RunStatistics {
  std::size_t useful = 0;
  std::size_t longest_run = 0;
  std::size_t crossings = 0;
  std::optional<std::size_t> longest_run_limit;  ///< signals when longest_run is above it; nullopt: undefined
  std::optional<std::size_t> crossings_limit;    ///< signals when crossings is below it
  bool signals = false;
};

/// One value says nothing of how far values vary.
inline constexpr std::size_t kFewestForLimits = 2;

struct Phase {
  std::size_t first = 0;
  std::size_t end = 0;                   ///< one past the last value
  std::size_t used = 0;                  ///< values that are neither missing nor excluded
  std::size_t baseline_used = 0;         ///< of those, the ones that set the limits; 0 where limits are given
  bool frozen = false;                   ///< limits come from the first part only
  Limits limits;                         ///< at the phase's last value with limits, where they go by the denominator
  double moving_range_upper = kMissing;  ///< 3.267 x mean moving range
  double sigma_z = kMissing;             ///< Laney's charts: times as far apart as chance has the values, as found
  double single_sigma = kMissing;        ///< of single values, where the chart plots something else (subgroups, EWMA)
  RunStatistics runs;

  /// Too few values set its limits and none were given: nothing in it is called usual or unusual.
  bool is_too_short() const { return baseline_used < kFewestForLimits && std::isnan(limits.upper); }
};

/// One stretch of points that together break a rule once: what a bracket on the chart covers.
struct Pattern {
  RuleId rule = RuleId::outside_limits;
  std::optional<Side> side;
  std::size_t first = 0;
  std::size_t last = 0;  ///< inclusive
  bool operator==(const Pattern&) const = default;
};

enum class Variation {
  not_enough_data,
  common,
  improving_high,
  improving_low,
  concerning_high,
  concerning_low,
  neutral_high,
  neutral_low,
  neutral_mixed,  ///< signals both ways and no good direction
};
enum class Assurance { none, pass, fail, hit_or_miss };
/// "improving_high", "not_enough_data"; "hit_or_miss", "none"; "concerning", "common": stable, in JSON and SQL views.
std::string_view slug(Variation variation);
std::string_view slug(Assurance assurance);
std::string_view slug(PointState state);
inline constexpr std::array kEveryVariation{
    Variation::not_enough_data, Variation::common,          Variation::improving_high,
    Variation::improving_low,   Variation::concerning_high, Variation::concerning_low,
    Variation::neutral_high,    Variation::neutral_low,     Variation::neutral_mixed};
inline constexpr std::array kEveryAssurance{Assurance::none, Assurance::pass, Assurance::fail, Assurance::hit_or_miss};
inline constexpr std::array kEveryPointState{PointState::missing,   PointState::excluded,   PointState::common,
                                             PointState::improving, PointState::concerning, PointState::neutral,
                                             PointState::mixed};

struct Analysis {
  ChartKind chart = ChartKind::individuals;
  Direction better = Direction::neutral;
  double multiplier = 1;  ///< as asked: what values, limits and targets are written for
  Profile profile = profile_of(ProfileId::mdc);
  std::vector<Point> points;          ///< one per value asked
  std::vector<Phase> phases;          ///< at least one unless there are no points; they cover all points
  std::vector<Limits> by_point;       ///< where limits go by the denominator: one per point; otherwise empty
  std::vector<Pattern> patterns;      ///< by first point, then rule
  std::optional<std::size_t> latest;  ///< index of the last used point
  Variation variation = Variation::common;
  bool mixed_signal = false;  ///< the latest point has an improving and a concerning signal
  Assurance assurance = Assurance::none;

  /// Too few values for limits in every phase: nothing is named usual or unusual yet, and marks are hollow.
  bool is_waiting() const;
  const Phase& phase_of(std::size_t index) const;
  const Phase& last_phase() const { return phases.back(); }
  const Limits& limits_at(std::size_t index) const {
    return by_point.empty() ? phase_of(index).limits : by_point[index];
  }
};

}  // namespace qi::spc
