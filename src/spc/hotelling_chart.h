#pragma once
/// Hotelling's T squared: several figures of one process watched together, so that an unusual combination shows
/// although each figure alone lies within its limits. It is one number without a direction; `parts` says which figure
/// made it.

#include <optional>
#include <vector>

#include "base/result.h"
#include "spc/analysis.h"

namespace qi::spc {

/// Either single observations or subgroups, in time order.
struct HotellingRequest {
  /// One row per observation, with one value for each of two variables or more. A row with a missing value is missing.
  std::vector<std::vector<double>> observations;
  /// One table per variable, one row per subgroup, as many values (two or more) in each. The k-th values of a row in
  /// all tables belong to one case. A subgroup with a missing value is missing.
  std::vector<std::vector<std::vector<double>>> subgroups;
  /// Only the first so many places of each phase (missing and excluded ones use up places) set centre, covariance and
  /// limit; the rest are held against the limit for new observations. nullopt: all of them.
  std::optional<std::size_t> baseline;
  std::vector<std::size_t> excluded;  ///< drawn, but out of centre, covariance and flags
  /// Places at which a phase starts, ascending: each has its own centre, covariance and limits. A first phase that is
  /// left out is added.
  std::vector<std::size_t> starts = {};
  /// Chance that a steady process stays below the limit each time. nullopt: (1 - 0.0027)^p, as if each of the p
  /// variables had its own three-sigma limits.
  std::optional<double> confidence;
};

struct HotellingPoint {
  double statistic = kMissing;  ///< T squared
  double upper = kMissing;      ///< the limit that the place is held against
  /// How much smaller the statistic would be without each variable; they need not add up to it.
  std::vector<double> parts;
  bool is_outside = false;
  PointState state = PointState::common;  ///< neutral where it is outside

  bool is_used() const { return state != PointState::missing && state != PointState::excluded; }
};

/// Centre, covariance, limits and baseline are those of the last phase.
struct HotellingChart {
  std::vector<HotellingPoint> points;           ///< one per observation or subgroup
  std::vector<double> centre;                   ///< of each variable
  std::vector<std::vector<double>> covariance;  ///< of single observations; within subgroups where there are
  double upper = kMissing;                      ///< for the places that set centre and covariance (phase I)
  double upper_of_new = kMissing;               ///< for the ones after them (phase II)
  double confidence = kMissing;
  std::size_t baseline_used = 0;
  std::vector<std::size_t> outside;  ///< places beyond their limit
  std::vector<std::size_t> starts;   ///< the first place of each phase
};

/// formula   single: T2 = (x - m)' S^-1 (x - m), limits (b - 1)^2 / b Beta(p / 2, (b - p - 1) / 2) and, for new ones,
///           p (b + 1)(b - 1) / (b (b - p)) F(p, b - p), of b observations. Subgroups of n: T2 = n (x - m)' S^-1 (x -
///           m) of their means, S the mean covariance within, limits p (b - 1)(n - 1) / (bn - b - p + 1) F(p, bn - b -
///           p + 1) and the same with b + 1. A point is outside where it is strictly above its limit.
/// refuses   fewer than two variables, or more than kMostVariables; rows of different lengths; an infinite value; a
///           variable that does not vary; two that tell the same; too few places of a phase for so many variables; a
///           confidence that is no chance; excluded places or starts beyond the end.
/// source    Hotelling 1947; Tracy, Young and Mason 1992 for single observations; Montgomery, multivariate process
///           monitoring; Runger, Alt and Montgomery 1996 for the parts.
Result<HotellingChart> hotelling_chart(const HotellingRequest& request);
inline constexpr std::size_t kMostVariables = 100;

}  // namespace qi::spc
