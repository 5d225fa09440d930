// Charts of sums: how much each value adds, when a sum signals and what it does then.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "spc/analyse.h"
#include "spc/subgroups.h"
#include "spc/sums/bernoulli_cusum.h"
#include "spc/sums/cusum.h"
#include "spc/sums/risk_adjusted_cusum.h"
#include "stats/distributions.h"

namespace qi::spc {
namespace {

// Montgomery, the data of the tabular CUSUM: twenty values about 10, then ten about 11.
const std::vector<double> kMontgomery{9.45, 7.99,  9.29,  11.66, 12.16, 10.18, 8.04,  11.46, 9.2,   10.34,
                                      9.03, 11.47, 10.51, 9.4,   10.08, 9.37,  10.62, 10.31, 8.52,  10.84,
                                      10.9, 9.33,  12.29, 11.5,  10.6,  11.08, 10.38, 11.62, 11.31, 10.52};

Request about_ten(std::vector<double> values) {
  Request series;
  series.values = std::move(values);
  series.given = GivenLimits{.centre = 10, .sigma = 1};
  return series;
}

Cusum summed(const Request& series, const CusumOptions& options = {}) {
  auto found = cusum(series, options);
  EXPECT_TRUE(found) << found.error().message;
  return *std::move(found);
}

std::string refusal(const Request& series, const CusumOptions& options = {}) {
  const auto found = cusum(series, options);
  return found ? "answered" : found.error().message;
}

TEST(CusumChart, AgreesWithMontgomerysTableAndFindsWhenTheChangeCame) {
  const SumChart chart = summed(about_ten(kMontgomery)).sums;
  EXPECT_NEAR(chart.points[4].high, 2.82, 1e-9);
  EXPECT_NEAR(chart.points[2].low, -1.77, 1e-9);
  EXPECT_NEAR(chart.points[28].high, 5.28, 1e-9);
  ASSERT_EQ(chart.signals.size(), 1u);
  const SumSignal& signal = chart.signals[0];
  EXPECT_EQ(signal.side, Side::high);
  EXPECT_EQ(signal.first, 28u) << "at period 29";
  EXPECT_EQ(signal.last, 29u);
  EXPECT_EQ(signal.began, 22u) << "between period 22 and 23";
  EXPECT_EQ(signal.gathered, 7u);
  EXPECT_NEAR(signal.level, 11.25, 5e-3) << "10 + 0.5 + 5.28 / 7";
  EXPECT_EQ(chart.latest, 29u);
  EXPECT_EQ(chart.variation, Variation::neutral_high);
  EXPECT_EQ(chart.points[28].state, PointState::neutral);
}

TEST(CusumChart, SignalsStrictlyBeyondItsInterval) {
  const CusumOptions options{.decision_interval = 2};
  EXPECT_TRUE(summed(about_ten({12.5}), options).sums.signals.empty()) << "exactly 2";
  EXPECT_EQ(summed(about_ten({12.6}), options).sums.signals.size(), 1u);
  const SumChart low = summed(about_ten({7}), options).sums;
  ASSERT_EQ(low.signals.size(), 1u);
  EXPECT_EQ(low.signals[0].side, Side::low);
  EXPECT_NEAR(low.signals[0].level, 7, 1e-12);
}

TEST(CusumChart, WithAHeadStartSeesAnEarlyShiftSooner) {
  const std::vector<double> early(10, 11.2);
  EXPECT_EQ(summed(about_ten(early)).sums.signals[0].first, 7u);
  const SumChart ahead = summed(about_ten(early), {.head_start = 2.5}).sums;
  EXPECT_NEAR(ahead.points[0].high, 3.2, 1e-12);
  EXPECT_NEAR(ahead.points[0].low, -0.8, 1e-12);
  EXPECT_EQ(ahead.signals[0].first, 3u);
}

TEST(CusumChart, GoesOnAfterASignalOrStartsAgainWhereAsked) {
  const std::vector<double> high(12, 13);
  EXPECT_EQ(summed(about_ten(high)).sums.signals.size(), 1u);
  const SumChart again = summed(about_ten(high), {.after = AfterSignal::starts_again}).sums;
  ASSERT_EQ(again.signals.size(), 4u) << "2.5 a value, beyond 5 with the third";
  EXPECT_EQ(again.signals[1].began, 3u);
  EXPECT_NEAR(again.points[2].high, 7.5, 1e-12) << "how far it had come";
}

TEST(CusumChart, StartsAnewInEachPhaseAboutItsOwnCentre) {
  Request series;
  series.values = {8, 12, 8, 12, 20, 24, 20, 24};
  series.phases = {{.index = 0}, {.index = 4}};
  const Cusum found = summed(series);
  EXPECT_EQ(found.basis.phases[1].limits.centre, 22);
  EXPECT_EQ(found.sums.points[4].high, 0);
  EXPECT_TRUE(found.sums.signals.empty());
}

TEST(CusumChart, PassesOverMissingAndExcludedValues) {
  Request series = about_ten({11, kMissing, 90, 11});
  series.excluded = {2};
  const SumChart chart = summed(series).sums;
  EXPECT_EQ(chart.points[1].state, PointState::missing);
  EXPECT_EQ(chart.points[2].state, PointState::excluded);
  EXPECT_TRUE(std::isnan(chart.points[2].high));
  EXPECT_NEAR(chart.points[3].high, 1, 1e-12);
}

TEST(CusumChart, OfSubgroupsGoesByTheSigmaOfTheirMeans) {
  Request series;
  series.chart = ChartKind::subgroup_mean;
  series.subgroups = subgroups_of(std::vector<std::vector<double>>{{10, 12, 11, 11}, {11, 11}});
  series.given = GivenLimits{.centre = 10, .sigma = 2};
  const SumChart chart = summed(series).sums;
  EXPECT_NEAR(chart.points[0].high, 0.5, 1e-12) << "1 above in sigmas of 2 / sqrt(4)";
  EXPECT_NEAR(chart.points[1].high, 0.5 + std::sqrt(2.0) / 2 - 0.5, 1e-12);
  EXPECT_EQ(chart.points[0].value, 11);
}

TEST(CusumChart, HasNoSumsWhereNothingVariesOrThereIsOneValue) {
  Request series;
  for (const std::vector<double>& values : {std::vector<double>(20, 0.1), std::vector<double>{4}}) {
    series.values = values;
    const SumChart chart = summed(series).sums;
    EXPECT_TRUE(std::isnan(chart.points[0].high));
    EXPECT_TRUE(chart.signals.empty());
    EXPECT_EQ(chart.variation, Variation::not_enough_data);
  }
  series.values.clear();
  EXPECT_TRUE(summed(series).sums.points.empty());
}

TEST(CusumChart, RefusesOtherChartsAndOptionsThatMeanNothing) {
  Request series = about_ten({1, 2});
  EXPECT_EQ(refusal(series, {.shift = 0}),
            "Give the shift that is to be found as a number of sigmas above 0, such as 1.");
  EXPECT_EQ(refusal(series, {.decision_interval = -1}), "Give a decision interval above 0, such as 5.");
  EXPECT_EQ(refusal(series, {.decision_interval = 4, .head_start = 4}),
            "Give a head start of 0 or more that is less than the decision interval, such as half of it.");
  series.values = {1, std::numeric_limits<double>::infinity()};
  EXPECT_EQ(refusal(series), "A value is infinite. Give a number, or leave it out.");
  series.chart = ChartKind::c;
  EXPECT_EQ(refusal(series), "A CUSUM chart is made of single values or of subgroups. Ask about an XmR or Xbar chart.");
}

/// The mean number of values until `signals_at` says so, over series of normal values that lie `shift` sigmas too high.
template <class SignalsAt>
double average_run_length(double shift, std::size_t longest, SignalsAt signals_at) {
  constexpr int kSeries = 3000;
  std::mt19937 source(20);
  std::uniform_real_distribution<double> chance(1e-9, 1 - 1e-9);
  double total = 0;
  for (int i = 0; i < kSeries; ++i) {
    std::vector<double> values(longest);
    for (double& value : values) value = 10 + shift + stats::normal_quantile(chance(source));
    total += static_cast<double>(signals_at(about_ten(std::move(values)))) + 1;
  }
  return total / kSeries;
}

// Exact average run lengths of the package spc 0.6.7; the tolerance is three standard errors and more.
TEST(CusumChart, TakesAsLongAsTheoryHasIt) {
  const auto first_signal = [](const CusumOptions& options) {
    return [options](const Request& series) { return summed(series, options).sums.signals.at(0).first; };
  };
  EXPECT_NEAR(average_run_length(1, 120, first_signal({.decision_interval = 4})), 8.38, 0.35);
  EXPECT_NEAR(average_run_length(1, 120, first_signal({})), 10.38, 0.4);
  EXPECT_NEAR(average_run_length(1, 120, first_signal({.head_start = 2.5})), 6.35, 0.4);
  EXPECT_NEAR(average_run_length(2, 60, first_signal({.decision_interval = 4})), 3.34, 0.12);
}

TEST(EwmaChart, TakesAsLongAsTheoryHasIt) {
  const auto first_outside = [](Request series) {
    series.chart = ChartKind::moving_average;
    return analyse(series)->patterns.at(0).first;
  };
  EXPECT_NEAR(average_run_length(1, 200, first_outside), 9.86, 0.5);
}

// ---- outcomes of single cases --------------------------------------------------------------------------------------

BernoulliCusum counted(const BernoulliRequest& request) {
  auto found = bernoulli_cusum(request);
  EXPECT_TRUE(found) << found.error().message;
  return *std::move(found);
}

std::string refusal(const BernoulliRequest& request) {
  const auto found = bernoulli_cusum(request);
  return found ? "answered" : found.error().message;
}

TEST(BernoulliCusum, AddsTheLikelihoodOfEachOutcome) {
  const BernoulliCusum found = counted({.outcomes = {1, 0, 1}, .accepted = 0.08});
  EXPECT_NEAR(found.raised, 0.148148, 1e-6);
  EXPECT_NEAR(found.lowered, 0.041667, 1e-6);
  EXPECT_NEAR(found.sums.points[0].high, 0.616186, 1e-6);
  EXPECT_NEAR(found.sums.points[1].high, 0.616186 - 0.076961, 1e-6);
  EXPECT_EQ(found.sums.points[0].low, 0);
  EXPECT_NEAR(found.sums.points[1].low, -0.040822, 1e-6);
}

TEST(BernoulliCusum, SignalsWhenItReachesItsIntervalAndStartsAgain) {
  const double step = std::log(0.148148148148148148 / 0.08);
  BernoulliRequest request{.outcomes = {1, 1, 1, 1}, .accepted = 0.08, .decision_interval = 2 * step - 1e-12};
  request.better = Direction::decrease;
  const BernoulliCusum found = counted(request);
  EXPECT_TRUE(found.sums.points[1].signals_high);
  EXPECT_NEAR(found.sums.points[1].high, 2 * step, 1e-9);
  EXPECT_NEAR(found.sums.points[2].high, step, 1e-9);
  ASSERT_EQ(found.sums.signals.size(), 2u);
  EXPECT_EQ(found.sums.signals[1].began, 2u);
  EXPECT_EQ(found.sums.variation, Variation::concerning_high);
  request.after = AfterSignal::goes_on;
  EXPECT_EQ(counted(request).sums.signals.size(), 1u);
}

TEST(BernoulliCusum, TakesTheAcceptedChanceFromItsBaseline) {
  EXPECT_DOUBLE_EQ(counted({.outcomes = {1, 0, 0, 0, 1, 1}, .baseline = 4}).accepted, 0.25);
  EXPECT_DOUBLE_EQ(counted({.outcomes = {1, 0, 0, 0, 1, 1}, .excluded = {4}}).accepted, 0.4);
  EXPECT_EQ(refusal(BernoulliRequest{.outcomes = {0, 0, 0, 1}, .baseline = 3}),
            "The baseline has no case with the event, or none without. Give the accepted chance instead.");
  EXPECT_TRUE(counted({.outcomes = {}}).sums.points.empty());
}

TEST(BernoulliCusum, StartsAnewInEachPhaseWithTheChanceOfItsOwnCases) {
  const BernoulliRequest first{.outcomes = {1, 0, 0, 0}};
  const BernoulliRequest second{.outcomes = {0, 1, 1, 0, 1}};
  const BernoulliCusum both = counted({.outcomes = {1, 0, 0, 0, 0, 1, 1, 0, 1}, .starts = {4}});
  EXPECT_DOUBLE_EQ(both.accepted, 0.6) << "of the last phase";
  for (std::size_t i = 0; i < both.sums.points.size(); ++i) {
    const SumPoint alone = i < 4 ? counted(first).sums.points[i] : counted(second).sums.points[i - 4];
    EXPECT_DOUBLE_EQ(both.sums.points[i].high, alone.high) << i;
    EXPECT_DOUBLE_EQ(both.sums.points[i].low, alone.low) << i;
  }
  EXPECT_DOUBLE_EQ(counted({.outcomes = {1, 0, 1, 1, 1, 0}, .starts = {0, 2}, .accepted = 0.3}).accepted, 0.3)
      << "a given chance holds in every phase";
  EXPECT_EQ(refusal(BernoulliRequest{.outcomes = {0, 1, 0, 0}, .starts = {2}}),
            "Phase 2: the baseline has no case with the event, or none without. Give the accepted chance instead.");
}

TEST(BernoulliCusum, RefusesWhatIsNoOutcomeAndNoChance) {
  EXPECT_EQ(refusal(BernoulliRequest{.outcomes = {0, 1}, .starts = {1, 1}}),
            "Give the starts of phases in order, each once.");
  EXPECT_EQ(refusal(BernoulliRequest{.outcomes = {0, 1}, .starts = {2}}),
            "A phase starts after the last value. Start it at a value.");
  EXPECT_EQ(refusal(BernoulliRequest{.outcomes = {0, 2}}),
            "Outcome 2 is neither 0 nor 1. Give 1 with the event, 0 without.");
  EXPECT_EQ(refusal(BernoulliRequest{.outcomes = {0, 1}, .accepted = 1.0}),
            "Give an accepted chance above 0 and below 1, such as 0.05.");
  EXPECT_EQ(refusal(BernoulliRequest{.outcomes = {0, 1}, .accepted = 0.5, .baseline = 1}),
            "Give either the accepted chance or a baseline that tells it, not both.");
  EXPECT_EQ(refusal(BernoulliRequest{.outcomes = {0, 1}, .odds_ratio = 1}),
            "Give the odds ratio that matters as a number above 1, such as 2.");
  EXPECT_EQ(refusal(BernoulliRequest{.outcomes = {0, 1}, .excluded = {2}}),
            "An excluded point lies after the last value. Choose a point of the series.");
}

TEST(RiskAdjustedCusum, HoldsEachCaseAgainstItsOwnRisk) {
  const auto found =
      risk_adjusted_cusum({.outcomes = {1, 0, 1, kMissing, 1}, .risks = {0.04, 0.04, 0.5, 0.1, kMissing}});
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->scores[0], 0.653926, 1e-6);
  EXPECT_NEAR(found->scores[1], -0.039221, 1e-6);
  EXPECT_NEAR(found->scores[2], std::log(2 / 1.5), 1e-12) << "an event that was likely says little";
  EXPECT_NEAR(found->sums.points[2].high, 0.653926 - 0.039221 + std::log(2 / 1.5), 1e-6);
  EXPECT_NEAR(found->vlad[0], -0.96, 1e-12);
  EXPECT_NEAR(found->vlad[2], 0.58 - 2, 1e-12);
  EXPECT_TRUE(std::isnan(found->vlad[3]));
  EXPECT_EQ(found->sums.points[4].state, PointState::missing) << "no risk";
  EXPECT_EQ(found->sums.latest, 2u);
}

TEST(RiskAdjustedCusum, StartsBothSumsAndTheVladAnewInEachPhase) {
  const auto found = risk_adjusted_cusum({.outcomes = {1, 1, 0, 1}, .risks = {0.1, 0.2, 0.3, 0.4}, .starts = {2}});
  const auto second = risk_adjusted_cusum({.outcomes = {0, 1}, .risks = {0.3, 0.4}});
  ASSERT_TRUE(found && second);
  EXPECT_NEAR(found->vlad[1], -1.7, 1e-12);
  for (const std::size_t i : {2u, 3u}) {
    EXPECT_DOUBLE_EQ(found->vlad[i], second->vlad[i - 2]);
    EXPECT_DOUBLE_EQ(found->sums.points[i].high, second->sums.points[i - 2].high);
    EXPECT_DOUBLE_EQ(found->sums.points[i].low, second->sums.points[i - 2].low);
  }
  const auto refused = risk_adjusted_cusum({.outcomes = {1, 0}, .risks = {0.1, 0.2}, .starts = {2}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "A phase starts after the last value. Start it at a value.");
}

TEST(RiskAdjustedCusum, OfEqualRisksIsTheBernoulliCusum) {
  const std::vector<double> outcomes{0, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1};
  const auto adjusted = risk_adjusted_cusum({.outcomes = outcomes, .risks = std::vector<double>(11, 0.1)});
  ASSERT_TRUE(adjusted);
  const BernoulliCusum plain =
      counted({.outcomes = outcomes, .accepted = 0.1, .decision_interval = 100, .after = AfterSignal::goes_on});
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    EXPECT_DOUBLE_EQ(adjusted->sums.points[i].high, plain.sums.points[i].high);
    EXPECT_DOUBLE_EQ(adjusted->sums.points[i].low, plain.sums.points[i].low);
  }
}

TEST(RiskAdjustedCusum, RefusesARiskThatIsNoChance) {
  EXPECT_EQ(risk_adjusted_cusum({.outcomes = {0, 1}, .risks = {0.1, 1}}).error().message,
            "Risk 2 must be above 0 and below 1. Give a chance, such as 0.05.");
  EXPECT_EQ(risk_adjusted_cusum({.outcomes = {0, 1}, .risks = {0.1}}).error().message,
            "Give one risk for each outcome.");
}

}  // namespace
}  // namespace qi::spc
