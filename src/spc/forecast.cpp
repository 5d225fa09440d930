#include "spc/forecast.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/named_value.h"
#include "spc/analyse.h"
#include "spc/chart_catalogue.h"
#include "spc/lag_one.h"
#include "spc/season_test.h"
#include "spc/segmentation.h"
#include "spc/target_chance.h"
#include "spc/warnings/few_points_warning.h"

namespace qi::spc {
namespace {

constexpr double kSlopeSeldomByChance = 0.01;
constexpr std::size_t kLatest = 12;        // a year of months
constexpr std::size_t kShortestLevel = 4;  // of a step that competes with the line
constexpr double kSeasonSeldomByChance = 0.01;
constexpr double kLeastLevel = 0.5;
constexpr double kMostLevel = 0.999;

constexpr std::array kOutlooks{
    NamedValue<Outlook>{Outlook::steady, "steady", "Steady"},
    NamedValue<Outlook>{Outlook::trending, "trending", "Trending"},
    NamedValue<Outlook>{Outlook::unstable, "unstable", "Not stable"},
};
constexpr std::array kReaches{
    NamedValue<Reach>{Reach::already, "already", "Reached"},
    NamedValue<Reach>{Reach::ahead, "ahead", "Ahead"},
    NamedValue<Reach>{Reach::moving_away, "moving_away", "Moving away"},
};
constexpr std::array kNotes{
    NamedValue<ForecastNote>{ForecastNote::few_points, "few_points", "Few points"},
    NamedValue<ForecastNote>{ForecastNote::older_signals, "older_signals", "Older signals"},
    NamedValue<ForecastNote>{ForecastNote::season, "season", "Season"},
    NamedValue<ForecastNote>{ForecastNote::neighbours_alike, "neighbours_alike", "Neighbours are alike"},
    NamedValue<ForecastNote>{ForecastNote::leaves_the_possible, "leaves_the_possible", "Leaves the possible"},
    NamedValue<ForecastNote>{ForecastNote::far_ahead, "far_ahead", "Far ahead"},
};

/// Charts of the figures themselves with limits for them.
constexpr std::array kGoOnBetweenLimits{ChartKind::individuals,
                                        ChartKind::individuals_median,
                                        ChartKind::individuals_median_range,
                                        ChartKind::p,
                                        ChartKind::np,
                                        ChartKind::u,
                                        ChartKind::c,
                                        ChartKind::p_prime,
                                        ChartKind::u_prime,
                                        ChartKind::g,
                                        ChartKind::individuals_prime,
                                        ChartKind::t};

Done check(const ForecastQuestion& question) {
  if (std::ranges::find(kGoOnBetweenLimits, question.series.chart) == kGoOnBetweenLimits.end())
    return Error::invalid("A forecast needs limits: ask for the XmR chart, or one of counts.");
  if (question.ahead < 1 || question.ahead > kMostAhead)
    return Error::invalid("Ask for 1 to " + std::to_string(kMostAhead) + " points ahead.");
  if (!(question.level >= kLeastLevel && question.level <= kMostLevel))
    return Error::invalid("Give a level from 0.5 to 0.999, such as 0.95.");
  if (question.season && *question.season < 2)
    return Error::invalid("A season needs at least 2 points in a cycle, such as 12 months.");
  if (question.target && !std::isfinite(*question.target))
    return Error::invalid("The target must be a finite number. Leave it out if there is none.");
  return {};
}

std::optional<double> latest_target(const Analysis& analysis) {
  for (std::size_t i = analysis.points.size(); i-- > 0;)
    if (!std::isnan(analysis.points[i].target)) return analysis.points[i].target;
  return std::nullopt;
}

/// The last phase's plotted values, NaN where not used: places from its first point on.
std::vector<double> last_values(const Analysis& analysis) {
  std::vector<double> values;
  const Phase& phase = analysis.last_phase();
  for (std::size_t i = phase.first; i < phase.end; ++i)
    values.push_back(analysis.points[i].is_used() ? analysis.points[i].value : kMissing);
  return values;
}

/// The best single step, by what it leaves.
struct Step {
  std::size_t place = 0;
  double left = 0;
};

std::optional<Step> best_step(const std::vector<double>& values) {
  std::vector<double> used;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i])) continue;
    used.push_back(values[i]);
    places.push_back(i);
  }
  if (used.size() < 2 * kShortestLevel) return std::nullopt;
  const StretchSums sums(used, std::vector<double>(used.size(), 1));
  std::optional<Step> best;
  for (std::size_t cut = kShortestLevel; cut + kShortestLevel <= used.size(); ++cut) {
    const double left = sums.cost(0, cut) + sums.cost(cut, used.size());
    if (!best || left < best->left) best = Step{.place = places[cut], .left = left};
  }
  return best;
}

