#include "stats/measurement/kappa.h"

#include <gtest/gtest.h>

#include <cmath>

namespace qi::stats {
namespace {

using Table = std::vector<std::vector<double>>;

// Fleiss, Statistical Methods for Rates and Proportions, 2nd ed. 1981, table 13.1: two raters, 100 patients.
const Table kFleiss1981{{75, 1, 4}, {5, 4, 1}, {0, 0, 10}};

TEST(CohenKappa, AgreesWithTheExampleOfFleiss1981) {
  const auto kappa = cohen_kappa(kFleiss1981, KappaWeights::none, 0.95);
  ASSERT_TRUE(kappa);
  // Printed: 0.676, null standard error 0.076, standard error 0.088. More digits by the derivatives in exact fractions.
  EXPECT_DOUBLE_EQ(kappa->observed, 0.89);
  EXPECT_NEAR(kappa->expected, 0.66, 1e-15);
  EXPECT_NEAR(kappa->estimate, 0.6764705882352942, 1e-14);
  EXPECT_NEAR(kappa->standard_error, 0.08770295347521248, 1e-14);
  EXPECT_NEAR(kappa->null_standard_error, 0.07618725792346247, 1e-14);
  EXPECT_NEAR(kappa->z, 8.879, 5e-4);
  EXPECT_NEAR(kappa->interval.lower, 0.6764705882352942 - 1.959963984540054 * 0.08770295347521248, 1e-14);
  EXPECT_NEAR(kappa->interval.upper, 0.6764705882352942 + 1.959963984540054 * 0.08770295347521248, 1e-14);
}

TEST(CohenKappa, IsWeightedByStepsOrTheirSquares) {
  // Independently by the delta method in exact fractions.
  const auto linear = cohen_kappa(kFleiss1981, KappaWeights::linear, 0.95);
  ASSERT_TRUE(linear);
  EXPECT_NEAR(linear->estimate, 0.7222222222222222, 1e-14);
  EXPECT_NEAR(linear->standard_error, 0.08430095392318859, 1e-14);
  EXPECT_NEAR(linear->null_standard_error, 0.08786056417982561, 1e-14);
  const auto quadratic = cohen_kappa(kFleiss1981, KappaWeights::quadratic, 0.95);
  ASSERT_TRUE(quadratic);
  EXPECT_NEAR(quadratic->estimate, 0.7553191489361702, 1e-14);
  EXPECT_NEAR(quadratic->standard_error, 0.08670713249380711, 1e-14);
  EXPECT_NEAR(quadratic->null_standard_error, 0.0989476085815206, 1e-14);
}

TEST(CohenKappa, OfTwoCategoriesIsTheSameUnderEveryWeight) {
  const Table table{{20, 5}, {10, 15}};
  for (const KappaWeights weights : {KappaWeights::none, KappaWeights::linear, KappaWeights::quadratic}) {
    const auto kappa = cohen_kappa(table, weights, 0.95);
    ASSERT_TRUE(kappa);
    EXPECT_NEAR(kappa->estimate, 0.4, 1e-14);
  }
}

TEST(CohenKappa, IsOneWithoutAnyDisagreementAndUndefinedInOneCategory) {
  const auto perfect = cohen_kappa({{7, 0}, {0, 3}}, KappaWeights::none, 0.95);
  ASSERT_TRUE(perfect);
  EXPECT_DOUBLE_EQ(perfect->estimate, 1);
  EXPECT_NEAR(perfect->standard_error, 0, 1e-8);
  const auto one = cohen_kappa({{7, 0}, {0, 0}}, KappaWeights::none, 0.95);
  ASSERT_TRUE(one);
  EXPECT_TRUE(std::isnan(one->estimate));
  EXPECT_TRUE(std::isnan(one->p_value));
}

TEST(CohenKappa, RefusesWhatIsNoTableOfCounts) {
  EXPECT_FALSE(cohen_kappa({{1, 2}, {3}}, KappaWeights::none, 0.95));
  EXPECT_FALSE(cohen_kappa({{1, 2}, {3, -1}}, KappaWeights::none, 0.95));
  EXPECT_FALSE(cohen_kappa({{1, 2}, {3, 0.5}}, KappaWeights::none, 0.95));
  EXPECT_FALSE(cohen_kappa({{0, 0}, {0, 0}}, KappaWeights::none, 0.95));
  EXPECT_FALSE(cohen_kappa({{1, 2}, {3, 4}}, KappaWeights::none, 1));
}

// The widely printed example of ten items, fourteen raters and five categories: kappa 0.210.
const Table kTenItems{{0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0}, {2, 2, 8, 1, 1},
                      {7, 7, 0, 0, 0},  {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2}, {6, 5, 2, 1, 0}, {0, 2, 2, 3, 7}};

TEST(FleissKappa, AgreesWithTheExampleOfTenItems) {
  const auto kappa = fleiss_kappa(kTenItems, 0.95);
  ASSERT_TRUE(kappa);
  EXPECT_NEAR(kappa->overall.observed, 0.378021978021978, 1e-14);
  EXPECT_NEAR(kappa->overall.expected, 0.21275510204081632, 1e-14);
  EXPECT_NEAR(kappa->overall.estimate, 0.20993070442195524, 1e-14);
  // Independently: each item's pull by differences of weights in 40 digits; null error in exact fractions.
  EXPECT_NEAR(kappa->overall.standard_error, 0.09237111160600824, 1e-13);
  EXPECT_NEAR(kappa->overall.null_standard_error, 0.01696506922439313, 1e-14);
}

TEST(FleissKappa, JudgesEachCategoryAgainstTheOthers) {
  const auto kappa = fleiss_kappa(kTenItems, 0.95);
  ASSERT_TRUE(kappa);
  const double estimates[] = {0.2012820512820513, 0.07967032967032966, 0.17159763313609466, 0.030381383322559793,
                              0.5076566951566952};
  const double errors[] = {0.0695736160773194, 0.05392336794779779, 0.07064828798584555, 0.036942792638668814,
                           0.2119943779586119};
  ASSERT_EQ(kappa->categories.size(), 5u);
  for (std::size_t j = 0; j < 5; ++j) {
    EXPECT_NEAR(kappa->categories[j].estimate, estimates[j], 1e-14);
    EXPECT_NEAR(kappa->categories[j].standard_error, errors[j], 1e-13);
    // Fleiss, Nee and Landis 1979: the same for each category, the root of 2 / (10 × 14 × 13).
    EXPECT_NEAR(kappa->categories[j].null_standard_error, std::sqrt(2.0 / 1820), 1e-14);
  }
}

TEST(FleissKappa, RefusesUnequalNumbersOfRatings) {
  const auto kappa = fleiss_kappa({{2, 1}, {1, 1}}, 0.95);
  ASSERT_FALSE(kappa);
  EXPECT_EQ(kappa.error().message, "Fleiss' kappa needs equally many ratings of each item.");
}

}  // namespace
}  // namespace qi::stats
