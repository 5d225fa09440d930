#include "stats/p_value_adjustment.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "stats/test_catalogue.h"

namespace qi::stats {
namespace {

void expect_adjusted(Adjustment adjustment, const std::vector<double>& p_values, const std::vector<double>& expected) {
  const std::vector<double> ours = adjusted(p_values, adjustment);
  ASSERT_EQ(ours.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_NEAR(ours[i], expected[i], 1e-12) << i;
}

TEST(Adjustments, AgreeWithTheirFormulaeByHand) {
  const std::vector<double> p_values{0.04, 0.01, 0.03, 0.02};
  const double harmonic = 1 + 1.0 / 2 + 1.0 / 3 + 1.0 / 4;
  expect_adjusted(Adjustment::bonferroni, p_values, {0.16, 0.04, 0.12, 0.08});
  expect_adjusted(Adjustment::holm, p_values, {0.06, 0.04, 0.06, 0.06});
  expect_adjusted(Adjustment::hochberg, p_values, {0.04, 0.04, 0.04, 0.04});
  expect_adjusted(Adjustment::benjamini_hochberg, p_values, {0.04, 0.04, 0.04, 0.04});
  expect_adjusted(Adjustment::benjamini_yekutieli, p_values,
                  {0.04 * harmonic, 0.04 * harmonic, 0.04 * harmonic, 0.04 * harmonic});
}

// The fifteen p-values of Benjamini and Hochberg 1995, section 4: at 5 % Bonferroni finds three and theirs four.
TEST(Adjustments, FindWhatBenjaminiAndHochbergFoundInTheirPaper) {
  const std::vector<double> p_values{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                                     0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000};
  const auto found = [&](Adjustment adjustment) {
    return std::ranges::count_if(adjusted(p_values, adjustment), [](double p) { return p <= 0.05; });
  };
  EXPECT_EQ(found(Adjustment::bonferroni), 3);
  EXPECT_EQ(found(Adjustment::hochberg), 3);
  EXPECT_EQ(found(Adjustment::benjamini_hochberg), 4);
}

TEST(Adjustments, KeepTheOrderAndNeverPassOneNorFallBelowTheGiven) {
  const std::vector<double> p_values{0.5, 0.0, 0.5, 1.0, 0.2, 0.049, 1e-12};
  for (const auto adjustment : {Adjustment::bonferroni, Adjustment::holm, Adjustment::hochberg,
                                Adjustment::benjamini_hochberg, Adjustment::benjamini_yekutieli}) {
    const std::vector<double> ours = adjusted(p_values, adjustment);
    for (std::size_t i = 0; i < p_values.size(); ++i) {
      EXPECT_GE(ours[i], p_values[i]);
      EXPECT_LE(ours[i], 1);
      for (std::size_t j = 0; j < p_values.size(); ++j) {
        if (p_values[i] < p_values[j]) {
          EXPECT_LE(ours[i], ours[j]);
        }
      }
    }
  }
  EXPECT_TRUE(adjusted({}, Adjustment::holm).empty());
}

TEST(Adjustments, OfTheCatalogueSayHowManyStillCount) {
  const auto result = run_test("holm", {.columns = {{"p", {0.04, 0.01, 0.03, 0.02}}}});
  ASSERT_TRUE(result);
  EXPECT_DOUBLE_EQ(result->p_value, 0.04);
  EXPECT_EQ(result->figures[0].slug, "adjusted_1");
  EXPECT_NEAR(result->figures[0].value, 0.06, 1e-12);
  EXPECT_EQ(result->notes.at(0),
            "Below 0.05 are 4 of 4 p-values before and 1 after the adjustment, which keeps the chance of any false "
            "finding at the level.");
}

TEST(Adjustments, RefuseWhatIsNoProbability) {
  const auto result = run_test("bonferroni", {.columns = {{"p", {0.04, 1.01}}}});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message, "A p-value lies between 0 and 1: correct row 2 of p.");
  EXPECT_FALSE(run_test("holm", {.columns = {{"p", {0.1, kUndefined}}}}));
  EXPECT_FALSE(run_test("holm", {.columns = {{"p", {}}}}));
}

}  // namespace
}  // namespace qi::stats
