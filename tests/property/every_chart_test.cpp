#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <vector>

#include "spc/analyse.h"
#include "spc/chart_catalogue.h"
#include "spc/subgroups.h"

// What must hold for every chart of the catalogue, whatever its values. Numbers are whole, so that little is lost to
// rounding; where a value lies on a line all the same, rounding decides and nothing is claimed.
namespace qi::spc {
namespace {

constexpr std::size_t kLongest = 50;

/// A value that the chart takes, or a missing one.
double arbitrary_value(Takes takes) {
  if (*rc::gen::inRange(0, 12) == 0) return kMissing;
  const bool counts = takes == Takes::counts || takes == Takes::shares || takes == Takes::rates;
  return *rc::gen::inRange(counts ? 0 : -40, 41);
}

Subgroup arbitrary_subgroup(int least_size) {
  std::vector<double> values;
  const int size = *rc::gen::inRange(least_size, 6);
  for (int i = 0; i < size; ++i) values.push_back(*rc::gen::inRange(-40, 41));
  return subgroup_of(values);
}

void add_arbitrary_point(const ChartRow& chart, Request& request) {
  if (chart.takes == Takes::subgroups) {
    request.subgroups.push_back(arbitrary_subgroup(request.subgroups.empty() ? 2 : 0));
    return;
  }
  const double value = arbitrary_value(chart.takes);
  request.values.push_back(value);
  if (!has_denominators(chart.takes)) return;
  const double least = chart.takes == Takes::shares && !std::isnan(value) ? value : 0;
  request.denominators.push_back(least + *rc::gen::inRange(1, 60));
}

std::size_t size_of(const Request& request) {
  return std::max(request.values.size(), request.subgroups.size());
}

Request arbitrary_request(const std::function<bool(const ChartRow&)>& fits) {
  std::vector<ChartKind> kinds;
  for (const ChartRow& row : chart_catalogue())
    if (fits(row)) kinds.push_back(row.kind);
  Request request;
  request.chart = *rc::gen::elementOf(kinds);
  const auto length = *rc::gen::inRange<std::size_t>(2, kLongest);
  for (std::size_t i = 0; i < length; ++i) add_arbitrary_point(chart_row(request.chart), request);
  request.profile = profile_of(*rc::gen::elementOf(std::vector(all_profiles().begin(), all_profiles().end())));
  request.better = *rc::gen::element(Direction::increase, Direction::decrease, Direction::neutral);
  return request;
}

bool is_any(const ChartRow&) {
  return true;
}
bool takes_values(const ChartRow& chart) {
  return chart.takes == Takes::values || chart.takes == Takes::values_or_subgroups;
}
/// The chart's values are the given ones, or go into it evenly.
bool keeps_units(const ChartRow& chart) {
  return takes_values(chart) && chart.kind != ChartKind::moving_range;
}

Analysis analysed(const Request& request) {
  auto analysis = analyse(request);
  RC_PRE(static_cast<bool>(analysis));
  return *std::move(analysis);
}

bool same_number(double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
  return a == b || std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)});
}

void assert_same_limits(const Limits& a, const Limits& b) {
  RC_ASSERT(same_number(a.centre, b.centre));
  RC_ASSERT(same_number(a.lower, b.lower));
  RC_ASSERT(same_number(a.upper, b.upper));
  RC_ASSERT(same_number(a.sigma, b.sigma));
}

void assert_same_flags(const Point& a, const Point& b) {
  RC_ASSERT(a.high == b.high);
  RC_ASSERT(a.low == b.low);
  RC_ASSERT(a.undirected == b.undirected);
  RC_ASSERT(a.completes == b.completes);
}

/// True where some value lies so close to a line that rounding decides on which side.
bool is_on_an_edge(const Analysis& analysis) {
  for (std::size_t i = 0; i < analysis.points.size(); ++i) {
    const Limits limits = analysis.limits_at(i);
    const double value = analysis.points[i].value;
    for (const double line :
         {limits.centre, limits.lower, limits.upper, limits.base + limits.sigma, limits.base - limits.sigma,
          limits.base + 2 * limits.sigma, limits.base - 2 * limits.sigma})
      if (std::abs(value - line) < 1e-9 * std::max(1.0, std::abs(line))) return true;
  }
  return false;
}

