#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "stats/asking.h"
#include "stats/concordance.h"

namespace qi::stats {
namespace {

const std::vector<double> kFirstDrug{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2};
const std::vector<double> kSecondDrug{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

std::int64_t by_pairs(const std::vector<double>& first, const std::vector<double>& second) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < first.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const double product = (first[i] - first[j]) * (second[i] - second[j]);
      sum += (product > 0) - (product < 0);
    }
  return sum;
}

TEST(Concordance, IsThatOfEveryPairAlsoWithTies) {
  EXPECT_EQ(concordant_less_discordant(std::array{1.0, 2.0, 3.0}, std::array{1.0, 3.0, 2.0}), 1);
  std::vector<double> first;
  std::vector<double> second;
  for (int i = 0; i < 60; ++i) {
    first.push_back(i * i % 11);
    second.push_back(i * 7 % 13);
    EXPECT_EQ(concordant_less_discordant(first, second), by_pairs(first, second)) << i;
  }
}

/// The two statistics of every order of five rows.
TEST(Concordance, ExactDistributionsAreThoseOfEveryOrder) {
  std::vector<double> order{1, 2, 3, 4, 5};
  const std::vector<double> rows = order;
  std::vector<double> concordant(11, 0);
  std::vector<double> squares(41, 0);
  do {
    concordant[static_cast<std::size_t>((by_pairs(rows, order) + 10) / 2)] += 1 / 120.0;
    double sum = 0;
    for (std::size_t i = 0; i < 5; ++i) sum += (order[i] - rows[i]) * (order[i] - rows[i]);
    squares[static_cast<std::size_t>(sum)] += 1 / 120.0;
  } while (std::next_permutation(order.begin(), order.end()));
  const std::vector<double> kendall = concordance_probabilities(5);
  const std::vector<double> spearman = spearman_probabilities(5);
  ASSERT_EQ(kendall.size(), 11u);
  ASSERT_EQ(spearman.size(), 41u);
  for (std::size_t i = 0; i < 11; ++i) EXPECT_NEAR(kendall[i], concordant[i], 1e-14);
  for (std::size_t i = 0; i < 41; ++i) EXPECT_NEAR(spearman[i], squares[i], 1e-14);
}

TEST(Correlations, AgreeWithTheWorkedExamples) {
  const TestResult pearson = answer_to("pearson", {kFirstDrug, kSecondDrug});
  EXPECT_NEAR(pearson.effects.front().estimate, 0.795, 5e-4);
  EXPECT_NEAR(pearson.effects.front().interval->lower, 0.332, 5e-4);
  EXPECT_NEAR(pearson.p_value, 0.00596, 5e-6);
  TestRequest request = request_with({kFirstDrug, kSecondDrug});
  request.exact = false;
  const TestResult spearman = answer("spearman", request);
  EXPECT_NEAR(spearman.effects.front().estimate, 0.782, 5e-4);
  EXPECT_NEAR(spearman.p_value, 0.00755, 5e-6);
}

TEST(Correlations, OfRanksAreExactForFewRowsWithoutTies) {
  const TestResult spearman = answer_to("spearman", {{1, 2, 3, 4}, {10, 20, 40, 30}});
  EXPECT_TRUE(spearman.is_exact);
  EXPECT_NEAR(spearman.effects.front().estimate, 0.8, 1e-14);
  EXPECT_NEAR(spearman.p_value, 2 * 4 / 24.0, 1e-14);
  const TestResult kendall = answer_to("kendall", {{1, 2, 3, 4}, {10, 20, 40, 30}});
  EXPECT_EQ(kendall.statistic, 5);
  EXPECT_NEAR(kendall.p_value, 2 * 4 / 24.0, 1e-14);
  EXPECT_FALSE(answer_to("kendall", {{1, 2, 3, 3}, {10, 20, 40, 30}}).is_exact);
}

TEST(Correlations, ADirectionAsksForTheSignOfTheConnection) {
  for (const char* slug : {"pearson", "spearman", "kendall"}) {
    TestRequest request = request_with({kFirstDrug, kSecondDrug});
    request.alternative = Alternative::greater;
    EXPECT_LT(answer(slug, request).p_value, 0.01) << slug;
    EXPECT_EQ(answer(slug, request).effects.front().interval->upper, 1) << slug;
    request.alternative = Alternative::less;
    EXPECT_GT(answer(slug, request).p_value, 0.99) << slug;
  }
}

TEST(Correlations, PointsExactlyOnALineHaveNoTAndNoInterval) {
  const TestResult result = answer_to("pearson", {{1, 2, 3, 4}, {0.1, 0.3, 0.5, 0.7}});
  EXPECT_NEAR(result.effects.front().estimate, 1, 1e-15);
  EXPECT_FALSE(result.effects.front().interval);
  EXPECT_TRUE(std::isnan(result.statistic));
  EXPECT_EQ(result.p_value, 0);
  EXPECT_EQ(result.notes.front(),
            "The correlation is perfect: it has no t, and the p-value is 0 to any number of digits.");
}

TEST(Correlations, RefuseColumnsWithoutAnyDifferenceAndTooFewRows) {
  EXPECT_EQ(refusal_to("pearson", {{1, 1, 1}, {2, 3, 4}}),
            "Every figure of A is the same, so nothing can go together with it.");
  EXPECT_EQ(refusal_to("kendall", {{1, 2}, {2, 3}}), "Give at least 3 pairs with both figures; there are 2.");
  EXPECT_EQ(refusal_to("spearman", {{1, 2}, {2, 3, 4}}),
            "The columns must have a figure in every row: B has another length.");
  TestRequest request = request_with({{1, 2, 2}, {2, 3, 4}});
  request.exact = true;
  EXPECT_EQ(refusal("kendall", request), "Some figures are equal, and there is no exact distribution: leave it out.");
}

TEST(Correlations, RowsWithAMissingFigureAreLeftOutWithANote) {
  const TestResult result = answer_to("pearson", {{1, 2, kUndefined, 4, 5}, {2, 1, 3, kUndefined, 6}});
  EXPECT_EQ(result.sizes.front(), 3u);
  EXPECT_EQ(result.notes.back(), "2 rows with a missing figure were left out.");
}

}  // namespace
}  // namespace qi::stats