struct Signals {
  std::size_t latest = 0;
  std::size_t looked_at = 0;
  std::size_t older = 0;
};

Signals signals_of(const Analysis& analysis) {
  Signals signals;
  const Phase& phase = analysis.last_phase();
  for (std::size_t i = phase.end; i-- > phase.first;) {
    if (!analysis.points[i].is_used()) continue;
    const std::size_t special = analysis.points[i].is_special() ? 1 : 0;
    if (signals.looked_at < kLatest) {
      ++signals.looked_at;
      signals.latest += special;
    } else {
      signals.older += special;
    }
  }
  return signals;
}

/// What values can be: the chart's own bounds as plotted; where it has none, not below 0 if nothing has been.
void tell_bounds(const Analysis& analysis, Forecast& found) {
  const ChartRow& chart = chart_row(analysis.chart);
  const bool is_never_negative = std::ranges::none_of(analysis.points, [](const Point& p) { return p.value < 0; });
  if (std::isfinite(chart.least)) found.least = chart.least * analysis.multiplier;
  if (!found.least && is_never_negative) found.least = 0;
  if (std::isfinite(chart.most)) found.most = chart.most * analysis.multiplier;
}

/// Whether the last phase has a season. One that none can be told of is none.
bool has_season(const std::vector<double>& values, const ForecastQuestion& question) {
  if (!question.season || is_of_events(question.series.chart)) return false;
  const auto test = season_test(values, *question.season);
  return test && test->p_value < kSeasonSeldomByChance;
}

/// The first whole index at or after a place, not before `from`.
std::size_t index_from(double place, std::size_t from) {
  constexpr double kRounding = 1e-9;
  const double first = static_cast<double>(from);
  return place <= first ? from : static_cast<std::size_t>(std::ceil(place - kRounding));
}

/// `line` counts places from the phase's first point.
Arrival arrival_of(const StraightLine& line, const Analysis& analysis, double target, const Forecast& forecast) {
  Arrival arrival;
  const double phase_start = static_cast<double>(analysis.last_phase().first);
  const double now = line.at(static_cast<double>(forecast.from) - 1 - phase_start);
  const bool wants_more = analysis.better == Direction::increase;
  if (wants_more ? now >= target : now <= target) {
    arrival.reach = Reach::already;
    return arrival;
  }
  if ((line.slope() > 0) != wants_more) {
    arrival.reach = Reach::moving_away;
    return arrival;
  }
  const auto crossing = line.crossing(target, forecast.level);
  if (!crossing) return arrival;
  // So far ahead that no whole number names it: nobody asks for it either.
  constexpr double kNeverInPractice = 1e6;
  const auto index_of = [&](double place) -> std::optional<std::size_t> {
    if (place > kNeverInPractice) return std::nullopt;
    return index_from(place + phase_start, forecast.from);
  };
  arrival.expected = index_of(crossing->expected);
  if (!crossing->range) return arrival;
  arrival.earliest = index_of(crossing->range->lower);
  arrival.latest = index_of(crossing->range->upper);
  return arrival;
}