RC_GTEST_PROP(EveryChart, LeaksNoNumberThatIsNotOne, ()) {
  Request request = arbitrary_request(is_any);
  const auto cut = *rc::gen::inRange<std::size_t>(1, size_of(request));
  if (*rc::gen::arbitrary<bool>()) request.phases = {{.index = cut, .baseline_points = *rc::gen::inRange(1, 9)}};
  if (*rc::gen::arbitrary<bool>()) request.excluded = {*rc::gen::inRange<std::size_t>(0, size_of(request))};
  const Analysis found = analysed(request);
  const ChartRow& chart = chart_row(request.chart);
  for (std::size_t i = 0; i < found.points.size(); ++i) {
    const Point& point = found.points[i];
    const Limits& limits = found.limits_at(i);
    RC_ASSERT(std::isfinite(point.value) || (!point.is_used() && std::isnan(point.value)));
    RC_ASSERT(std::isnan(point.moving_range) || (std::isfinite(point.moving_range) && point.moving_range >= 0.0));
    if (!point.is_used()) continue;
    // Whoever has a baseline value has a centre, but for ranges, of which gaps may leave a baseline none; whoever has a
    // sigma has both limits, in order.
    const bool has_centre = !chart.walk && !chart.at && request.chart != ChartKind::moving_range;
    if (found.phase_of(i).baseline_used > 1 && has_centre) RC_ASSERT(std::isfinite(limits.centre));
    if (std::isnan(limits.sigma) || chart.from_scale) continue;
    RC_ASSERT(std::isfinite(limits.centre) && std::isfinite(limits.lower) && std::isfinite(limits.upper));
    RC_ASSERT(limits.sigma >= 0);
    RC_ASSERT(limits.lower <= limits.centre + 1e-9 && limits.centre <= limits.upper + 1e-9);
  }
  for (const Pattern& pattern : found.patterns) {
    RC_ASSERT(pattern.first <= pattern.last && pattern.last < found.points.size());
    RC_ASSERT(&found.phase_of(pattern.first) == &found.phase_of(pattern.last));
    RC_ASSERT(found.points[pattern.first].is_special() && found.points[pattern.last].is_special());
  }
  RC_ASSERT(std::ranges::is_sorted(found.patterns, {}, [](const Pattern& p) { return std::pair(p.first, p.rule); }));
}

// One point says nothing of how far values vary: on p, u, c, g, I′ and Xbar charts it once had limits and a verdict.
RC_GTEST_PROP(EveryChart, HasNoLimitsAndNoSignalInAPhaseWithFewerThanTwoValuesBehindThem, ()) {
  Request request = arbitrary_request(is_any);
  const auto cut = *rc::gen::inRange<std::size_t>(1, size_of(request));
  request.phases = {{.index = 0, .baseline_points = *rc::gen::inRange(1, 4)}, {.index = cut}};
  if (*rc::gen::arbitrary<bool>()) request.phases[1].baseline_points = *rc::gen::inRange(1, 4);
  if (*rc::gen::arbitrary<bool>()) request.excluded = {*rc::gen::inRange<std::size_t>(0, size_of(request))};
  request.targets.assign(size_of(request), 3);
  const Analysis found = analysed(request);
  for (const Phase& phase : found.phases) {
    if (phase.baseline_used >= kFewestForLimits) continue;
    RC_ASSERT(phase.is_too_short() && !phase.runs.signals);
    for (std::size_t i = phase.first; i < phase.end; ++i) {
      const Limits& limits = found.limits_at(i);
      RC_ASSERT(std::isnan(limits.lower) && std::isnan(limits.upper) && std::isnan(limits.sigma));
      RC_ASSERT(!found.points[i].is_special());
    }
  }
  if (found.last_phase().is_too_short()) RC_ASSERT(found.assurance == Assurance::none);
  if (!found.latest || found.phase_of(*found.latest).is_too_short())
    RC_ASSERT(found.variation == Variation::not_enough_data);
}

RC_GTEST_PROP(EveryChart, MarksOnlyPointsThatSomePatternCovers, ()) {
  const Request request = arbitrary_request(is_any);
  const Analysis found = analysed(request);
  std::vector<RuleSet> covered(found.points.size());
  for (const Pattern& pattern : found.patterns)
    for (std::size_t i = pattern.first; i <= pattern.last; ++i) covered[i].add(pattern.rule);
  for (std::size_t i = 0; i < found.points.size(); ++i) {
    const Point& point = found.points[i];
    const RuleSet marked = point.high | point.low | point.undirected;
    RC_ASSERT((marked | covered[i]) == covered[i]);
    RC_ASSERT((point.completes | marked) == marked);
    RC_ASSERT(point.is_used() || marked.empty());
  }
}

