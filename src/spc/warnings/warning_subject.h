#pragma once
/// What every check of warnings/ looks at: a series, its analysis and how points are named.
/// It judges nothing itself.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "spc/advice.h"
#include "spc/analysis.h"

namespace qi::spc {

struct WarningSubject {
  const Request& request;  ///< accepted by analyse
  const Analysis& analysis;
  std::optional<std::size_t> season;
  const Wording& wording;

  WarningSubject(const Request& request, const Analysis& analysis, std::optional<std::size_t> season,
                 const Wording& wording)
      : request(request), analysis(analysis), season(season), wording(wording) {}

  bool has_values() const { return !analysis.phases.empty(); }
  /// Used values that set the last phase's limits; 0 where there is no value.
  std::size_t baseline_used() const { return has_values() ? analysis.last_phase().baseline_used : 0; }
  /// Places of those values, ascending.
  std::vector<std::size_t> baseline_places() const;
  /// First places of all phases, ascending.
  std::vector<std::size_t> phase_starts() const;
};

/// Each point's distance from the mean of its whole phase (also beyond a frozen baseline), one per point: NaN where
/// it is missing or excluded.
/// On a t chart of roots; where there are denominators from the pooled share or rate and times the root of the
/// denominator, so that all are as uncertain.
std::vector<double> distances_from_level(const Request& request, const Analysis& analysis);

/// The individuals charts: measurements, and not counts.
bool is_of_measurements(ChartKind chart);
/// Charts whose limits come from the differences of neighbours.
bool has_limits_from_ranges(ChartKind chart);

/// "12 months"
std::string counted_points(std::size_t count, const WarningSubject& subject);
/// 0.4123 -> "41%"
std::string in_percent(double share);

Advice clear(std::string says, std::vector<stats::Figure> figures = {});
Advice too_little_data(std::string says);
Advice does_not_apply(std::string says);

}  // namespace qi::spc