bool are_neighbours_alike(const std::vector<double>& values, const StraightLine* line, double centre) {
  std::vector<double> distances;
  for (std::size_t i = 0; i < values.size(); ++i)
    distances.push_back(values[i] - (line ? line->at(static_cast<double>(i)) : centre));
  const auto alike = lag_one(distances);
  return alike && alike->coefficient > alike->limit;
}

void follow_line(const StraightLine& line, const Analysis& analysis, std::size_t ahead, Forecast& found) {
  bool leaves = false;
  for (std::size_t i = 0; i < ahead; ++i) {
    const double place = static_cast<double>(found.from + i) - static_cast<double>(analysis.last_phase().first);
    const LineRange range = line.prediction(place, found.level);
    found.points.push_back({.expected = line.at(place), .lower = range.lower, .upper = range.upper});
    leaves = leaves || (found.least && line.at(place) < *found.least) || (found.most && line.at(place) > *found.most);
  }
  found.slope = line.slope();
  if (leaves) found.notes.push_back(ForecastNote::leaves_the_possible);
  if (!found.target || analysis.better == Direction::neutral) return;
  found.arrival = arrival_of(line, analysis, *found.target, found);
  const bool is_far = found.arrival->reach == Reach::ahead &&
                      (!found.arrival->expected || *found.arrival->expected - found.from >= line.used());
  if (is_far) found.notes.push_back(ForecastNote::far_ahead);
}

}  // namespace

std::string_view slug(Outlook outlook) {
  return named(kOutlooks, outlook).slug;
}
std::string_view slug(Reach reach) {
  return named(kReaches, reach).slug;
}
std::string_view slug(ForecastNote note) {
  return named(kNotes, note).slug;
}

Result<Forecast> forecast(const ForecastQuestion& question) {
  if (const Done good = check(question); !good) return good.error();
  const auto analysis = analyse(question.series);
  if (!analysis) return analysis.error();
  const std::size_t used = analysis->phases.empty() ? 0 : analysis->last_phase().used;
  if (used < kFewestForForecast)
    return Error::invalid("A forecast needs " + std::to_string(kFewestForForecast) +
                          " values since limits were last worked out; there are " + std::to_string(used) + ".");
  const Signals signals = signals_of(*analysis);
  Forecast found{.level = question.level,
                 .from = analysis->points.size(),
                 .target = question.target ? question.target : latest_target(*analysis),
                 .used = used,
                 .recent_signals = signals.latest,
                 .recent = signals.looked_at};
  if (used < kFewestForFirmLimits) found.notes.push_back(ForecastNote::few_points);

  tell_bounds(*analysis, found);
  const std::vector<double> values = last_values(*analysis);
  if (has_season(values, question)) found.notes.push_back(ForecastNote::season);
  const auto line = StraightLine::through(values);
  const auto step = best_step(values);
  found.p_value = line ? line->p_value() : 1;
  const bool is_step_better = step && line && step->left < line->sum_of_squares();
  if (line && found.p_value < kSlopeSeldomByChance && !is_step_better && !is_of_events(analysis->chart)) {
    found.outlook = Outlook::trending;
    follow_line(*line, *analysis, question.ahead, found);
    if (are_neighbours_alike(values, &*line, 0)) found.notes.push_back(ForecastNote::neighbours_alike);
    return found;
  }
  if (signals.latest > 0) {
    found.outlook = Outlook::unstable;
    if (is_step_better && found.p_value < kSlopeSeldomByChance) found.step = analysis->last_phase().first + step->place;
    return found;
  }
  const Limits& limits = analysis->last_phase().limits;
  if (std::isnan(limits.upper))
    return Error::invalid("A forecast needs limits, and these figures have none: fill gaps between them.");
  found.points.assign(question.ahead, {.expected = limits.centre, .lower = limits.lower, .upper = limits.upper});
  if (found.target) found.chance = chance_to_meet(*found.target, question.series, *analysis);
  if (signals.older > 0) found.notes.push_back(ForecastNote::older_signals);
  if (are_neighbours_alike(values, nullptr, limits.centre)) found.notes.push_back(ForecastNote::neighbours_alike);
  return found;
}

}  // namespace qi::spc