RC_GTEST_PROP(EveryChart, AnalysesEachPhaseAsIfItStoodAlone, ()) {
  const Request request = arbitrary_request(is_any);
  const auto cut = *rc::gen::inRange<std::size_t>(1, size_of(request));
  Request phased = request;
  phased.phases = {{.index = 0}, {.index = cut}};
  Request alone = request;
  const auto drop = [&](auto& list) {
    if (!list.empty()) list.erase(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(cut));
  };
  drop(alone.values);
  drop(alone.denominators);
  drop(alone.subgroups);
  // Alone, subgroups of which none holds two are refused.
  const auto spreads = [](const Subgroup& subgroup) { return subgroup.size > 1; };
  RC_PRE(alone.subgroups.empty() || std::ranges::any_of(alone.subgroups, spreads));
  const Analysis both = analysed(phased);
  const Analysis last = analysed(alone);
  assert_same_limits(both.phases[1].limits, last.phases[0].limits);
  RC_ASSERT(both.phases[1].runs.crossings == last.phases[0].runs.crossings);
  if (is_on_an_edge(last)) return;
  for (std::size_t i = 0; i < last.points.size(); ++i) assert_same_flags(both.points[cut + i], last.points[i]);
}

RC_GTEST_PROP(EveryChart, LeavesEarlierPhasesAloneWhenPointsAreAppended, ()) {
  Request request = arbitrary_request([](const ChartRow& chart) { return chart.takes != Takes::subgroups; });
  const auto cut = *rc::gen::inRange<std::size_t>(1, size_of(request));
  request.phases = {{.index = 0}, {.index = cut}};
  const Analysis before = analysed(request);
  const auto more = *rc::gen::inRange(1, 9);
  for (int i = 0; i < more; ++i) add_arbitrary_point(chart_row(request.chart), request);
  const Analysis after = analysed(request);
  assert_same_limits(before.phases[0].limits, after.phases[0].limits);
  for (std::size_t i = 0; i < cut; ++i) assert_same_flags(before.points[i], after.points[i]);
}

RC_GTEST_PROP(EveryChart, KeepsFrozenLimitsWhateverComesLater, ()) {
  Request request = arbitrary_request([](const ChartRow& chart) { return chart.takes != Takes::subgroups; });
  const auto baseline = *rc::gen::inRange<std::size_t>(1, size_of(request));
  request.profile.baseline_count = BaselineCount::every_place;
  request.phases = {{.index = 0, .baseline_points = baseline}};
  const Analysis before = analysed(request);
  Request other = request;
  other.values.resize(baseline);
  if (!other.denominators.empty()) other.denominators.resize(baseline);
  while (other.values.size() < request.values.size()) add_arbitrary_point(chart_row(request.chart), other);
  const Analysis after = analysed(other);
  for (std::size_t i = 0; i < baseline; ++i) assert_same_limits(before.limits_at(i), after.limits_at(i));
}

RC_GTEST_PROP(EveryChart, LetsAnExcludedPointChangeNoLimitAndNoOtherFlag, ()) {
  Request request = arbitrary_request([](const ChartRow& chart) { return chart.takes != Takes::subgroups; });
  const auto place = *rc::gen::inRange<std::size_t>(0, size_of(request));
  request.excluded = {place};
  request.values[place] = 1;
  Request other = request;
  const bool counts = chart_row(request.chart).takes != Takes::values;
  other.values[place] = *rc::gen::inRange(counts ? 0 : -100'000, 100'000);
  // A part is no more than the whole; limits of the place itself go by its own denominator.
  if (!other.denominators.empty()) other.denominators[place] += other.values[place];
  const Analysis a = analysed(request);
  const Analysis b = analysed(other);
  RC_ASSERT(!b.points[place].is_special());
  for (std::size_t i = 0; i < a.points.size(); ++i) {
    if (i == place) continue;
    assert_same_limits(a.limits_at(i), b.limits_at(i));
    assert_same_flags(a.points[i], b.points[i]);
  }
  RC_ASSERT(a.variation == b.variation);
}

