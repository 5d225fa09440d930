#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "spc/analyse.h"
#include "spc/chart_catalogue.h"

namespace qi::spc {
namespace {

Request given_a_standard(std::vector<double> values, double centre, std::optional<double> sigma) {
  Request request;
  request.values = std::move(values);
  request.given = GivenLimits{.centre = centre, .sigma = sigma};
  return request;
}

TEST(GivenLimits, AreTheCentreAndThreeSigmaWhateverTheValuesAre) {
  const auto analysis = analyse(given_a_standard({20, 21, 27, 13.5}, 20, 2));
  ASSERT_TRUE(analysis);
  const Phase& phase = analysis->phases[0];
  EXPECT_EQ(phase.limits.centre, 20);
  EXPECT_EQ(phase.limits.lower, 14);
  EXPECT_EQ(phase.limits.upper, 26);
  EXPECT_DOUBLE_EQ(phase.limits.mean_moving_range, 2.256);
  EXPECT_DOUBLE_EQ(phase.moving_range_upper, 3.267 * 2.256);
  EXPECT_EQ(phase.baseline_used, 0u);
  EXPECT_FALSE(phase.frozen);
  EXPECT_TRUE(analysis->points[2].high.has(RuleId::outside_limits));
  EXPECT_TRUE(analysis->points[3].low.has(RuleId::outside_limits));
}

TEST(GivenLimits, HoldInEveryPhaseAndFromTheFirstValue) {
  Request request = given_a_standard({20, 21, 22, 30}, 20, 2);
  request.phases = {{.index = 0}, {.index = 3}};
  const auto reading = read_series(request);
  ASSERT_TRUE(reading);
  EXPECT_TRUE(reading->limits_shown);
  EXPECT_FALSE(reading->provisional);
  EXPECT_EQ(reading->points_needed, 0u);
  for (const Phase& phase : reading->analysis.phases) EXPECT_EQ(phase.limits.upper, 26);
  EXPECT_EQ(reading->analysis.variation, Variation::neutral_high) << "a single value outside given limits is a signal";
}

TEST(GivenLimits, OfCountsFollowFromTheCentreAlone) {
  Request request = given_a_standard({9, 12, 19}, 9, std::nullopt);
  request.chart = ChartKind::c;
  const auto counts = analyse(request);
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->phases[0].limits.lower, 0);
  EXPECT_EQ(counts->phases[0].limits.upper, 18);
  EXPECT_TRUE(counts->points[2].high.has(RuleId::outside_limits));
}

TEST(GivenLimits, OfSharesAreWrittenForTheMultiplierAndGoByTheDenominator) {
  Request request = given_a_standard({12, 8, 60}, 25, std::nullopt);
  request.chart = ChartKind::p;
  request.denominators = {40, 40, 100};
  request.multiplier = 100;
  const auto shares = analyse(request);
  ASSERT_TRUE(shares);
  EXPECT_DOUBLE_EQ(shares->limits_at(0).centre, 25);
  EXPECT_DOUBLE_EQ(shares->limits_at(0).upper, 25 + 300 * std::sqrt(0.25 * 0.75 / 40));
  EXPECT_DOUBLE_EQ(shares->limits_at(2).upper, 25 + 300 * std::sqrt(0.25 * 0.75 / 100));
  EXPECT_TRUE(shares->points[2].high.has(RuleId::outside_limits));
  request.chart = ChartKind::np;
  request.given->centre = 0.25;
  const auto numbers = analyse(request);
  ASSERT_TRUE(numbers);
  EXPECT_DOUBLE_EQ(numbers->limits_at(0).centre, 10);
  EXPECT_DOUBLE_EQ(numbers->limits_at(2).centre, 25);
}

TEST(GivenLimits, AreRefusedWithASentenceWhereTheyMakeNoSense) {
  const auto message = [](const Request& request) {
    const auto analysis = analyse(request);
    return analysis ? std::string("not refused") : analysis.error().message;
  };
  Request request = given_a_standard({1, 2, 3}, kMissing, 1);
  EXPECT_EQ(message(request), "Give the centre of the limits as a number.");
  for (const std::optional<double> sigma : {std::optional<double>(), std::optional(0.0), std::optional(-1.0),
                                            std::optional(kMissing), std::optional(HUGE_VAL)}) {
    request.given = GivenLimits{.centre = 2, .sigma = sigma};
    EXPECT_EQ(message(request), "Give a sigma above 0 with the centre of the limits.");
  }
  request.given = GivenLimits{.centre = 2, .sigma = 1};
  request.phases = {{.index = 0, .baseline_points = 2}};
  EXPECT_EQ(message(request), "Limits are given, so no baseline sets them. Leave one of the two out.");
  request.phases.clear();
  request.chart = ChartKind::c;
  EXPECT_EQ(message(request), "The sigma of this chart follows from its centre. Give the centre alone.");
  request.given = GivenLimits{.centre = -1};
  EXPECT_EQ(message(request), "Give a centre of 0 or more: this chart counts.");
  request.chart = ChartKind::p;
  request.denominators = {4, 4, 4};
  request.given = GivenLimits{.centre = 1.5};
  EXPECT_EQ(message(request), "The given centre is more than the whole. Give a share of it.");
  request.multiplier = 100;
  EXPECT_EQ(message(request), "not refused") << "1.5 of a hundred";
  for (const ChartRow& chart : chart_catalogue()) {
    if (chart.known != Known::nothing) continue;
    Request other = given_a_standard({1, 2, 3}, 2, 1);
    other.chart = chart.kind;
    if (has_denominators(chart.takes)) other.denominators = {4, 4, 4};
    EXPECT_EQ(message(other),
              "This chart (" + std::string(chart.title) +
                  ") makes its limits of its own values alone. Leave the given ones out, or ask for an XmR, Xbar, R, "
                  "S, EWMA, p, np, u or c chart.")
        << chart.slug;
  }
}

}  // namespace
}  // namespace qi::spc
