// Charts of subgroups: sigma comes from within, limits go by the size, and the rest is as on any other chart.
#include "spc/limits/subgroup_charts.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "spc/advice.h"
#include "spc/analyse.h"
#include "spc/change_points.h"
#include "spc/chart_catalogue.h"
#include "spc/levels.h"
#include "spc/subgroups.h"
#include "stats/range_constants.h"

namespace qi::spc {
namespace {

using Rows = std::vector<std::vector<double>>;

constexpr ChartKind kXbar = ChartKind::subgroup_mean;
constexpr ChartKind kRange = ChartKind::subgroup_range;
constexpr ChartKind kDeviation = ChartKind::subgroup_deviation;

Request asked(ChartKind chart, const Rows& rows) {
  Request request;
  request.chart = chart;
  request.subgroups = subgroups_of(rows);
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

/// Subgroups of two about a level, always 4 apart.
Rows pairs_about(const std::vector<double>& levels) {
  Rows rows;
  for (const double level : levels) rows.push_back({level - 2, level + 2});
  return rows;
}

// Montgomery's piston rings, the first five of 25 subgroups.
const Rows kRings{{74.030, 74.002, 74.019, 73.992, 74.008},
                  {73.995, 73.992, 74.001, 74.011, 74.004},
                  {73.988, 74.024, 74.021, 74.005, 74.002},
                  {74.002, 73.996, 73.993, 74.015, 74.009},
                  {73.992, 74.007, 74.015, 73.989, 74.014}};

TEST(Subgroups, KnowTheirMeanSpreadAndSizeWithoutMissingValues) {
  const Subgroup three = subgroup_of(std::vector<double>{2, kMissing, 4, 9});
  EXPECT_EQ(three.size, 3u);
  EXPECT_EQ(three.mean, 5);
  EXPECT_EQ(three.range, 7);
  EXPECT_DOUBLE_EQ(three.deviation, std::sqrt(13.0));
  const Subgroup one = subgroup_of(std::vector<double>{4});
  EXPECT_EQ(one.mean, 4);
  EXPECT_TRUE(std::isnan(one.range));
  EXPECT_TRUE(std::isnan(one.deviation));
  EXPECT_EQ(subgroup_of(std::vector<double>{kMissing}).size, 0u);
}

TEST(Subgroups, OfValuesInARowLeaveOutWhatIsLeftOver) {
  const std::vector<double> values{1, 2, 3, 4, 5, 6, 700};
  const std::vector<Subgroup> subgroups = consecutive_subgroups(values, 3);
  ASSERT_EQ(subgroups.size(), 2u);
  EXPECT_EQ(subgroups[1].mean, 5);
}

TEST(XbarChart, AgreesWithTheTablesFactors) {
  const Analysis analysis = analysed(asked(kXbar, kRings));
  double grand = 0;
  double mean_deviation = 0;
  for (const Subgroup& subgroup : subgroups_of(kRings)) {
    grand += subgroup.mean / 5;
    mean_deviation += subgroup.deviation / 5;
  }
  constexpr double kA3 = 1.427;  // Montgomery, appendix, samples of 5
  EXPECT_NEAR(analysis.limits_at(0).centre, grand, 1e-12);
  EXPECT_NEAR(analysis.limits_at(0).upper, grand + kA3 * mean_deviation, 5e-6);
  EXPECT_NEAR(analysis.limits_at(4).lower, grand - kA3 * mean_deviation, 5e-6);
  EXPECT_DOUBLE_EQ(analysis.points[1].value, subgroup_of(kRings[1]).mean);
}

TEST(RChart, AgreesWithTheTablesFactors) {
  const Analysis analysis = analysed(asked(kRange, kRings));
  constexpr double kD4 = 2.114;
  const double mean_range = (0.038 + 0.019 + 0.036 + 0.022 + 0.026) / 5;
  EXPECT_NEAR(analysis.limits_at(0).centre, mean_range, 1e-12);
  EXPECT_NEAR(analysis.limits_at(0).upper, kD4 * mean_range, 2e-5);
  EXPECT_EQ(analysis.limits_at(0).lower, 0);
}

TEST(SChart, AgreesWithTheTablesFactorsAndIsNeverBelowNought) {
  const Analysis analysis = analysed(asked(kDeviation, kRings));
  double mean_deviation = 0;
  for (const Subgroup& subgroup : subgroups_of(kRings)) mean_deviation += subgroup.deviation / 5;
  constexpr double kB4 = 2.089;
  EXPECT_NEAR(analysis.limits_at(0).centre, mean_deviation, 1e-12);
  EXPECT_NEAR(analysis.limits_at(0).upper, kB4 * mean_deviation, 5e-6);
  EXPECT_EQ(analysis.limits_at(0).lower, 0);
  EXPECT_EQ(level_at(analysis, 0, -3), 0);
}

TEST(SChart, OfLargeSubgroupsHasALowerLimitAboveNought) {
  Request request;
  request.chart = kDeviation;
  for (int i = 0; i < 4; ++i) request.subgroups.push_back({.mean = 50, .deviation = 10, .size = 25});
  constexpr double kB3 = 0.565;  // Montgomery, samples of 25
  EXPECT_NEAR(analysed(request).limits_at(0).lower, kB3 * 10, 5e-3);
}

TEST(SubgroupSigma, OfEachEstimatorIsWhatItsFormulaSays) {
  const std::vector<Subgroup> subgroups = subgroups_of(Rows{{1, 3}, {4, 8, 6}});
  const auto sigma = [&](SubgroupSigma estimator) { return sigma_within(subgroups, estimator, RangeConstants::exact); };
  const double first = 2 / stats::d2(2);
  const double second = 4 / stats::d2(3);
  EXPECT_DOUBLE_EQ(sigma(SubgroupSigma::mean_range), (first + second) / 2);
  const double w2 = std::pow(stats::d2(2) / stats::d3(2), 2);
  const double w3 = std::pow(stats::d2(3) / stats::d3(3), 2);
  EXPECT_DOUBLE_EQ(sigma(SubgroupSigma::weighted_range), (w2 * first + w3 * second) / (w2 + w3));
  EXPECT_DOUBLE_EQ(sigma(SubgroupSigma::mean_deviation), (std::sqrt(2.0) / stats::c4(2) + 2 / stats::c4(3)) / 2);
  EXPECT_DOUBLE_EQ(sigma(SubgroupSigma::pooled), std::sqrt((2.0 + 2 * 4) / 3) / stats::c4(4));
  EXPECT_DOUBLE_EQ(sigma(SubgroupSigma::pooled_by_own_size), std::sqrt(10.0 / 3));
  EXPECT_TRUE(std::isnan(sigma_within({}, SubgroupSigma::pooled, RangeConstants::exact)));
}

TEST(SubgroupSigma, OfEqualSizesIsTheMeanDeviationAndOfUnequalOnesThePooled) {
  const std::vector<Subgroup> equal = subgroups_of(Rows{{1, 3}, {4, 8}, {5}});
  const std::vector<Subgroup> unequal = subgroups_of(Rows{{1, 3}, {4, 8, 6}});
  EXPECT_EQ(estimator_of(SubgroupSigma::by_sizes, kXbar, equal), SubgroupSigma::mean_deviation)
      << "one value alone says nothing of spread";
  EXPECT_EQ(estimator_of(SubgroupSigma::by_sizes, kXbar, unequal), SubgroupSigma::pooled);
  EXPECT_EQ(estimator_of(SubgroupSigma::by_sizes, kRange, unequal), SubgroupSigma::mean_range);
  EXPECT_EQ(estimator_of(SubgroupSigma::weighted_range, kXbar, equal), SubgroupSigma::weighted_range);
  const std::vector<Subgroup> large{{.mean = 1, .deviation = 1, .range = 4, .size = 26}};
  EXPECT_EQ(estimator_of(SubgroupSigma::by_chart, kXbar, large), SubgroupSigma::pooled);
  EXPECT_EQ(estimator_of(SubgroupSigma::by_chart, kXbar, equal), SubgroupSigma::mean_range);
}

TEST(XbarChart, OfUnequalSizesHasLimitsBySizeAndACentreByWeight) {
  const Analysis analysis = analysed(asked(kXbar, {{10, 12}, {20, 22, 24, 26}, {13, 15}, {16}}));
  EXPECT_DOUBLE_EQ(analysis.limits_at(0).centre, (22 + 92 + 28 + 16) / 9.0) << "the mean of all values";
  const double sigma = analysis.last_phase().single_sigma;
  EXPECT_NEAR(analysis.limits_at(0).sigma, sigma / std::sqrt(2.0), 1e-12) << "the sigma of means, not of values";
  EXPECT_NEAR(analysis.limits_at(1).sigma, sigma / 2, 1e-12);
  EXPECT_NEAR(analysis.limits_at(3).sigma, sigma, 1e-12) << "a subgroup of one";
  EXPECT_EQ(analysis.points[3].value, 16);
}

TEST(RAndSCharts, HaveNoPointForASubgroupOfOne) {
  for (const ChartKind chart : {kRange, kDeviation}) {
    const Analysis analysis = analysed(asked(chart, {{10, 12}, {20, 24}, {13}, {12, 16}}));
    EXPECT_EQ(analysis.points[2].state, PointState::missing);
    EXPECT_TRUE(std::isnan(analysis.limits_at(2).upper));
    EXPECT_EQ(analysis.last_phase().used, 3u);
  }
}

TEST(XbarChart, AMissingSubgroupIsAGap) {
  const Analysis analysis = analysed(asked(kXbar, {{10, 12}, {}, {12, 16}}));
  EXPECT_EQ(analysis.points[1].state, PointState::missing);
  EXPECT_DOUBLE_EQ(analysis.limits_at(1).centre, 12.5) << "the centre line goes on";
}

TEST(XbarChart, FreezesTheBaselineOfEachPhaseAndLeavesOutExcludedSubgroups) {
  Rows rows = pairs_about({10, 12, 90, 11, 11, 30, 12, 10, 11, 11, 40});
  rows[2] = {50, 130};  // excluded: neither its mean nor its spread may count
  Request request = asked(kXbar, rows);
  request.phases = {{.index = 0, .baseline_points = 5}, {.index = 6, .baseline_points = 4}};
  request.excluded = {2};
  const Analysis analysis = analysed(request);
  const double sigma = std::sqrt(8.0) / stats::c4(2);
  for (const Phase& phase : analysis.phases) {
    EXPECT_TRUE(phase.frozen);
    EXPECT_EQ(phase.baseline_used, 4u);
    EXPECT_NEAR(phase.limits.centre, 11, 1e-12);
    EXPECT_NEAR(phase.single_sigma, sigma, 1e-12);
    EXPECT_NEAR(phase.limits.upper, 11 + 3 * sigma / std::sqrt(2.0), 1e-12);
  }
  EXPECT_TRUE(analysis.points[5].high.has(RuleId::outside_limits));
  EXPECT_TRUE(analysis.points[10].high.has(RuleId::outside_limits));
  EXPECT_EQ(analysis.points[2].state, PointState::excluded);
  EXPECT_FALSE(analysis.points[2].is_special());
}

TEST(XbarChart, HasRulesVerdictAndTarget) {
  Rows rows = pairs_about({10, 11, 9, 10, 11, 9, 10, 10.5, 11, 10.6, 10.7, 11.2, 10.8, 10.9});
  Request request = asked(kXbar, rows);
  request.phases = {{.index = 0, .baseline_points = 7}};
  request.targets.assign(rows.size(), 2);
  request.better = Direction::increase;
  const Analysis analysis = analysed(request);
  EXPECT_TRUE(analysis.points[13].high.has(RuleId::shift));
  EXPECT_EQ(analysis.variation, Variation::improving_high);
  EXPECT_EQ(analysis.assurance, Assurance::pass);
}

TEST(XbarChart, OfEqualValuesHasLimitsOnItsCentreAndNoSignal) {
  for (const ChartKind chart : {kXbar, kRange, kDeviation}) {
    const Analysis analysis = analysed(asked(chart, Rows(12, {0.1, 0.1, 0.1})));
    EXPECT_EQ(analysis.limits_at(3).upper, analysis.limits_at(3).centre) << chart_row(chart).slug;
    EXPECT_TRUE(analysis.patterns.empty());
  }
}

TEST(XbarChart, TakesAKnownCentreAndSigmaFromTheFirstSubgroupOn) {
  Request request = asked(kXbar, {{10, 12, 11, 13}});
  request.given = GivenLimits{.centre = 10, .sigma = 2};
  for (const ProfileId profile : all_profiles()) {
    request.profile = profile_of(profile);
    EXPECT_EQ(analysed(request).limits_at(0).upper, 13);
  }
  request.chart = kDeviation;
  request.given = GivenLimits{.sigma = 2};
  EXPECT_DOUBLE_EQ(analysed(request).limits_at(0).centre, 2 * stats::c4(4));
  request.given->centre = 2;
  EXPECT_EQ(refusal(request), "Give a sigma above 0 alone. The centre of this chart follows from it.");
}

TEST(XbarChart, IsMadeOfPublishedMeansDeviationsAndNumbersToo) {
  Request request;
  request.chart = kXbar;
  request.subgroups = {{.mean = 50, .deviation = 5, .size = 20},
                       {.mean = 52, .deviation = 6, .size = 30},
                       {.mean = 49, .deviation = 5.5, .size = 20}};
  EXPECT_GT(analysed(request).limits_at(0).upper, 52);
  request.profile.subgroup_sigma = SubgroupSigma::mean_range;
  EXPECT_EQ(refusal(request), "Subgroup 1 has no range. Give it, or ask for a sigma from standard deviations.");
}

// Each phase of such a profile takes ranges or not by its own sizes, so both must be there.
TEST(XbarChart, AsksEachSubgroupForWhatItsPhaseMayNeed) {
  Request request;
  request.chart = kXbar;
  request.profile = profile_of(ProfileId::western_electric);
  request.subgroups = {{.mean = 50, .deviation = 5, .size = 30},
                       {.mean = 51, .deviation = 4, .size = 30},
                       {.mean = 52, .deviation = 6, .size = 20},
                       {.mean = 50, .deviation = 5, .range = 19, .size = 20}};
  request.phases = {{.index = 0}, {.index = 2}};
  EXPECT_EQ(refusal(request), "Subgroup 3 has no range. Give it, or ask for a sigma from standard deviations.");
  request.subgroups[2].range = 22;
  for (std::size_t i = 0; i < 4; ++i) EXPECT_FALSE(std::isnan(analysed(request).limits_at(i).upper));
}

TEST(XbarChart, IsARunChartOfItsMeansUntilThereAreEnough) {
  const auto reading = read_series(asked(kXbar, pairs_about({10, 12, 11})));
  ASSERT_TRUE(reading);
  EXPECT_EQ(reading->analysis.chart, ChartKind::run);
  EXPECT_EQ(reading->analysis.points[1].value, 12);
  EXPECT_EQ(reading->points_needed, kMinimumPoints - 3);
  const auto enough = read_series(asked(kXbar, pairs_about(std::vector<double>(13, 10))));
  ASSERT_TRUE(enough);
  EXPECT_EQ(enough->analysis.chart, kXbar);
}

TEST(ChartsOfSubgroups, AreJudgedAndSearchedForStepsAsWhatTheyPlot) {
  Rows rows = pairs_about({10, 12, 11, 10, 12, 11, 10, 12, 30, 32, 31, 30, 32, 31, 30, 32});
  const Request request = asked(kXbar, rows);
  EXPECT_TRUE(advise(request));
  const auto steps = change_points(request);
  ASSERT_TRUE(steps) << steps.error().message;
  ASSERT_EQ(steps->candidates.size(), 1u);
  EXPECT_EQ(steps->candidates[0].index, 8u);
  Request both = request;
  both.values = {1};
  EXPECT_EQ(advise(both).error().message, refusal(both));
  EXPECT_EQ(change_points(both).error().message, refusal(both));
}

TEST(ChartsOfSubgroups, RefuseWhatTheyCannotBeMadeOf) {
  Request single;
  single.chart = kXbar;
  single.values = {1, 2, 3};
  EXPECT_EQ(refusal(single), "This chart is made of subgroups. Give the values of each, or ask for an XmR chart.");
  EXPECT_EQ(refusal(asked(ChartKind::individuals, {{1, 2}})),
            "This chart takes single values. Give those, or ask for an Xbar, R, S or EWMA chart.");
  Request both = asked(kXbar, {{1, 2}});
  both.values = {1};
  EXPECT_EQ(refusal(both), "Give either subgroups or single values, not both.");
  EXPECT_EQ(refusal(asked(kXbar, {{1}, {2}})),
            "No subgroup holds two values or more. Give more of them, or ask for an XmR chart.");
  EXPECT_EQ(refusal(asked(kXbar, {{1, 2}, {1, std::numeric_limits<double>::infinity()}})),
            "Subgroup 2 holds an infinite value. Give numbers, or leave it out.");
  Request request = asked(kXbar, {{1, 2}, {2, 3}});
  request.subgroups[1].deviation = -1;
  EXPECT_EQ(refusal(request), "Subgroup 2 has a range or standard deviation below 0. Give 0 or more.");
  request.subgroups[1] = {.size = 4};
  EXPECT_EQ(refusal(request), "Subgroup 2 has a size but no mean. Give its mean, or leave it out.");
  request.subgroups[1] = {.mean = 3, .size = 4};
  EXPECT_EQ(refusal(request), "Subgroup 2 has no standard deviation. Give it, or ask for a sigma from ranges.");
  request.chart = kRange;
  request.subgroups[1] = {.mean = 3, .deviation = 1, .range = 9, .size = 5000};
  EXPECT_EQ(refusal(request),
            "Subgroup 2 is too large for its range to say much. Ask for a sigma from standard deviations.");
  request.subgroups.resize(1);
  request.targets = {1, 2};
  EXPECT_EQ(refusal(request), "Give one target for each value, or none at all.");
}

TEST(ChartsOfSubgroups, AnswerForNone) {
  for (const ChartKind chart : {kXbar, kRange, kDeviation}) {
    EXPECT_TRUE(analysed(asked(chart, {})).points.empty());
    const Analysis missing = analysed(asked(chart, {{}, {}}));
    EXPECT_TRUE(std::isnan(missing.limits_at(0).upper));
    EXPECT_EQ(missing.latest, std::nullopt);
  }
}

// By own size each profile divides the pooled deviation by the c4 of the subgroup.
TEST(ChartsOfSubgroups, OfOneValueHaveNoLimitsWhereSigmaGoesByTheirOwnSize) {
  Request request = asked(kXbar, {{10, 12}, {20, 22, 24}, {13}});
  request.profile = profile_of(ProfileId::power_bi);
  const Analysis analysis = analysed(request);
  EXPECT_TRUE(std::isnan(analysis.limits_at(2).upper));
  EXPECT_FALSE(std::isnan(analysis.limits_at(2).centre));
  EXPECT_FALSE(analysis.points[2].is_special());
}

}  // namespace
}  // namespace qi::spc
