// Charts of counts: limits that go by the denominator, and what counts cannot be.
#include "spc/limits/attribute_charts.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "spc/analyse.h"
#include "spc/levels.h"
#include "spc/limits/laney_charts.h"
#include "spc/limits/rare_event_charts.h"

namespace qi::spc {
namespace {

Request asked(ChartKind chart, std::vector<double> values, std::vector<double> denominators = {}) {
  Request request;
  request.chart = chart;
  request.values = std::move(values);
  request.denominators = std::move(denominators);
  return request;
}

Analysis analysed(const Request& request) {
  auto analysis = analyse(request);
  EXPECT_TRUE(analysis) << analysis.error().message;
  return *std::move(analysis);
}

std::string refusal(const Request& request) {
  const auto analysis = analyse(request);
  return analysis ? "answered" : analysis.error().message;
}

TEST(PChart, AgreesWithTheWorkedExample) {
  const Analysis analysis = analysed(asked(ChartKind::p, {12, 8}, {40, 40}));
  EXPECT_NEAR(analysis.limits_at(0).centre, 0.25, 1e-15);
  EXPECT_NEAR(analysis.limits_at(0).lower, 0.0446, 5e-5);
  EXPECT_NEAR(analysis.limits_at(0).upper, 0.4554, 5e-5);
}

TEST(PChart, HasCloserLimitsWhereThereAreMoreCases) {
  const Analysis analysis = analysed(asked(ChartKind::p, {10, 40, 11, 39}, {40, 160, 40, 160}));
  EXPECT_NEAR(analysis.limits_at(0).upper - 0.25, 2 * (analysis.limits_at(1).upper - 0.25), 1e-12);
  EXPECT_EQ(analysis.last_phase().limits.upper, analysis.limits_at(3).upper) << "a phase tells those of its last value";
}

TEST(PChart, StaysWithinNoneAndAll) {
  const Analysis analysis = analysed(asked(ChartKind::p, {1, 0, 2, 1}, {5, 5, 5, 5}));
  EXPECT_EQ(analysis.limits_at(0).lower, 0);
  EXPECT_EQ(level_at(analysis, 0, -2), 0);
  EXPECT_LE(analysed(asked(ChartKind::p, {4, 5, 3, 5}, {5, 5, 5, 5})).limits_at(0).upper, 1);
}

TEST(PChart, WrittenForAHundredIsTheSameChart) {
  Request request = asked(ChartKind::p, {12, 8, 30, 9}, {40, 40, 50, 40});
  const Analysis shares = analysed(request);
  request.multiplier = 100;
  const Analysis percent = analysed(request);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_DOUBLE_EQ(percent.points[i].value, 100 * shares.points[i].value);
    EXPECT_DOUBLE_EQ(percent.limits_at(i).upper, 100 * shares.limits_at(i).upper);
    EXPECT_DOUBLE_EQ(level_at(percent, i, 2), 100 * level_at(shares, i, 2));
    EXPECT_EQ(percent.points[i].high, shares.points[i].high);
  }
}

TEST(PChart, APeriodWithoutACaseIsMissingAndHasNoLimits) {
  const Analysis analysis = analysed(asked(ChartKind::p, {12, 0, 8}, {40, 0, 40}));
  EXPECT_EQ(analysis.points[1].state, PointState::missing);
  EXPECT_TRUE(std::isnan(analysis.limits_at(1).upper));
  EXPECT_NEAR(analysis.limits_at(1).centre, 0.25, 1e-15) << "the centre line goes on";
}

TEST(PChart, AnExcludedPointSetsNoLimitButHasThem) {
  Request request = asked(ChartKind::p, {12, 40, 8}, {40, 40, 40});
  request.excluded = {1};
  const Analysis analysis = analysed(request);
  EXPECT_NEAR(analysis.limits_at(2).centre, 0.25, 1e-15);
  EXPECT_FALSE(std::isnan(analysis.limits_at(1).upper));
  EXPECT_FALSE(analysis.points[1].is_special());
}

TEST(NpChart, IsThePChartTimesItsCases) {
  const Analysis shares = analysed(asked(ChartKind::p, {12, 9, 8}, {40, 30, 40}));
  const Analysis counts = analysed(asked(ChartKind::np, {12, 9, 8}, {40, 30, 40}));
  EXPECT_DOUBLE_EQ(counts.points[1].value, 9);
  EXPECT_DOUBLE_EQ(counts.limits_at(1).upper, 30 * shares.limits_at(1).upper);
  EXPECT_DOUBLE_EQ(counts.limits_at(1).centre, 30 * shares.limits_at(1).centre);
}

TEST(ChartsOfCounts, RefuseWhatCannotBeCountedWithTheNumberOfTheValue) {
  EXPECT_EQ(refusal(asked(ChartKind::c, {1, -2})), "Value 2 is below 0, and this chart counts. Give 0 or more.");
  EXPECT_EQ(refusal(asked(ChartKind::p, {1, 12}, {10, 10})),
            "Value 2 is more than its denominator. A part is no more than the whole.");
  EXPECT_EQ(refusal(asked(ChartKind::u, {1, 2}, {10, 0})),
            "Value 2 has a denominator of 0. Give more than 0, or leave both out.");
  EXPECT_EQ(refusal(asked(ChartKind::u, {1, 2}, {10, -1})), "Value 2 has a denominator below 0. Give more than 0.");
  EXPECT_EQ(refusal(asked(ChartKind::p, {1, 2})), "This chart divides. Give one denominator for each value.");
  EXPECT_EQ(refusal(asked(ChartKind::individuals, {1, 2}, {3, 4})),
            "This chart has no denominators. Leave them out, or ask for a p, u or I′ chart.");
  EXPECT_EQ(refusal(asked(ChartKind::u, {1}, {std::numeric_limits<double>::infinity()})),
            "A denominator is infinite. Give a number, or leave it out.");
  Request request = asked(ChartKind::p, {1}, {2});
  request.multiplier = 0;
  EXPECT_EQ(refusal(request), "Give a multiplier above 0, such as 100 for percent.");
}

TEST(ChartsOfCounts, AreRunChartsOfTheirSharesUntilThereAreEnough) {
  Request request = asked(ChartKind::p, {12, 8, 9}, {40, 40, 30});
  request.multiplier = 100;
  const auto reading = read_series(request);
  ASSERT_TRUE(reading);
  EXPECT_EQ(reading->analysis.chart, ChartKind::run);
  EXPECT_DOUBLE_EQ(reading->analysis.points[2].value, 30);
  EXPECT_EQ(reading->points_needed, kMinimumPoints - 3);
}

// Shares of tens of thousands that move by a percent or so: chance of single cases moves them by far less.
TEST(LaneyCharts, AreWiderThanChanceAloneWhereTheDataAre) {
  std::vector<double> cases, all;
  for (int i = 0; i < 20; ++i) {
    all.push_back(40'000);
    cases.push_back(i % 2 == 0 ? 30'400 : 29'600);
  }
  const Analysis plain = analysed(asked(ChartKind::p, cases, all));
  const Analysis prime = analysed(asked(ChartKind::p_prime, cases, all));
  EXPECT_TRUE(plain.points[0].is_special());
  EXPECT_FALSE(prime.points[0].is_special());
  EXPECT_GT(prime.phases[0].sigma_z, 5);
}

TEST(IndividualsPrime, OfEqualDenominatorsIsTheIndividualsChart) {
  const std::vector<double> values{10, 12, 11, 14, 9};
  std::vector<double> sums;
  for (const double value : values) sums.push_back(7 * value);
  const Limits prime = analysed(asked(ChartKind::individuals_prime, sums, {7, 7, 7, 7, 7})).limits_at(0);
  EXPECT_NEAR(prime.centre, 11.2, 1e-12);
  EXPECT_NEAR(prime.upper - prime.centre, 3 * 2.75 / 1.1283791670955126, 1e-9) << "with d2 to all digits";
}

TEST(GChart, AgreesWithTheWorkedExample) {
  const Limits limits = analysed(asked(ChartKind::g, {4, 9, 1, 4})).limits_at(0);
  EXPECT_EQ(limits.centre, 4);
  EXPECT_EQ(limits.lower, 0);
  EXPECT_NEAR(limits.upper, 19.42, 5e-3);
}

TEST(TChart, TakesTwoEventsInOneDayAsHalfADayApart) {
  const Analysis with_zero = analysed(asked(ChartKind::t, {3, 0, 8, 5, 12, 1}));
  const Analysis with_half = analysed(asked(ChartKind::t, {3, 0.5, 8, 5, 12, 1}));
  EXPECT_EQ(with_zero.limits_at(0).upper, with_half.limits_at(0).upper);
  EXPECT_EQ(with_zero.points[1].value, 0) << "drawn as it was";
  EXPECT_GE(with_zero.limits_at(0).lower, 0);
}

}  // namespace
}  // namespace qi::spc
