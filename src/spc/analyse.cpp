#include "spc/analyse.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "spc/chart_catalogue.h"
#include "spc/limits/baseline.h"
#include "spc/limits/chart_constants.h"
#include "spc/limits/given_limits.h"
#include "spc/limits/moving_range_chart.h"
#include "spc/limits/subgroup_charts.h"
#include "spc/phase_values.h"
#include "spc/phases.h"
#include "spc/rule_catalogue.h"
#include "spc/rules/findings.h"
#include "spc/run_statistics.h"
#include "spc/subgroups.h"
#include "spc/verdict.h"

namespace qi::spc {
namespace {

/// Working space for one phase after the other, so that a series costs few allocations.
struct Workspace {
  std::vector<double> values;       ///< on the chart's scale; not used where they are the request's own
  std::vector<std::size_t> places;  ///< empty where no value is left out
  std::vector<double> counts;
  std::vector<double> denominators;
  std::vector<Subgroup> subgroups;
  std::vector<Position> positions;
  std::vector<Reach> reaches;
  std::vector<Limits> limits;
};

/// Whether the phase's values are the request's own, one after the other: then they need not be copied.
bool are_as_asked(const Phase& phase, const ChartRow& chart) {
  return chart.takes == Takes::values && chart.kind != ChartKind::moving_range && !chart.onto_scale &&
         phase.used == phase.end - phase.first;
}

/// The plotted values of the phase without gaps, and their places.
void collect_values(const Phase& phase, const std::vector<Point>& points, const ChartRow& chart, Workspace& work) {
  work.values.clear();
  work.places.clear();
  work.values.reserve(phase.end - phase.first);
  work.places.reserve(phase.end - phase.first);
  for (std::size_t i = phase.first; i < phase.end; ++i) {
    if (!points[i].is_used()) continue;
    work.values.push_back(chart.onto_scale ? chart.onto_scale(points[i].value) : points[i].value);
    work.places.push_back(i);
  }
}

void collect_denominators(const Request& request, Workspace& work) {
  work.counts.clear();
  work.denominators.clear();
  work.subgroups.clear();
  for (const std::size_t place : work.places) {
    work.counts.push_back(request.values[place]);
    work.denominators.push_back(request.denominators[place]);
    if (!request.subgroups.empty()) work.subgroups.push_back(request.subgroups[place]);
  }
}

/// Where each value lies from its lines; `limits_of` gives those of a value.
template <class LimitsOf>
void locate(std::span<const double> values, LimitsOf limits_of, Workspace& work) {
  work.positions.resize(values.size());
  work.reaches.resize(values.size());
  const std::span<Position> positions = work.positions;
  const std::span<Reach> reaches = work.reaches;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Limits& limits = limits_of(i);
    const Position side = position(values[i], limits.centre);
    positions[i] = side;
    reaches[i] = reach(values[i], side, limits);
  }
}

/// A moving-range chart plots the ranges; a value without one is a gap in it.
void plot_ranges(std::vector<Point>& points) {
  for (Point& point : points) {
    point.value = point.moving_range;
    if (std::isnan(point.value) && point.is_used()) point.state = PointState::missing;
  }
}

/// Limits of subgroups by their size: few sizes, whose constants take a while.
std::vector<Limits> limits_by_size(std::span<const double> sizes, const ChartRow& chart, const Limits& of_one,
                                   const Profile& profile) {
  std::map<double, Limits> known;
  std::vector<Limits> limits;
  limits.reserve(sizes.size());
  for (const double size : sizes) {
    const auto [place, is_new] = known.try_emplace(size);
    if (is_new) place->second = chart.at(of_one, size, profile);
    limits.push_back(place->second);
  }
  return limits;
}

/// Limits at every place of the phase, also of values that are left out, so that the lines go on. Where a chart walks
/// its values, they are replaced by what is plotted.
void spread_limits(const Request& request, const ChartRow& chart, Phase& phase, Analysis& analysis, Workspace& work) {
  const std::size_t count = phase.end - phase.first;
  const std::span<Limits> limits = std::span<Limits>(analysis.by_point).subspan(phase.first, count);
  const std::span<const double> denominators =
      request.denominators.empty() ? std::span<const double>()
                                   : std::span<const double>(request.denominators).subspan(phase.first, count);
  if (chart.walk) {
    chart.walk(phase.limits, denominators, analysis.profile,
               std::span<Point>(analysis.points).subspan(phase.first, count), limits);
    collect_values(phase, analysis.points, chart, work);
  } else if (!request.subgroups.empty()) {
    std::ranges::copy(limits_by_size(denominators, chart, phase.limits, analysis.profile), limits.begin());
  } else {
    for (std::size_t i = 0; i < count; ++i) limits[i] = chart.at(phase.limits, denominators[i], analysis.profile);
  }
  work.limits.clear();
  for (const std::size_t place : work.places) work.limits.push_back(analysis.by_point[place]);
  if (!work.limits.empty()) phase.limits = work.limits.back();
}

Limits from_scale(const Limits& on_scale, const ChartRow& chart) {
  return {.centre = chart.from_scale(on_scale.centre),
          .lower = chart.from_scale(on_scale.lower),
          .upper = chart.from_scale(on_scale.upper)};
}

/// Runs the profile's rules over one phase. Patterns stay in order: by first point, then rule.
void find_signals(const ChartRow& chart, const PhaseValues& phase, Analysis& analysis) {
  const auto in_order = [](const Pattern& a, const Pattern& b) {
    return std::pair(a.first, a.rule) < std::pair(b.first, b.rule);
  };
  std::vector<Pattern>& patterns = analysis.patterns;
  const auto of_phase = static_cast<std::ptrdiff_t>(patterns.size());
  Findings findings(analysis.points, patterns);
  for (const RuleId id : analysis.profile.rules) {
    if (!chart.rules.has(id)) continue;
    const auto of_rule = static_cast<std::ptrdiff_t>(patterns.size());
    rule(id).find(phase, analysis.profile, findings);
    // A rule goes from left to right, so that what it found is nearly always in order.
    const auto found = patterns.begin() + of_rule;
    if (!std::is_sorted(found, patterns.end(), in_order)) std::stable_sort(found, patterns.end(), in_order);
    std::inplace_merge(patterns.begin() + of_phase, found, patterns.end(), in_order);
  }
}

void analyse_phase(const Request& request, const ChartRow& chart, const PointForming& forming, Phase& phase,
                   Analysis& analysis, Workspace& work) {
  const bool is_by_point = !analysis.by_point.empty();
  const bool has_denominators = !request.denominators.empty();
  std::span<const double> values(request.values);
  if (are_as_asked(phase, chart)) {
    values = values.subspan(phase.first, phase.used);
    work.places.clear();
  } else {
    collect_values(phase, analysis.points, chart, work);
    values = work.values;
  }
  if (has_denominators) collect_denominators(request, work);
  const std::span<const double> denominators = work.denominators;
  const std::span<const Subgroup> subgroups = work.subgroups;
  const std::size_t used = phase.baseline_used;
  if (request.given) {
    phase.limits = given_limits(request, chart);
    phase.moving_range_upper =
        request.subgroups.empty() ? kUpperRangeFactor * phase.limits.mean_moving_range : kMissing;
  } else if (chart.kind != ChartKind::moving_range) {
    phase.limits = chart.limits(
        {.values = values.first(used),
         .counts = has_denominators ? std::span<const double>(work.counts).first(used) : values.first(used),
         .denominators = denominators.first(has_denominators ? used : 0),
         .joins = forming.joins().first(used),
         .ranges = forming.baseline_ranges(),
         .subgroups = subgroups.first(request.subgroups.empty() ? 0 : used)},
        analysis.profile);
  }
  const bool has_baseline = request.given || used >= kFewestForLimits;
  if (!has_baseline) phase.limits = {.centre = phase.limits.centre, .base = phase.limits.base};
  if (chart.sigma_z) phase.sigma_z = chart.sigma_z(phase.limits);
  if (takes_subgroups(chart.takes))
    phase.single_sigma = request.subgroups.empty() || denominators.empty()
                             ? phase.limits.sigma
                             : single_sigma(phase.limits, denominators.back(), analysis.profile);
  if (is_by_point) {
    spread_limits(request, chart, phase, analysis, work);
    if (chart.walk) values = work.values;
    locate(
        values, [&](std::size_t i) -> const Limits& { return work.limits[i]; }, work);
  } else {
    const Limits limits = phase.limits;
    locate(
        values, [&](std::size_t) -> const Limits& { return limits; }, work);
  }
  const bool is_judged = !lacks_limits(analysis, phase);
  phase.runs = run_statistics(work.positions, analysis.profile.runs_test);
  if (!chart.rules.has(RuleId::shift) || !is_judged) phase.runs.signals = false;
  const PhaseValues phase_values{
      .values = values,
      .first = phase.first,
      .places = work.places,
      .positions = work.positions,
      .reaches = work.reaches,
      .has_limits = phase.limits.sigma > 0,
      .on_line = chart.kind == ChartKind::run ? analysis.profile.on_line_in_run_charts : analysis.profile.on_line};
  if (is_judged) find_signals(chart, phase_values, analysis);
  if (chart.from_scale) phase.limits = from_scale(phase.limits, chart);
}

/// The next used value after the place; NaN where there is none.
double value_after(const std::vector<Point>& points, std::size_t place) {
  const auto next = std::find_if(points.begin() + static_cast<std::ptrdiff_t>(place) + 1, points.end(),
                                 [](const Point& point) { return point.is_used(); });
  return next == points.end() ? kMissing : next->value;
}

void give_verdict(Analysis& analysis) {
  const MixedSignal mixed = analysis.profile.mixed_signal;
  std::vector<Point>& points = analysis.points;
  // Every point of which a rule tells lies in a pattern. Patterns that overlap are gone through once.
  std::size_t end = 0;
  for (const Pattern& pattern : analysis.patterns) {
    for (std::size_t i = std::max(pattern.first, end); i <= pattern.last; ++i)
      if (points[i].is_used() && points[i].is_special())
        points[i].state = state_of(points[i], value_after(points, i), analysis.better, mixed);
    end = std::max(end, pattern.last + 1);
  }
  const auto latest = std::find_if(points.rbegin(), points.rend(), [](const Point& point) { return point.is_used(); });
  analysis.variation = Variation::not_enough_data;
  if (latest == points.rend()) return;
  analysis.latest = static_cast<std::size_t>(points.rend() - latest) - 1;
  if (lacks_limits(analysis, analysis.phase_of(*analysis.latest))) return;
  analysis.variation = variation_of(*latest, analysis.better, mixed);
  analysis.mixed_signal = has_mixed_signal(*latest, analysis.better);
  if (chart_row(analysis.chart).has_verdict)
    analysis.assurance =
        assurance_of(analysis.last_phase().limits, latest->target, analysis.better, analysis.profile.target_on_limit);
}

Limits times(const Limits& limits, double multiplier) {
  return {.centre = limits.centre * multiplier,
          .lower = limits.lower * multiplier,
          .upper = limits.upper * multiplier,
          .sigma = limits.sigma * multiplier,
          .mean_moving_range = limits.mean_moving_range * multiplier,
          .base = limits.base * multiplier};
}

/// From shares and rates for one to those for as many as they are written for. Targets are so already.
void write_for(Analysis& analysis) {
  if (analysis.multiplier == 1) return;
  for (Point& point : analysis.points) {
    point.value *= analysis.multiplier;
    point.moving_range *= analysis.multiplier;
  }
  for (Phase& phase : analysis.phases) {
    phase.limits = times(phase.limits, analysis.multiplier);
    phase.moving_range_upper *= analysis.multiplier;
  }
  for (Limits& limits : analysis.by_point) limits = times(limits, analysis.multiplier);
}

/// Before there are limits no point, no run and no icon is called usual or unusual.
void tell_nothing(Analysis& analysis) {
  analysis.variation = Variation::not_enough_data;
  analysis.mixed_signal = false;
  analysis.patterns.clear();
  for (Point& point : analysis.points) {
    point.high = {};
    point.low = {};
    point.undirected = {};
    point.completes = {};
    if (point.is_used()) point.state = PointState::common;
  }
}

/// A checked request whose values are those that are plotted.
Analysis analyse_plotted(const Request& request) {
  Analysis analysis{.chart = request.chart,
                    .better = request.better,
                    .multiplier = divides(chart_row(request.chart)) ? request.multiplier : 1,
                    .profile = request.profile,
                    .phases = plan_phases(request)};
  // A given sigma is that of every size.
  if (request.given) analysis.profile.subgroup_sigma = SubgroupSigma::pooled;
  const ChartRow& chart = chart_row(request.chart);
  analysis.points.reserve(request.values.size());
  if (chart.at || chart.walk) analysis.by_point.resize(request.values.size());
  PointForming forming(request);
  Workspace work;
  for (Phase& phase : analysis.phases) {
    forming.form(phase, analysis.points);
    const Limits of_ranges = moving_range_limits(forming.baseline_ranges());
    phase.moving_range_upper = of_ranges.upper;
    if (analysis.chart == ChartKind::moving_range) {
      phase.limits = of_ranges;
      continue;
    }
    analyse_phase(request, chart, forming, phase, analysis, work);
  }
  if (analysis.chart == ChartKind::moving_range) {
    plot_ranges(analysis.points);
    for (Phase& phase : analysis.phases) analyse_phase(request, chart, forming, phase, analysis, work);
  }
  write_for(analysis);
  give_verdict(analysis);
  return analysis;
}

}  // namespace

