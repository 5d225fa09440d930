#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "stats/test_catalogue.h"

namespace qi::stats {
namespace {

TestRequest grouped(std::vector<std::vector<double>> groups) {
  TestRequest request;
  for (std::vector<double>& group : groups)
    request.columns.push_back({std::string(1, static_cast<char>('A' + request.columns.size())), std::move(group)});
  return request;
}

std::string refusal(std::string_view slug, const TestRequest& request) {
  const auto result = run_test(slug, request);
  return result ? "answered" : result.error().message;
}

const std::vector<std::vector<double>> kTwoGroups{{1, 2, 3, 4}, {1, 3, 5, 9}};

TEST(FTestOfVariances, AgreesWithTheWorkedExample) {
  const auto result = run_test("f-test-variances", grouped(kTwoGroups));
  ASSERT_TRUE(result);
  // Variances 5/3 and 35/3.
  EXPECT_NEAR(result->statistic, 1.0 / 7, 1e-12);
  EXPECT_EQ(result->degrees, (std::vector<double>{3, 3}));
  EXPECT_NEAR(result->effects[1].estimate, std::sqrt(1.0 / 7), 1e-12);
  // F of 3 and 3 degrees has the distribution function 2 / pi (atan(sqrt F) - sqrt F (1 - F) / (1 + F)^2).
  const double root = std::sqrt(1.0 / 7);
  const double at_most = 2 / M_PI * (std::atan(root) - root * (1 - 1.0 / 7) / std::pow(1 + 1.0 / 7, 2));
  EXPECT_NEAR(result->p_value, 2 * at_most, 1e-12);
  EXPECT_NEAR(result->p_value, 0.1443, 5e-5);
}

TEST(FTestOfVariances, WithADirectionHasAnOpenInterval) {
  TestRequest request = grouped(kTwoGroups);
  const auto two_sided = run_test("f-test-variances", request);
  request.alternative = Alternative::less;
  const auto less = run_test("f-test-variances", request);
  ASSERT_TRUE(two_sided && less);
  EXPECT_NEAR(less->p_value, two_sided->p_value / 2, 1e-12);
  EXPECT_EQ(less->effects[0].interval->lower, 0);
  EXPECT_LT(less->effects[0].interval->upper, two_sided->effects[0].interval->upper);
}

TEST(BrownForsythe, AgreesWithTheWorkedExample) {
  const auto result = run_test("brown-forsythe", grouped(kTwoGroups));
  ASSERT_TRUE(result);
  // Distances 1.5 0.5 0.5 1.5 and 3 1 1 5: between 4.5 with 1 degree, within 12 with 6.
  EXPECT_NEAR(result->statistic, 2.25, 1e-12);
  EXPECT_NEAR(result->p_value, 0.1843, 5e-5);
  EXPECT_EQ(result->effects[0].name, "Largest standard deviation over the smallest");
  EXPECT_NEAR(result->effects[0].estimate, std::sqrt(7), 1e-12);
}

TEST(Levene, MeasuresFromTheMeans) {
  const auto result = run_test("levene", grouped(kTwoGroups));
  ASSERT_TRUE(result);
  // Distances 1.5 0.5 0.5 1.5 and 3.5 1.5 0.5 4.5: between 4.5 with 1 degree, within 11 with 6.
  EXPECT_NEAR(result->statistic, 4.5 / (11.0 / 6), 1e-12);
}

TEST(Bartlett, AgreesWithTheWorkedExample) {
  const auto result = run_test("bartlett", grouped(kTwoGroups));
  ASSERT_TRUE(result);
  const double pooled = 20.0 / 3;
  const double expected =
      (6 * std::log(pooled) - 3 * std::log(5.0 / 3) - 3 * std::log(35.0 / 3)) / (1 + (2.0 / 3 - 1.0 / 6) / 3);
  EXPECT_NEAR(result->statistic, expected, 1e-12);
  EXPECT_NEAR(result->p_value, std::erfc(std::sqrt(expected / 2)), 1e-12);
}

// Distances that are equal in the figures as typed must not be parted by the rounding of doubles.
TEST(FlignerKilleen, DoesNotDependOnTheUnitOfTheFigures) {
  const std::vector<std::vector<double>> in_hundredths{{417, 558, 518, 611, 450, 461, 517, 453, 533, 514},
                                                       {481, 417, 441, 359, 587, 383, 603, 489, 432, 469},
                                                       {631, 512, 554, 550, 537, 529, 492, 615, 580, 526}};
  std::vector<std::vector<double>> as_typed = in_hundredths;
  for (auto& group : as_typed)
    for (double& value : group) value /= 100;
  const auto whole = run_test("fligner-killeen", grouped(in_hundredths));
  const auto typed = run_test("fligner-killeen", grouped(as_typed));
  ASSERT_TRUE(whole && typed);
  EXPECT_NEAR(typed->statistic, whole->statistic, 1e-12);
  EXPECT_NEAR(typed->p_value, whole->p_value, 1e-12);
}

TEST(TestsOfSpread, RefuseAGroupWithoutSpreadWhereTheyDivideByIt) {
  const TestRequest request = grouped({{1, 2, 3}, {0.1, 0.1, 0.1}});
  const std::string expected =
      "Every figure of B is the same, and this test divides by its spread: leave that group out.";
  EXPECT_EQ(refusal("f-test-variances", request), expected);
  EXPECT_EQ(refusal("bartlett", request), expected);
  const auto brown_forsythe = run_test("brown-forsythe", request);
  ASSERT_TRUE(brown_forsythe);
  EXPECT_TRUE(brown_forsythe->effects.empty());
  EXPECT_EQ(brown_forsythe->notes.at(0),
            "A group has no spread at all, so the ratio of the largest to the smallest has no bound.");
}

TEST(TestsOfSpread, RefuseWhereDistancesDoNotDiffer) {
  EXPECT_NE(refusal("brown-forsythe", grouped({{1, 3}, {5, 9}})), "answered");
  EXPECT_NE(refusal("levene", grouped({{1, 3}, {5, 9}})), "answered");
  EXPECT_NE(refusal("fligner-killeen", grouped({{1, 3}, {5, 7}})), "answered");
}

TEST(TestsOfSpread, RefuseASingleFigure) {
  for (const std::string_view slug : {"f-test-variances", "brown-forsythe", "levene", "bartlett", "fligner-killeen"})
    EXPECT_EQ(refusal(slug, grouped({{1, 2, 3}, {4}})), "Give B at least 2 figures; it has 1.") << slug;
}

}  // namespace
}  // namespace qi::stats
