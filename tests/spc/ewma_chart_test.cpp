// The exponentially weighted moving average: every point carries the ones before it.
#include "spc/limits/ewma_chart.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "spc/analyse.h"
#include "spc/subgroups.h"

namespace qi::spc {
namespace {

Request about_ten(std::vector<double> values) {
  Request request;
  request.chart = ChartKind::moving_average;
  request.values = std::move(values);
  request.given = GivenLimits{.centre = 10, .sigma = 1};
  request.profile.ewma_weight = 0.1;
  request.profile.ewma_sigmas = 2.7;
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

// Montgomery, the table of EWMA calculations.
TEST(EwmaChart, AgreesWithMontgomerysTable) {
  const Analysis analysis = analysed(about_ten({9.45, 7.99,  9.29,  11.66, 12.16, 10.18, 8.04,  11.46, 9.2,   10.34,
                                                9.03, 11.47, 10.51, 9.4,   10.08, 9.37,  10.62, 10.31, 8.52,  10.84,
                                                10.9, 9.33,  12.29, 11.5,  10.6,  11.08, 10.38, 11.62, 11.31, 10.52}));
  const std::vector<double> table{9.945,   9.7495,  9.70355, 9.8992,  10.1253, 10.1307, 9.92167, 10.0755,
                                  9.98796, 10.0232, 9.92384, 10.0785, 10.1216, 10.0495, 10.0525, 9.98426,
                                  10.0478, 10.074,  9.91864, 10.0108, 10.0997, 10.0227, 10.2495, 10.3745,
                                  10.3971, 10.4654, 10.4568, 10.5731, 10.6468, 10.6341};
  for (std::size_t i = 0; i < table.size(); ++i) EXPECT_NEAR(analysis.points[i].value, table[i], 6e-5) << i;
  EXPECT_NEAR(analysis.limits_at(0).upper, 10.27, 1e-12);
  EXPECT_NEAR(analysis.limits_at(1).upper, 10.36, 5e-3);
  EXPECT_NEAR(analysis.limits_at(29).lower, 9.38, 5e-3);
  for (std::size_t i = 0; i < table.size(); ++i)
    EXPECT_EQ(analysis.points[i].high.has(RuleId::outside_limits), i >= 28) << i;
  EXPECT_EQ(analysis.last_phase().limits.upper, analysis.limits_at(29).upper);
  EXPECT_EQ(analysis.last_phase().single_sigma, 1);
}

TEST(EwmaChart, OfWeightOneIsTheXmRChart) {
  Request request;
  request.values = {10, 12, 11, 14, 9, 11};
  const Analysis single = analysed(request);
  request.chart = ChartKind::moving_average;
  request.profile.ewma_weight = 1;
  const Analysis average = analysed(request);
  for (std::size_t i = 0; i < request.values.size(); ++i) {
    EXPECT_DOUBLE_EQ(average.points[i].value, request.values[i]);
    EXPECT_NEAR(average.limits_at(i).upper, single.limits_at(i).upper, 1e-12);
  }
}

TEST(EwmaChart, PassesOverAMissingValueAndGoesOnWithoutAnExcludedOne) {
  Request request = about_ten({12, kMissing, 8, 30, 11});
  request.excluded = {3};
  const Analysis analysis = analysed(request);
  EXPECT_NEAR(analysis.points[0].value, 10.2, 1e-12);
  EXPECT_TRUE(std::isnan(analysis.points[1].value));
  EXPECT_EQ(analysis.limits_at(1).upper, analysis.limits_at(0).upper);
  EXPECT_NEAR(analysis.points[2].value, 9.98, 1e-12);
  EXPECT_NEAR(analysis.points[3].value, 0.1 * 30 + 0.9 * 9.98, 1e-12) << "where it would be";
  EXPECT_FALSE(analysis.points[3].is_special());
  EXPECT_NEAR(analysis.points[4].value, 0.1 * 11 + 0.9 * 9.98, 1e-12);
  EXPECT_EQ(analysis.limits_at(3).upper, analysis.limits_at(2).upper);
}

TEST(EwmaChart, StartsAnewAtTheCentreOfEachPhase) {
  Request request;
  request.chart = ChartKind::moving_average;
  request.values = {9, 11, 10, 12, 18, 20, 19, 23};
  request.phases = {{.index = 0}, {.index = 4, .baseline_points = 2}};
  const Analysis analysis = analysed(request);
  EXPECT_NEAR(analysis.points[0].value, 0.2 * 9 + 0.8 * 10.5, 1e-12);
  EXPECT_NEAR(analysis.points[4].value, 0.2 * 18 + 0.8 * 19, 1e-12);
  EXPECT_NEAR(analysis.limits_at(4).upper - 19, 0.2 * 2.66 * 2, 1e-12);
}

TEST(EwmaChart, TakesSubgroupsWithTheSigmaWithinThem) {
  Request request;
  request.chart = ChartKind::moving_average;
  request.subgroups = subgroups_of(std::vector<std::vector<double>>{{9, 11}, {10, 12, 11, 11}, {}, {9, 11}});
  request.given = GivenLimits{.centre = 10, .sigma = 2};
  const Analysis analysis = analysed(request);
  EXPECT_NEAR(analysis.limits_at(0).sigma, 0.2 * 2 / std::sqrt(2.0), 1e-12);
  EXPECT_NEAR(analysis.points[1].value, 0.2 * 11 + 0.8 * 10, 1e-12);
  EXPECT_NEAR(analysis.limits_at(1).sigma, 1 * std::sqrt(0.2 / 1.8 * (1 - std::pow(0.8, 4))), 1e-12);
  EXPECT_EQ(analysis.points[2].state, PointState::missing);
  request.given.reset();
  EXPECT_NEAR(analysed(request).limits_at(0).centre, (20 + 44 + 20) / 8.0, 1e-12);
  EXPECT_FALSE(std::isnan(analysed(request).limits_at(3).upper));
}

TEST(EwmaChart, HasNoRunsRulesAsItsPointsShareValues) {
  Request request = about_ten(std::vector<double>(30, 10.3));
  EXPECT_TRUE(analysed(request).patterns.empty());
}

TEST(EwmaChart, RefusesAWeightOrWidthThatMeansNothing) {
  Request request = about_ten({1, 2});
  request.profile.ewma_weight = 0;
  EXPECT_EQ(refusal(request), "Give a weight above 0 and at most 1 for the newest value, such as 0.2.");
  request.profile.ewma_weight = 0.2;
  request.profile.ewma_sigmas = kMissing;
  EXPECT_EQ(refusal(request), "Give the width of EWMA limits as a number of sigmas above 0, such as 3.");
}

TEST(EwmaChart, AnswersForNoneAndOne) {
  Request request;
  request.chart = ChartKind::moving_average;
  EXPECT_TRUE(analysed(request).points.empty());
  request.values = {4};
  EXPECT_TRUE(std::isnan(analysed(request).limits_at(0).upper));
  EXPECT_EQ(analysed(request).points[0].value, 4);
}

}  // namespace
}  // namespace qi::spc