RC_GTEST_PROP(EveryChart, FindsNothingWhereNothingVaries, ()) {
  Request request = arbitrary_request(is_any);
  const double constant = *rc::gen::inRange(0, 1000) / 8.0;
  const bool counts =
      chart_row(request.chart).takes == Takes::shares || chart_row(request.chart).takes == Takes::counts;
  for (double& value : request.values) value = counts ? std::floor(constant) : constant;
  for (double& denominator : request.denominators) denominator = 1000;
  const Subgroup alike = subgroup_of(std::vector<double>(4, constant));
  for (Subgroup& subgroup : request.subgroups) subgroup = alike;
  const Analysis found = analysed(request);
  // Counts that never vary are quieter than chance has them, and one rule says so.
  RC_ASSERT(std::ranges::all_of(found.patterns, [](const Pattern& p) { return p.rule == RuleId::fifteen_inside; }));
  RC_ASSERT(found.patterns.empty() || found.last_phase().limits.sigma > 0.0);
}

RC_GTEST_PROP(EveryChart, MovesLimitsWithTheValuesAndKeepsFlags, ()) {
  const Request request = arbitrary_request(keeps_units);
  const double scale = *rc::gen::element(0.25, 1.0, 8.0);
  const double shift = *rc::gen::element(0.0, -64.0, 1024.0);
  Request moved = request;
  for (double& value : moved.values) value = value * scale + shift;
  const Analysis a = analysed(request);
  const Analysis b = analysed(moved);
  for (std::size_t i = 0; i < a.points.size(); ++i) {
    RC_ASSERT(same_number(a.limits_at(i).centre * scale + shift, b.limits_at(i).centre));
    RC_ASSERT(same_number(a.limits_at(i).upper * scale + shift, b.limits_at(i).upper));
    RC_ASSERT(same_number(a.limits_at(i).lower * scale + shift, b.limits_at(i).lower));
    RC_ASSERT(same_number(a.limits_at(i).sigma * scale, b.limits_at(i).sigma));
  }
  if (is_on_an_edge(a)) return;
  for (std::size_t i = 0; i < a.points.size(); ++i) assert_same_flags(a.points[i], b.points[i]);
  RC_ASSERT(a.variation == b.variation);
}

RC_GTEST_PROP(MovingRangeChart, ForgetsTheLevelAndGrowsWithTheScale, ()) {
  const Request request = arbitrary_request([](const ChartRow& c) { return c.kind == ChartKind::moving_range; });
  Request moved = request;
  for (double& value : moved.values) value = value * 8 - 512;
  const Analysis a = analysed(request);
  const Analysis b = analysed(moved);
  RC_ASSERT(same_number(a.phases[0].limits.upper * 8, b.phases[0].limits.upper));
  if (is_on_an_edge(a)) return;
  for (std::size_t i = 0; i < a.points.size(); ++i) assert_same_flags(a.points[i], b.points[i]);
}

/// High becomes low and the other way round.
void assert_mirrored(const Analysis& a, const Analysis& b) {
  for (std::size_t i = 0; i < a.points.size(); ++i) {
    RC_ASSERT(a.points[i].high == b.points[i].low);
    RC_ASSERT(a.points[i].low == b.points[i].high);
    RC_ASSERT(a.points[i].undirected == b.points[i].undirected);
  }
}

RC_GTEST_PROP(EveryChart, TurnsHighIntoLowWhenEveryValueIsTurnedOver, ()) {
  const Request request = arbitrary_request(keeps_units);
  Request turned = request;
  for (double& value : turned.values) value = -value;
  const Analysis a = analysed(request);
  if (!is_on_an_edge(a)) assert_mirrored(a, analysed(turned));
}

RC_GTEST_PROP(SharesCharts, TurnHighIntoLowWhenTheOtherCasesAreCounted, ()) {
  // Where counts are plotted, out of ever other numbers, a count and the rest may rise together.
  const Request request =
      arbitrary_request([](const ChartRow& chart) { return chart.takes == Takes::shares && !chart.plots_counts; });
  Request others = request;
  for (std::size_t i = 0; i < others.values.size(); ++i) others.values[i] = others.denominators[i] - others.values[i];
  const Analysis a = analysed(request);
  const Analysis b = analysed(others);
  if (is_on_an_edge(a) || is_on_an_edge(b)) return;
  assert_mirrored(a, b);
}

