#include "spc/analyse.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "spc/run_statistics.h"
#include "spc/sentence.h"

namespace qi::spc {
namespace {

Request series(std::vector<double> values) {
  Request request;
  request.values = std::move(values);
  return request;
}

std::vector<double> alternating(std::size_t count) {
  std::vector<double> values;
  for (std::size_t i = 0; i < count; ++i) values.push_back(i % 2 == 0 ? 8 : 12);
  return values;
}

TEST(Analyse, RefusesWhatCannotBeAnalysedWithASentence) {
  const auto message = [](const Request& request) {
    const std::string words = analyse(request).error().message;
    EXPECT_EQ(read_series(request).error().message, words) << "a page refuses what the engine refuses";
    return words;
  };
  EXPECT_EQ(message(series({1, std::numeric_limits<double>::infinity()})),
            "A value is infinite. Give a number, or leave it out.");
  Request request = series({1, 2, 3});
  request.targets = {2};
  EXPECT_EQ(message(request), "Give one target for each value, or none at all.");
  request.targets.clear();
  request.phases = {{.index = 2}, {.index = 1}};
  EXPECT_EQ(message(request), "Give the starts of phases in order, each once.");
  request.phases = {{.index = 3}};
  EXPECT_EQ(message(request), "A phase starts after the last value. Start it at a value.");
  request.phases.clear();
  request.excluded = {3};
  EXPECT_EQ(message(request), "An excluded point lies after the last value. Choose a point of the series.");
  request.excluded.clear();
  request.profile.shift_length = 1;
  EXPECT_EQ(message(request), "The length of a rule must be 2 points or more.");
}

TEST(Analyse, AnswersForNoneOneAndTwoValues) {
  const auto none = analyse(series({}));
  ASSERT_TRUE(none);
  EXPECT_TRUE(none->phases.empty());
  EXPECT_EQ(none->latest, std::nullopt);
  const auto one = analyse(series({12.5}));
  ASSERT_TRUE(one);
  EXPECT_TRUE(std::isnan(one->phases[0].limits.upper));
  EXPECT_EQ(one->assurance, Assurance::none);
  const auto two = analyse(series({10, 12}));
  ASSERT_TRUE(two);
  EXPECT_NEAR(two->phases[0].limits.upper, 11 + 2.66 * 2, 1e-12);
}

TEST(Analyse, OnlyMissingValuesMakeNoLimitsAndNoSignal) {
  const auto analysis = analyse(series({kMissing, kMissing, kMissing}));
  ASSERT_TRUE(analysis);
  EXPECT_TRUE(std::isnan(analysis->phases[0].limits.centre));
  EXPECT_EQ(analysis->latest, std::nullopt);
}

TEST(Analyse, FormsNoRangeAcrossAMissingOrExcludedValue) {
  Request request = series({10, 12, kMissing, 20, 11, 30, 13});
  request.excluded = {5};
  const auto analysis = analyse(request);
  ASSERT_TRUE(analysis);
  EXPECT_EQ(analysis->points[1].moving_range, 2);
  EXPECT_TRUE(std::isnan(analysis->points[3].moving_range)) << "after a missing value";
  EXPECT_EQ(analysis->points[4].moving_range, 9);
  EXPECT_TRUE(std::isnan(analysis->points[5].moving_range)) << "the excluded value itself";
  EXPECT_TRUE(std::isnan(analysis->points[6].moving_range)) << "after an excluded value";
  EXPECT_EQ(analysis->points[5].state, PointState::excluded);
  EXPECT_NEAR(analysis->phases[0].limits.centre, (10 + 12 + 20 + 11 + 13) / 5.0, 1e-12);
  EXPECT_NEAR(analysis->phases[0].limits.mean_moving_range, 5.5, 1e-12);
}

TEST(Analyse, FreezesTheBaselineOfEachPhase) {
  Request request = series({8, 12, 8, 12, 30, 30, 8, 12, 8, 12, 50});
  request.phases = {{.index = 0, .baseline_points = 4}, {.index = 6, .baseline_points = 4}};
  const auto analysis = analyse(request);
  ASSERT_TRUE(analysis);
  for (const Phase& phase : analysis->phases) {
    EXPECT_TRUE(phase.frozen);
    EXPECT_EQ(phase.baseline_used, 4u);
    EXPECT_EQ(phase.limits.centre, 10);
  }
  EXPECT_TRUE(analysis->points[4].high.has(RuleId::outside_limits));
}

TEST(Analyse, AConstantSeriesOfTenthsHasLimitsOnItsCentreAndNoSignalAndNoAssurance) {
  Request request = series(std::vector<double>(20, 0.1));
  request.targets.assign(20, 0.05);
  request.better = Direction::increase;
  for (const ProfileId id : all_profiles()) {
    request.profile = profile_of(id);
    const auto analysis = analyse(request);
    ASSERT_TRUE(analysis);
    EXPECT_EQ(analysis->phases[0].limits.upper, analysis->phases[0].limits.centre);
    EXPECT_TRUE(analysis->patterns.empty());
    EXPECT_EQ(analysis->variation, Variation::common);
    EXPECT_EQ(analysis->assurance, Assurance::none);
  }
}

TEST(Analyse, AMovingRangeChartHoldsTheRangesAndOnlyItsUpperLimitSignals) {
  Request request = series({10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 40});
  request.chart = ChartKind::moving_range;
  const auto analysis = analyse(request);
  ASSERT_TRUE(analysis);
  EXPECT_EQ(analysis->points[0].state, PointState::missing);
  EXPECT_EQ(analysis->points[1].value, 1);
  EXPECT_TRUE(analysis->points[12].high.has(RuleId::outside_limits));
  ASSERT_EQ(analysis->patterns.size(), 1u) << "eleven equal ranges below the mean are no shift";
  EXPECT_EQ(analysis->assurance, Assurance::none);
}

TEST(Variation, TakesTheLatestUsedPointAndImprovementOverConcern) {
  // Above the mean for seven months and falling every month.
  Request request = series(alternating(12));
  request.phases = {{.index = 0, .baseline_points = 12}};
  for (const double value : {17.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0}) request.values.push_back(value);
  request.values.push_back(kMissing);
  request.better = Direction::increase;
  const auto mdc = analyse(request);
  ASSERT_TRUE(mdc);
  EXPECT_EQ(mdc->latest, 18u);
  EXPECT_EQ(mdc->variation, Variation::improving_high);
  EXPECT_TRUE(mdc->mixed_signal);
  request.profile = profile_of(ProfileId::nhs_r);
  EXPECT_EQ(analyse(request)->variation, Variation::concerning_low) << "the trend comes before the shift there";
  request.profile = profile_of(ProfileId::mdc);
  request.better = Direction::neutral;
  EXPECT_EQ(analyse(request)->variation, Variation::neutral_mixed);
}

TEST(Assurance, ComparesTheTargetStrictlyWithTheLastPhasesLimits) {
  Request request = series(alternating(14));
  request.better = Direction::decrease;
  const Limits limits = analyse(request)->phases[0].limits;
  const auto with_target = [&](double target) {
    request.targets.assign(14, target);
    return analyse(request)->assurance;
  };
  EXPECT_EQ(with_target(limits.upper + 1), Assurance::pass);
  EXPECT_EQ(with_target(limits.lower - 1), Assurance::fail);
  EXPECT_EQ(with_target(limits.upper), Assurance::hit_or_miss);
  EXPECT_EQ(with_target(kMissing), Assurance::none);
  request.profile.target_on_limit = TargetOnLimit::consistent;
  EXPECT_EQ(with_target(limits.upper), Assurance::pass);
  EXPECT_EQ(with_target(limits.lower), Assurance::fail);
}

// Once every mark of such a run chart was hollow, as if nothing could be told of the 20 points either.
TEST(IsWaiting, IsNotSaidOfARunChartWhoseNewPhaseHasOnePoint) {
  Request request = series(alternating(21));
  request.chart = ChartKind::run;
  request.phases = {{.index = 20}};
  const auto found = analyse(request);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->variation, Variation::not_enough_data);
  EXPECT_FALSE(found->is_waiting());
  request = series(alternating(2));
  request.chart = ChartKind::run;
  request.phases = {{.index = 1}};
  const auto both_short = analyse(request);
  ASSERT_TRUE(both_short);
  EXPECT_TRUE(both_short->is_waiting());
}

TEST(IsWaiting, IsSaidOfTheRunChartThatStandsForAShortSeries) {
  for (const std::size_t start : {1u, 5u, 11u}) {
    Request request = series(alternating(12));
    request.phases = {{.index = start}};
    const auto reading = read_series(request);
    ASSERT_TRUE(reading);
    EXPECT_EQ(reading->analysis.chart, ChartKind::run);
    EXPECT_TRUE(reading->analysis.is_waiting()) << start;
  }
  Request three_phases = series(alternating(12));
  three_phases.phases = {{.index = 4}, {.index = 8}};
  const auto in_three = read_series(three_phases);
  ASSERT_TRUE(in_three);
  EXPECT_TRUE(in_three->analysis.is_waiting()) << "twelve points are too few, however they are parted";
  const auto long_minimum = read_series(series(alternating(20)), 24);
  ASSERT_TRUE(long_minimum);
  EXPECT_TRUE(long_minimum->analysis.is_waiting());
}

// Values with gaps between all of them form no range. The icon once said "common cause" under "Too early to tell".
TEST(Variation, IsNotEnoughDataWhereNoRangeIsFormed) {
  Request request = series({5, kMissing, 7, kMissing, 9});
  request.profile.missing_gap = Gap::is_not_bridged;
  const auto reading = read_series(request, 0);
  ASSERT_TRUE(reading);
  const Analysis& found = reading->analysis;
  EXPECT_EQ(found.phases[0].limits.centre, 7);
  EXPECT_TRUE(std::isnan(found.phases[0].limits.upper));
  EXPECT_EQ(found.variation, Variation::not_enough_data);
  EXPECT_TRUE(found.is_waiting());
  EXPECT_EQ(sentence(*reading, {}).headline, "Too early to tell.");
}

// Runs were once told of values about a centre that has no limits.
TEST(Analyse, TellsNoRunAndNoTrendWhereNoRangeIsFormed) {
  Request request;
  for (int i = 1; i <= 20; ++i) {
    request.values.push_back(i);
    request.values.push_back(kMissing);
  }
  request.profile.missing_gap = Gap::is_not_bridged;
  const auto found = analyse(request);
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->patterns.empty());
  EXPECT_FALSE(found->phases[0].runs.signals);
  EXPECT_FALSE(judged_by(RunsTest::anhoej, *found, found->phases[0]).signals);
  EXPECT_EQ(found->phases[0].runs.longest_run, 10u) << "a count says how the values lie, and judges nothing";
}

