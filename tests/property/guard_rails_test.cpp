#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "spc/advice.h"
#include "spc/analyse.h"
#include "spc/change_points.h"
#include "spc/chart_catalogue.h"
#include "spc/chart_proposal.h"
#include "spc/forecast.h"
#include "spc/forecast_sentence.h"
#include "spc/seasonal_adjustment.h"
#include "spc/subgroups.h"
#include "spc/warnings/warning_catalogue.h"

// What must hold of advice, candidates, adjustments and forecasts for every series. Whole numbers and powers of two, as
// in engine_test.cpp, so that nothing is lost to rounding.
namespace qi::spc {
namespace {

std::vector<double> arbitrary_values(int least, int most, int length) {
  std::vector<double> values;
  for (int i = 0; i < length; ++i) values.push_back(*rc::gen::inRange(least, most));
  return values;
}

/// Noise with a step or two, some of it missing.
Request arbitrary_series() {
  Request request;
  request.values = arbitrary_values(-20, 21, *rc::gen::inRange(14, 60));
  const auto step = *rc::gen::inRange<std::size_t>(0, request.values.size());
  const double size = *rc::gen::inRange(-60, 61);
  for (std::size_t i = step; i < request.values.size(); ++i) request.values[i] += size;
  if (*rc::gen::inRange(0, 3) == 0) request.values[*rc::gen::inRange<std::size_t>(0, request.values.size())] = kMissing;
  request.better = *rc::gen::element(Direction::increase, Direction::decrease, Direction::neutral);
  return request;
}

Request moved(Request request, double scale, double shift) {
  for (double& value : request.values) value = value * scale + shift;
  return request;
}

/// Any chart with figures that it takes, some of them missing, of no case or excluded, in one phase or two.
Request arbitrary_chart() {
  Request request;
  const auto charts = chart_catalogue();
  const ChartRow& chart = charts[*rc::gen::inRange<std::size_t>(0, charts.size())];
  request.chart = chart.kind;
  const int most = *rc::gen::element(2, 8, 400);
  const auto length = *rc::gen::inRange<std::size_t>(0, 40);
  const bool is_grouped =
      chart.takes == Takes::subgroups || (chart.takes == Takes::values_or_subgroups && *rc::gen::inRange(0, 2) == 0);
  for (std::size_t i = 0; is_grouped && i < length; ++i) {
    std::vector<double> group(*rc::gen::inRange<std::size_t>(0, 6));
    for (double& value : group) value = *rc::gen::inRange(0, most);
    request.subgroups.push_back(subgroup_of(group));
  }
  for (std::size_t i = 0; !is_grouped && i < length; ++i) {
    const bool is_missing = *rc::gen::inRange(0, 10) == 0;
    request.values.push_back(is_missing ? kMissing : *rc::gen::inRange(0, most));
    if (!has_denominators(chart.takes)) continue;
    const bool is_empty = *rc::gen::inRange(0, 10) == 0;
    if (is_empty) request.values.back() = 0;
    request.denominators.push_back(is_empty ? 0 : most + *rc::gen::inRange(0, 100));
  }
  if (length > 0 && *rc::gen::inRange(0, 2) == 0) request.excluded = {*rc::gen::inRange<std::size_t>(0, length)};
  if (length > 1 && *rc::gen::inRange(0, 2) == 0) {
    request.phases = {{.index = 0}, {.index = *rc::gen::inRange<std::size_t>(1, length)}};
    if (*rc::gen::inRange(0, 2) == 0) request.phases[1].baseline_points = *rc::gen::inRange<std::size_t>(1, 20);
  }
  request.multiplier = *rc::gen::element(1.0, 100.0);
  request.better = *rc::gen::element(Direction::increase, Direction::decrease, Direction::neutral);
  request.profile = profile_of(*rc::gen::elementOf(std::vector(all_profiles().begin(), all_profiles().end())));
  return request;
}

RC_GTEST_PROP(Advice, AnswersWithNumbersWhateverTheEngineTakes, ()) {
  const Request request = arbitrary_chart();
  const auto all = advise(request, 4);
  RC_ASSERT(static_cast<bool>(all) == static_cast<bool>(analyse(request)));
  if (!all) return;
  RC_ASSERT(all->size() == warning_catalogue().size());
  for (const Advice& advice : *all) {
    RC_ASSERT(!advice.says.empty());
    RC_ASSERT(advice.what_to_do.empty() == (advice.outcome != Outcome::warns));
    for (const stats::Figure& figure : advice.figures) RC_ASSERT(std::isfinite(figure.value));
  }
}

RC_GTEST_PROP(ChangePoints, HoldNumbersWhateverTheEngineTakes, ()) {
  const auto found = change_points(arbitrary_chart());
  if (!found) return;
  for (const ChangePoint& step : found->candidates) {
    RC_ASSERT(std::isfinite(step.before) && std::isfinite(step.after) && std::isfinite(step.sigmas));
    RC_ASSERT(step.chance >= 0 && step.chance <= 1);
  }
}

RC_GTEST_PROP(Forecast, HoldsNumbersWhateverTheEngineTakes, ()) {
  const ForecastQuestion question{.series = arbitrary_chart(), .target = *rc::gen::inRange(-5, 60), .season = 4};
  const auto found = forecast(question);
  if (!found) return;
  for (const ForecastPoint& point : found->points) {
    RC_ASSERT(std::isfinite(point.expected) && std::isfinite(point.lower) && std::isfinite(point.upper));
    RC_ASSERT(point.lower <= point.upper);
  }
  const double chance = found->chance.value_or(0);
  RC_ASSERT(chance >= 0 && chance <= 1);
  RC_ASSERT(!forecast_sentences(*found, {}).empty());
}

RC_GTEST_PROP(SeasonalAdjustment, IsUndoneByPuttingTheSeasonBack, ()) {
  const auto model = *rc::gen::element(SeasonModel::additive, SeasonModel::multiplicative);
  const auto period = *rc::gen::inRange<std::size_t>(2, 13);
  const auto cycles = *rc::gen::inRange<int>(2, 5);
  std::vector<double> values = arbitrary_values(1, 1000, static_cast<int>(period) * cycles);
  const auto adjusted = adjust_for_season(values, period, model);
  RC_ASSERT(static_cast<bool>(adjusted));
  RC_ASSERT(adjusted->original == values);
  double sum = 0;
  for (const double factor : adjusted->factors) sum += factor;
  const double expected = model == SeasonModel::additive ? 0 : static_cast<double>(period);
  RC_ASSERT(std::abs(sum - expected) < 1e-9);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double back = with_season(*adjusted, i, adjusted->adjusted[i]);
    const double size = std::max({1.0, values[i], std::abs(adjusted->adjusted[i])});
    RC_ASSERT(std::abs(back - values[i]) <= 4 * std::numeric_limits<double>::epsilon() * size);
  }
}

RC_GTEST_PROP(SeasonalAdjustment, LeavesASeriesWithoutASeasonAsItIs, ()) {
  const auto period = *rc::gen::inRange<std::size_t>(2, 13);
  const double slope = *rc::gen::inRange(-8, 9);
  std::vector<double> line;
  for (std::size_t i = 0; i < 3 * period; ++i) line.push_back(64 + slope * static_cast<double>(i));
  const auto adjusted = adjust_for_season(line, period, SeasonModel::additive);
  RC_ASSERT(static_cast<bool>(adjusted));
  for (std::size_t i = 0; i < line.size(); ++i) RC_ASSERT(std::abs(adjusted->adjusted[i] - line[i]) < 1e-9);
}

RC_GTEST_PROP(ChangePoints, OfAConstantSeriesAreNone, ()) {
  Request request;
  const double constant = *rc::gen::arbitrary<int>() / 7.0 * *rc::gen::element(1e-9, 1.0, 1e9);
  request.values.assign(*rc::gen::inRange<std::size_t>(14, 80), constant);
  const auto found = change_points(request);
  RC_ASSERT(static_cast<bool>(found));
  RC_ASSERT(found->candidates.empty());
}

RC_GTEST_PROP(ChangePoints, StayWhereTheyAreWhenEveryValueIsShiftedAndScaled, ()) {
  const Request request = arbitrary_series();
  const double scale = *rc::gen::element(0.25, 1.0, 8.0);
  const double shift = *rc::gen::element(0.0, -64.0, 1024.0);
  const auto a = change_points(request);
  const auto b = change_points(moved(request, scale, shift));
  RC_ASSERT(static_cast<bool>(a) == static_cast<bool>(b));
  if (!a) return;
  RC_ASSERT(a->candidates.size() == b->candidates.size());
  for (std::size_t i = 0; i < a->candidates.size(); ++i) {
    const ChangePoint& own = a->candidates[i];
    const ChangePoint& other = b->candidates[i];
    RC_ASSERT(own.index == other.index);
    RC_ASSERT(own.strength == other.strength);
    RC_ASSERT(own.course == other.course);
    RC_ASSERT(std::abs(own.sigmas - other.sigmas) < 1e-9);
    RC_ASSERT(std::abs(own.after * scale + shift - other.after) < 1e-6);
  }
}

RC_GTEST_PROP(ChangePoints, LieInOrderWithRoomForALevelOnBothSides, ()) {
  const auto found = change_points(arbitrary_series());
  if (!found) return;
  for (std::size_t i = 0; i < found->candidates.size(); ++i) {
    const ChangePoint& step = found->candidates[i];
    RC_ASSERT(step.points_before >= found->shortest && step.points_after >= found->shortest);
    RC_ASSERT(step.earliest <= step.index && step.index <= step.latest);
    RC_ASSERT(step.chance >= 0 && step.chance <= 1);
    if (i == 0) continue;
    RC_ASSERT(found->candidates[i - 1].index < step.index);
  }
}

RC_GTEST_PROP(Advice, GivesTheSameWarningsWhenEveryValueIsScaled, ()) {
  const Request request = arbitrary_series();
  const auto a = advise(request, 7);
  const auto b = advise(moved(request, 4, 0), 7);
  RC_ASSERT(a && b);
  for (std::size_t i = 0; i < a->size(); ++i) {
    RC_ASSERT((*a)[i].outcome == (*b)[i].outcome);
    RC_ASSERT((*a)[i].places == (*b)[i].places);
  }
}

RC_GTEST_PROP(Forecast, NeverHoldsANumberThatIsNone, ()) {
  ForecastQuestion question{.series = arbitrary_series(), .target = *rc::gen::inRange(-60, 61)};
  const auto found = forecast(question);
  if (!found) return;
  for (const ForecastPoint& point : found->points) {
    RC_ASSERT(std::isfinite(point.expected) && std::isfinite(point.lower) && std::isfinite(point.upper));
    RC_ASSERT(point.lower <= point.expected && point.expected <= point.upper);
  }
  const double chance = found->chance.value_or(0);
  RC_ASSERT(chance >= 0 && chance <= 1);
  if (found->arrival && found->arrival->earliest && found->arrival->latest) {
    RC_ASSERT(*found->arrival->earliest <= *found->arrival->expected);
    RC_ASSERT(*found->arrival->expected <= *found->arrival->latest);
  }
  RC_ASSERT(found->points.empty() == (found->outlook == Outlook::unstable));
}

RC_GTEST_PROP(ChartProposal, IsAlwaysAChartThatTakesTheFigures, ()) {
  FiguresToChart figures;
  figures.values = arbitrary_values(0, 30, *rc::gen::inRange(1, 30));
  if (*rc::gen::inRange(0, 2) == 0)
    for (std::size_t i = 0; i < figures.values.size(); ++i) figures.denominators.push_back(*rc::gen::inRange(20, 60));
  const auto proposal = propose_chart(figures);
  RC_ASSERT(static_cast<bool>(proposal));
  RC_ASSERT(!proposal->reasons.empty());
  RC_ASSERT(proposal->record_instead.empty() == (proposal->chart == proposal->meanwhile));
}

}  // namespace
}  // namespace qi::spc