RC_GTEST_PROP(ChartsThatDivide, FlagTheSamePointsForWhateverMultiplierTheyAreWritten, ()) {
  const Request request = arbitrary_request([](const ChartRow& chart) { return divides(chart); });
  Request percent = request;
  percent.multiplier = 100;
  const Analysis a = analysed(request);
  const Analysis b = analysed(percent);
  for (std::size_t i = 0; i < a.points.size(); ++i) {
    assert_same_flags(a.points[i], b.points[i]);
    RC_ASSERT(same_number(a.limits_at(i).upper * 100, b.limits_at(i).upper));
    RC_ASSERT(same_number(a.points[i].value * 100, b.points[i].value));
  }
}

RC_GTEST_PROP(RunChart, KnowsOnlyTheOrderOfTheValues, ()) {
  const Request request = arbitrary_request([](const ChartRow& chart) { return chart.kind == ChartKind::run; });
  Request relabelled = request;
  for (double& value : relabelled.values) value = value * value * value + 5 * value;  // rises everywhere
  const Analysis a = analysed(request);
  const Analysis b = analysed(relabelled);
  for (std::size_t i = 0; i < a.points.size(); ++i) assert_same_flags(a.points[i], b.points[i]);
  RC_ASSERT(a.phases[0].runs.longest_run == b.phases[0].runs.longest_run);
  RC_ASSERT(a.phases[0].runs.crossings == b.phases[0].runs.crossings);
}

RC_GTEST_PROP(Trend, KnowsOnlyTheOrderOfTheValuesOnEveryChart, ()) {
  const Request request =
      arbitrary_request([](const ChartRow& chart) { return keeps_units(chart) && chart.rules.has(RuleId::trend); });
  Request relabelled = request;
  for (double& value : relabelled.values) value = value * value * value + 5 * value;
  const Analysis a = analysed(request);
  const Analysis b = analysed(relabelled);
  for (std::size_t i = 0; i < a.points.size(); ++i) {
    RC_ASSERT(a.points[i].high.has(RuleId::trend) == b.points[i].high.has(RuleId::trend));
    RC_ASSERT(a.points[i].low.has(RuleId::trend) == b.points[i].low.has(RuleId::trend));
  }
}

RC_GTEST_PROP(EveryChart, ReadBackwardsTurnsOnlyTrendsAround, ()) {
  const Request request =
      arbitrary_request([](const ChartRow& chart) { return keeps_units(chart) && chart.takes == Takes::values; });
  Request reversed = request;
  std::ranges::reverse(reversed.values);
  const Analysis a = analysed(request);
  const Analysis b = analysed(reversed);
  assert_same_limits(a.phases[0].limits, b.phases[0].limits);
  if (is_on_an_edge(a)) return;
  for (std::size_t i = 0; i < a.points.size(); ++i) {
    const Point& there = a.points[i];
    const Point& back = b.points[a.points.size() - 1 - i];
    for (const RuleId rule : {RuleId::outside_limits, RuleId::shift, RuleId::fifteen_inside}) {
      RC_ASSERT(there.high.has(rule) == back.high.has(rule));
      RC_ASSERT(there.low.has(rule) == back.low.has(rule));
      RC_ASSERT(there.undirected.has(rule) == back.undirected.has(rule));
    }
    RC_ASSERT(there.high.has(RuleId::trend) == back.low.has(RuleId::trend));
    RC_ASSERT(there.low.has(RuleId::trend) == back.high.has(RuleId::trend));
  }
}

RC_GTEST_PROP(GivenLimits, StandWhateverTheValuesAreAndJudgeEachAlone, ()) {
  Request request = arbitrary_request(
      [](const ChartRow& chart) { return chart.known == Known::centre_and_sigma && chart.takes == Takes::values; });
  const double sigma = *rc::gen::inRange(1, 30);
  const double centre = *rc::gen::inRange(-20, 20);
  request.given = GivenLimits{.centre = centre, .sigma = sigma};
  request.profile.rules = {RuleId::outside_limits};
  const Analysis found = analysed(request);
  for (const Point& point : found.points) {
    RC_ASSERT(point.high.empty() == !(point.value > centre + 3 * sigma));
    RC_ASSERT(point.low.empty() == !(point.value < centre - 3 * sigma));
  }
  RC_ASSERT(found.phases[0].limits.upper == centre + 3 * sigma);
}

}  // namespace
}  // namespace qi::spc
