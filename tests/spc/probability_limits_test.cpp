// Limits by probability: each is the count that its quantile says, and a steady process falls outside no more often
// than was asked.
#include "spc/limits/probability_limits.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "spc/analyse.h"
#include "stats/distributions.h"

namespace qi::spc {
namespace {

constexpr double kTail = 0.00135;

Request asked(ChartKind chart, std::vector<double> values, std::vector<double> denominators = {}) {
  Request request;
  request.chart = chart;
  request.values = std::move(values);
  request.denominators = std::move(denominators);
  request.profile.count_limits = CountLimits::probability;
  return request;
}

Limits limits_of(const Request& request, std::size_t place = 0) {
  const auto analysis = analyse(request);
  EXPECT_TRUE(analysis) << analysis.error().message;
  return analysis->limits_at(place);
}

std::string refusal(const Request& request) {
  const auto analysis = analyse(request);
  return analysis ? "answered" : analysis.error().message;
}

TEST(ProbabilityLimits, AreTheNarrowestThatKeepToTheTails) {
  for (const double tail : {0.00135, 0.001, 0.025}) {
    for (const int cases : {1, 12, 40, 977}) {
      const CountBand band = case_band(cases, 0.25, tail);
      const int lower = static_cast<int>(band.lower);
      const int upper = static_cast<int>(band.upper);
      EXPECT_LT(stats::binomial_cdf(lower - 1, cases, 0.25), tail);
      EXPECT_GE(stats::binomial_cdf(lower, cases, 0.25), tail);
      EXPECT_LE(1 - stats::binomial_cdf(upper, cases, 0.25), tail + 1e-15);
      EXPECT_GT(1 - stats::binomial_cdf(upper - 1, cases, 0.25), tail);
    }
    for (const double chance : {0.5, 0.1, 0.003}) {
      const CountBand band = cases_between_band(chance, tail);
      EXPECT_LE(std::pow(1 - chance, band.upper + 1), tail) << "an event later than the upper limit";
      EXPECT_GT(std::pow(1 - chance, band.upper), tail);
      EXPECT_GE(1 - std::pow(1 - chance, band.lower + 1), tail);
    }
  }
}

TEST(ProbabilityLimits, AgreeWithTheWorkedExamples) {
  EXPECT_EQ(case_band(40, 0.25, kTail).lower, 3);
  EXPECT_EQ(case_band(40, 0.25, kTail).upper, 19);
  EXPECT_EQ(event_band(9, kTail).lower, 2);
  EXPECT_EQ(event_band(9, kTail).upper, 19);
  EXPECT_EQ(cases_between_band(0.1, kTail).lower, 0);
  EXPECT_EQ(cases_between_band(0.1, kTail).upper, 62);
}

TEST(ProbabilityLimits, OfAChanceReachedExactlyCountItAsReached) {
  // With a chance of one half the third case without the event leaves exactly one eighth.
  EXPECT_EQ(cases_between_band(0.5, 0.125).upper, 2);
  EXPECT_EQ(cases_between_band(0.5, 0.125).lower, 0);
}

TEST(ProbabilityLimits, AreOfferedForEveryChartOfIndependentCounts) {
  EXPECT_DOUBLE_EQ(limits_of(asked(ChartKind::p, {12, 8}, {40, 40})).upper, 19.0 / 40);
  EXPECT_DOUBLE_EQ(limits_of(asked(ChartKind::np, {12, 8}, {40, 40})).lower, 3);
  EXPECT_DOUBLE_EQ(limits_of(asked(ChartKind::c, {8, 10})).lower, 2);
  EXPECT_DOUBLE_EQ(limits_of(asked(ChartKind::c, {8, 10})).upper, 19);
  EXPECT_DOUBLE_EQ(limits_of(asked(ChartKind::u, {8, 10, 9}, {0.5, 0.5, 0.5})).upper, 38);
  const Limits between = limits_of(asked(ChartKind::g, {4, 9, 1, 4}));
  EXPECT_EQ(between.centre, 4) << "the median stays";
  EXPECT_EQ(between.lower, 0);
  EXPECT_EQ(between.upper, cases_between_band(1 / 5.5, kTail).upper);
}

TEST(ProbabilityLimits, GoByTheDenominatorOfEachValue) {
  const Request request = asked(ChartKind::p, {12, 8, 30, 30}, {40, 40, 120, 120});
  EXPECT_DOUBLE_EQ(limits_of(request, 0).upper, 19.0 / 40);
  EXPECT_DOUBLE_EQ(limits_of(request, 2).upper, case_band(120, 0.25, kTail).upper / 120);
}

TEST(ProbabilityLimits, OfNoneAndOfAllLieOnTheCentre) {
  const Limits none = limits_of(asked(ChartKind::p, {0, 0}, {40, 40}));
  EXPECT_EQ(none.lower, 0);
  EXPECT_EQ(none.upper, 0);
  const Limits all = limits_of(asked(ChartKind::p, {40, 40}, {40, 40}));
  EXPECT_EQ(all.lower, 1);
  EXPECT_EQ(all.upper, 1);
  EXPECT_EQ(limits_of(asked(ChartKind::c, {0, 0})).upper, 0);
  EXPECT_EQ(limits_of(asked(ChartKind::g, {0, 0})).upper, 0);
}

TEST(ProbabilityLimits, OfOneInTheMeanAreUndefinedBelowAMeanOfOne) {
  Request request = asked(ChartKind::g, {0, 0, 1, 0});
  request.profile.event_chance = EventChance::one_in_mean;
  EXPECT_TRUE(std::isnan(limits_of(request).upper));
  EXPECT_TRUE(std::isnan(limits_of(request).sigma));
  EXPECT_EQ(limits_of(request).centre, 0);
}

TEST(ProbabilityLimits, GoOnSmoothlyWhereCountsAreTooLargeForQuantiles) {
  const double most = kMostCases;
  EXPECT_NEAR(event_band(most, kTail).upper, event_band(most * (1 + 1e-9), kTail).upper, 5);
  EXPECT_NEAR(event_band(most, kTail).lower, event_band(most * (1 + 1e-9), kTail).lower, 5);
  EXPECT_NEAR(case_band(most, 0.25, kTail).upper, case_band(most + 1, 0.25, kTail).upper, 3);
  EXPECT_LE(case_band(2 * most, 0.999999999, kTail).upper, 2 * most);
}

TEST(ProbabilityLimits, LeaveLaneyChartsAndPlainOnesAsTheyAre) {
  Request request = asked(ChartKind::p_prime, {12, 8, 14}, {40, 40, 41});
  const Limits asked_for = limits_of(request);
  request.profile.count_limits = CountLimits::three_sigma;
  EXPECT_EQ(asked_for.lower, limits_of(request).lower);
  EXPECT_EQ(asked_for.upper, limits_of(request).upper);
}

TEST(ProbabilityLimits, RefuseWhatHasNoQuantile) {
  EXPECT_EQ(refusal(asked(ChartKind::p, {1, 2}, {10.5, 10})),
            "Limits by probability need whole numbers of cases. Ask for three-sigma limits.");
  Request request = asked(ChartKind::c, {1, 2});
  request.profile.tail_probability = 0.5;
  const std::string sentence = "Give a probability beyond each limit from 0.000000001 to below 0.5, such as 0.00135.";
  EXPECT_EQ(refusal(request), sentence);
  request.profile.tail_probability = 1e-17;
  EXPECT_EQ(refusal(request), sentence);
}

TEST(GChart, TakesTheMeanOrAShareOfItAsItsCentreWhereAsked) {
  Request request;
  request.chart = ChartKind::g;
  request.values = {4, 9, 1, 4};
  request.profile.rare_event_centre = RareEventCentre::mean;
  EXPECT_EQ(limits_of(request).centre, 4.5);
  request.profile.rare_event_centre = RareEventCentre::share_of_mean;
  EXPECT_DOUBLE_EQ(limits_of(request).centre, 0.693 * 4.5);
}

}  // namespace
}  // namespace qi::spc
