#pragma once
/// Where a series will lie if nothing changes, and whether and when it reaches its target, always with the range.
/// It is no prophecy: an unstable series has no forecast. Words are made in forecast_sentence.h; no dates here.

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "spc/analysis.h"
#include "spc/series.h"
#include "spc/straight_line.h"

namespace qi::spc {

struct ForecastQuestion {
  Request series;                ///< its last phase is what goes on
  std::optional<double> target;  ///< as plotted; nullopt: the latest target of the series
  std::size_t ahead = 12;        ///< points, 1 to 120
  double level = 0.95;           ///< of the ranges about a trend
  /// Points in a cycle, such as 12 months: a season is looked for and told of, not forecast. nullopt: none is.
  std::optional<std::size_t> season;
};

enum class Outlook {
  steady,    ///< no signal among the latest points: it goes on between its limits
  trending,  ///< a straight line fits better than a level or a step
  unstable,  ///< signals that no line explains: nothing can be said ahead
};
std::string_view slug(Outlook outlook);  ///< "steady", "trending", "unstable"

struct ForecastPoint {
  double expected = 0;
  /// Steady: the process limits, for the latest denominator where they go by it; trending: of one new value, at the
  /// level asked. Never clamped: see Forecast::least.
  double lower = 0;
  double upper = 0;
};

enum class Reach {
  already,      ///< the line has reached the target
  ahead,        ///< it gets there if it goes on
  moving_away,  ///< it goes the other way
};
std::string_view slug(Reach reach);  ///< "already", "ahead", "moving_away"

/// When a trend meets the target. Indices may lie after the last forecast point.
struct Arrival {
  Reach reach = Reach::ahead;
  /// First index at which the line meets the target, and where it may do so: nullopt unless `ahead`, `earliest` and
  /// `latest` also where the slope is too uncertain for the level. `earliest` is never before the first forecast point.
  std::optional<std::size_t> expected;
  std::optional<std::size_t> earliest;
  std::optional<std::size_t> latest;
};

/// What a reader must know of the forecast.
enum class ForecastNote {
  few_points,           ///< fewer than 20 behind it: limits are provisional
  older_signals,        ///< signals before the latest points: the level was another one
  season,               ///< the place in the cycle moves the values, and the forecast does not know of it
  neighbours_alike,     ///< values carry over, so ranges are too narrow
  leaves_the_possible,  ///< the line goes below 0 where nothing was, or above the whole
  far_ahead,            ///< the target is farther ahead than the series reaches back
};
std::string_view slug(ForecastNote note);  ///< "few_points", …

struct Forecast {
  Outlook outlook = Outlook::steady;
  double level = 0.95;
  std::size_t from = 0;               ///< index of the first forecast point: one past the last value
  std::vector<ForecastPoint> points;  ///< `ahead` of them; empty where unstable
  std::optional<double> target;
  std::optional<double> chance;    ///< steady, with a target and a better direction: of meeting it, each time
  std::optional<Arrival> arrival;  ///< trending, with a target and a better direction
  std::optional<double> least;     ///< what values can be at least: nullopt, anything; 0 where none has been below
  std::optional<double> most;
  double slope = 0;                ///< trending: for each point
  double p_value = 1;              ///< of no slope
  std::size_t used = 0;            ///< values of the last phase
  std::size_t recent_signals = 0;  ///< of the latest points, those with a signal
  std::size_t recent = 0;          ///< how many the latest points are, at most 12
  /// Unstable and a step fits better than a line: the first point of the new level.
  std::optional<std::size_t> step;
  std::vector<ForecastNote> notes;
};

inline constexpr std::size_t kFewestForForecast = 12;
inline constexpr std::size_t kMostAhead = 120;

/// Trending: the slope differs from none (p below 0.01) and the line leaves less than the best single step does.
/// Otherwise unstable if any of the latest 12 used points has a signal of the request's rules, else steady.
///
/// g and t charts are never trending: their points do not come at equal times.
///
/// refuses  what analyse refuses; run, moving range and other charts without limits for the figures themselves; a last
///          phase of fewer than 12 used values; `ahead` outside 1 to 120; a level outside 0.5 to 0.999; an infinite
///          target; a season below 2.
/// source   Wheeler, Understanding Variation (a stable process can be predicted within its limits); prediction
///          interval and inverse regression: straight_line.h; chance: target_chance.h.
Result<Forecast> forecast(const ForecastQuestion& question);

}  // namespace qi::spc