Result<Analysis> analyse(const Request& request) {
  if (const Done checked = check_request(request); !checked) return checked.error();
  if (request.subgroups.empty()) return analyse_plotted(request);
  return analyse_plotted(with_plotted_values(request));
}

Result<Reading> read_series(Request request, std::size_t minimum_points) {
  if (const Done checked = check_request(request); !checked) return checked.error();
  if (!request.subgroups.empty()) request = with_plotted_values(std::move(request));
  const std::size_t used = used_values(request);
  const bool is_too_short = !request.given && chart_row(request.chart).has_verdict && used < minimum_points;
  if (is_too_short) request = as_run_chart(std::move(request));

  Reading reading{.analysis = analyse_plotted(request)};
  Analysis& found = reading.analysis;
  if (is_too_short) {
    tell_nothing(found);
    reading.points_needed = minimum_points - used;
  } else {
    reading.limits_shown = request.chart != ChartKind::run;
  }
  reading.provisional = reading.limits_shown && !request.given && found.phases.size() > 1 &&
                        found.last_phase().used < minimum_points && !found.last_phase().is_too_short();
  constexpr std::size_t kMonthsOfAYear = 12;
  const bool plots_the_measure = chart_row(found.chart).has_verdict || found.chart == ChartKind::run;
  if (!plots_the_measure || found.better == Direction::neutral) return reading;
  for (std::size_t i = found.points.size(); i-- > 0 && reading.target_asked < kMonthsOfAYear;) {
    const Point& point = found.points[i];
    if (!point.is_used() || std::isnan(point.target)) continue;
    ++reading.target_asked;
    const bool is_met = found.better == Direction::increase ? point.value >= point.target : point.value <= point.target;
    if (is_met) ++reading.target_met;
  }
  return reading;
}

}  // namespace qi::spc