TEST(ReadSeries, IsARunChartUntilThirteenPointsAndSaysHowManyAreNeeded) {
  const auto twelve = read_series(series(alternating(12)));
  ASSERT_TRUE(twelve);
  EXPECT_EQ(twelve->analysis.chart, ChartKind::run);
  EXPECT_EQ(twelve->analysis.variation, Variation::not_enough_data);
  EXPECT_EQ(twelve->points_needed, 1u);
  EXPECT_FALSE(twelve->limits_shown);
  const auto thirteen = read_series(series(alternating(13)));
  ASSERT_TRUE(thirteen);
  EXPECT_TRUE(thirteen->limits_shown);
  EXPECT_EQ(thirteen->points_needed, 0u);
}

TEST(ReadSeries, CallsAShortLaterPhaseProvisionalAndCountsTheTargetOverTwelvePoints) {
  Request request = series(alternating(20));
  request.phases = {{.index = 14}};
  request.targets.assign(20, 10);
  request.better = Direction::increase;
  const auto reading = read_series(request);
  ASSERT_TRUE(reading);
  EXPECT_TRUE(reading->provisional);
  EXPECT_EQ(reading->target_asked, 12u);
  EXPECT_EQ(reading->target_met, 6u);
  EXPECT_EQ(reading->analysis.assurance, Assurance::hit_or_miss);
}

TEST(Analyse, TakesAPhaseAtEveryPlaceOfALongSeries) {
  constexpr std::size_t kMany = 300'000;
  Request request = series(alternating(kMany));
  for (std::size_t i = 0; i < kMany; i += 2) request.phases.push_back({.index = i, .baseline_points = 1});
  const auto analysis = analyse(request);
  ASSERT_TRUE(analysis);
  ASSERT_EQ(analysis->phases.size(), kMany / 2);
  EXPECT_TRUE(analysis->phases.back().frozen);
}

}  // namespace
}  // namespace qi::spc
