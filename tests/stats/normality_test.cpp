#include "stats/normality.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "stats/distributions.h"
#include "stats/test_catalogue.h"

namespace qi::stats {
namespace {

std::vector<double> normal_scores(std::size_t count) {
  std::vector<double> scores;
  for (std::size_t i = 0; i < count; ++i)
    scores.push_back(normal_quantile((static_cast<double>(i) + 0.5) / static_cast<double>(count)));
  return scores;
}

// Base R 4.2.2, shapiro.test(c(1.1, 2.3, 3.1)): of three values p has a closed form.
TEST(ShapiroWilk, OfThreeValuesIsExact) {
  const NormalityTest test = shapiro_wilk(std::vector<double>{2.3, 1.1, 3.1});
  EXPECT_NEAR(test.statistic, 0.9868421052631581, 1e-14);
  EXPECT_NEAR(test.p_value, 0.7804408148790137, 1e-12);
}

TEST(ShapiroWilk, DoesNotDependOnUnitOrOrigin) {
  const std::vector<double> values{3, 9, 4, 12, 5, 5, 30, 8};
  std::vector<double> moved;
  for (const double value : values) moved.push_back(1e6 - 60 * value);
  EXPECT_NEAR(shapiro_wilk(values).statistic, shapiro_wilk(moved).statistic, 1e-12);
  EXPECT_NEAR(shapiro_wilk(values).p_value, shapiro_wilk(moved).p_value, 1e-11);
}

TEST(ShapiroWilk, TakesNormalScoresForNormalAndOneFarFigureNot) {
  for (const std::size_t count : {4, 11, 12, 50, 5000}) {
    std::vector<double> values = normal_scores(count);
    EXPECT_GT(shapiro_wilk(values).p_value, 0.5) << count;
    values.back() += 50;
    EXPECT_LT(shapiro_wilk(values).p_value, 0.02) << count;
  }
}

TEST(AndersonDarling, TakesNormalScoresForNormalAndOneFarFigureNot) {
  for (const std::size_t count : {8, 50, 20000}) {
    std::vector<double> values = normal_scores(count);
    EXPECT_GT(anderson_darling(values).p_value, 0.9) << count;
    values.back() += 1e6;
    const NormalityTest test = anderson_darling(values);
    EXPECT_LT(test.p_value, 0.001) << count;
    EXPECT_TRUE(std::isfinite(test.statistic)) << count;
  }
}

// The two curves meet where the table changes from one to the other.
TEST(AndersonDarling, HasNoStepInItsProbabilities) {
  double before = 1;
  for (double tail = 0; tail < 60; tail += 0.05) {
    std::vector<double> values = normal_scores(20);
    values.back() += tail;
    const double p_value = anderson_darling(values).p_value;
    EXPECT_LE(p_value, before + 1e-3) << tail;
    EXPECT_LT(before - p_value, 0.1) << tail;
    before = p_value;
  }
}

TEST(NormalityTests, RefuseTooFewTooManyAndEqualFigures) {
  const auto refusal = [](std::string_view slug, std::vector<double> values) {
    const auto result = run_test(slug, {.columns = {{"Minutes", std::move(values)}}});
    return result ? std::string("answered") : result.error().message;
  };
  EXPECT_EQ(refusal("shapiro-wilk", {1, 2}), "Give Minutes at least 3 figures; it has 2.");
  EXPECT_EQ(refusal("anderson-darling", {1, 2, 3, 4, 5, 6, 7}), "Give Minutes at least 8 figures; it has 7.");
  EXPECT_EQ(refusal("shapiro-wilk", normal_scores(5001)),
            "The Shapiro-Wilk test takes 5,000 figures at most: use the Anderson-Darling test.");
  EXPECT_NE(refusal("shapiro-wilk", {4, 4, 4, 4}), "answered");
  EXPECT_NE(refusal("anderson-darling", std::vector<double>(10, 0.1)), "answered");
  EXPECT_EQ(refusal("anderson-darling", normal_scores(5001)), "answered");
}

}  // namespace
}  // namespace qi::stats
