#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "stats/asking.h"
#include "stats/pairwise_places.h"
#include "stats/rank_sums.h"
#include "stats/ranks.h"

namespace qi::stats {
namespace {

const std::vector<double> kThree{1.1, 2.3, 3.1};
const std::vector<double> kFour{2.2, 4.4, 5.9, 6.1};

TEST(Ranks, EqualFiguresShareTheMeanOfTheirs) {
  EXPECT_EQ(mid_ranks(std::array{10.0, 20.0, 20.0, 5.0}), (std::vector<double>{2, 3.5, 3.5, 1}));
  EXPECT_EQ(tie_sizes(std::array{10.0, 20.0, 20.0, 5.0, 5.0, 5.0}), (std::vector<std::size_t>{3, 2}));
  EXPECT_EQ(tie_term(std::array<std::size_t, 2>{3, 2}), 30);
}

TEST(Ranks, FiguresThatDifferByRoundingAloneAreATie) {
  const double first = 1.3 - 1.0;
  const double second = 0.5 - 0.2;
  ASSERT_NE(first, second);
  const std::vector<double> snapped = without_rounding({first, second, 0.2}, 1.3);
  EXPECT_EQ(snapped[0], snapped[1]);
  EXPECT_EQ(snapped[2], 0.2);
}

/// Every way to choose 3 of these ranks, one by one.
double share_at_most(const std::vector<double>& ranks, double sum) {
  double ways = 0;
  double all = 0;
  for (std::size_t i = 0; i < ranks.size(); ++i)
    for (std::size_t j = i + 1; j < ranks.size(); ++j)
      for (std::size_t k = j + 1; k < ranks.size(); ++k) {
        ++all;
        if (ranks[i] + ranks[j] + ranks[k] <= sum) ++ways;
      }
  return ways / all;
}

TEST(RankSums, CountEveryWayAlsoWithTies) {
  for (const std::vector<double>& ranks :
       {std::vector<double>{1, 2, 3, 4, 5, 6, 7}, std::vector<double>{1, 2.5, 2.5, 4, 6, 6, 6}}) {
    const RankSums sums = RankSums::of_draws(ranks, 3);
    for (double sum = 5; sum <= 19; sum += 0.5) EXPECT_NEAR(sums.at_most(sum), share_at_most(ranks, sum), 1e-14) << sum;
    EXPECT_NEAR(sums.at_least(12) + sums.at_most(11.5), 1, 1e-14);
  }
}

TEST(RankSums, OfThreeSignsAreTheEightCombinations) {
  const RankSums sums = RankSums::of_signs(std::array{1.0, 2.0, 3.0});
  EXPECT_NEAR(sums.at_most(0), 1 / 8.0, 1e-15);
  EXPECT_NEAR(sums.at_most(3), 5 / 8.0, 1e-15);
  EXPECT_EQ(sums.quantile(0.125), 0);
  EXPECT_EQ(sums.quantile(0.126), 1);
}

TEST(PairwisePlaces, AreThoseOfAllDifferencesSorted) {
  const std::vector<double> first{-3, 0.1, 0.2, 7.5, 7.5};
  const std::vector<double> second{-1, 0.1, 4};
  std::vector<double> all;
  for (const double a : first)
    for (const double b : second) all.push_back(a - b);
  std::ranges::sort(all);
  for (std::size_t place = 1; place <= all.size(); ++place)
    EXPECT_EQ(nth_difference(first, second, place), all[place - 1]) << place;
  EXPECT_EQ(median_difference(first, second), all[7]);
}

TEST(PairwisePlaces, AreThoseOfAllWalshAveragesSorted) {
  const std::vector<double> values{-3, 0.1, 0.2, 7.5, 7.5, 100};
  std::vector<double> all;
  for (std::size_t i = 0; i < values.size(); ++i)
    for (std::size_t j = i; j < values.size(); ++j) all.push_back((values[i] + values[j]) / 2);
  std::ranges::sort(all);
  for (std::size_t place = 1; place <= all.size(); ++place)
    EXPECT_EQ(nth_walsh_average(values, place), all[place - 1]) << place;
  EXPECT_EQ(median_walsh_average(values), all[10]);
}

TEST(RankSum, AgreesWithTheWorkedExample) {
  const TestResult result = answer_to("rank-sum", {kThree, kFour});
  EXPECT_TRUE(result.is_exact);
  EXPECT_EQ(result.statistic, 2);
  EXPECT_NEAR(result.p_value, 2 * 4 / 35.0, 1e-12);
  EXPECT_NEAR(result.effects[1].estimate, 2 * 2 / 12.0 - 1, 1e-12);
}

// 5 and 5 without any overlap: of 252 ways 1 is as low. 95 of 100 leaves 2 ways below, so the interval reaches from the
// third smallest of the 25 differences to the third largest.
TEST(RankSum, TheExactIntervalReachesToThePlaceThatTheTestWouldNotReject) {
  const TestResult result = answer_to("rank-sum", {{1, 2, 3, 4, 5}, {11, 12.5, 14.2, 16.1, 18.3}});
  EXPECT_NEAR(result.p_value, 2 / 252.0, 1e-12);
  std::vector<double> differences;
  for (const double a : {1, 2, 3, 4, 5})
    for (const double b : {11.0, 12.5, 14.2, 16.1, 18.3}) differences.push_back(a - b);
  std::ranges::sort(differences);
  EXPECT_EQ(result.effects.front().estimate, differences[12]);
  EXPECT_EQ(result.effects.front().interval->lower, differences[2]);
  EXPECT_EQ(result.effects.front().interval->upper, differences[22]);
}

TEST(RankSum, FewFiguresHaveAnIntervalOfALowerLevelAndSaySo) {
  const TestResult result = answer_to("rank-sum", {{1, 2}, {3, 4, 5}});
  EXPECT_NEAR(result.effects.front().interval->level, 0.8, 1e-12);
  EXPECT_EQ(result.notes.back(), "With so few figures no interval holds more than 80%.");
}

TEST(RankSum, WithTiesIsNormalUnlessAskedToCount) {
  TestRequest request = request_with({{1, 2, 2, 3}, {2, 4, 5, 5}});
  const TestResult normal = answer("rank-sum", request);
  EXPECT_FALSE(normal.is_exact);
  EXPECT_EQ(normal.notes.front(), "Some figures are equal, so the p-value is of the normal approximation.");
  request.exact = true;
  const TestResult exact = answer("rank-sum", request);
  EXPECT_TRUE(exact.is_exact);
  // Ranks 1 3 3 3 5 6 7.5 7.5: the first has 1 + 3 + 3 + 5 = 12, and 1 + 3 of 70 ways are as low.
  EXPECT_NEAR(exact.p_value, 2 * 4 / 70.0, 1e-12);
}

TEST(RankSum, RefusesColumnsWithoutAnyDifference) {
  EXPECT_EQ(refusal_to("rank-sum", {{3, 3}, {3, 3, 3}}), "Every figure is the same: there is nothing to compare.");
  EXPECT_EQ(refusal_to("rank-sum", {{kUndefined}, {3}}), "Give A at least 1 figure; it has 0.");
  TestRequest request = request_with({std::vector<double>(101, 0), std::vector<double>(101, 1)});
  request.exact = true;
  EXPECT_EQ(refusal("rank-sum", request),
            "The exact distribution takes up to 100 figures in a column: ask for the normal one.");
}

TEST(SignedRank, SixRisesOutOfSixAreOneWayOfSixtyFour) {
  const TestResult result = answer_to("signed-rank", {{1, 2, 3, 4, 5, 6}, {1.5, 3, 4.5, 6, 7.5, 9}});
  EXPECT_TRUE(result.is_exact);
  EXPECT_EQ(result.statistic, 0);
  EXPECT_NEAR(result.p_value, 2 / 64.0, 1e-14);
  EXPECT_NEAR(result.effects.front().estimate, -1.75, 1e-12);
  // 95% leaves nothing outside of six: both ends are the extreme averages.
  EXPECT_NEAR(result.effects.front().interval->lower, -3, 1e-12);
  EXPECT_NEAR(result.effects.front().interval->upper, -0.5, 1e-12);
  EXPECT_EQ(result.effects[1].estimate, -1);
}

TEST(SignedRank, DifferencesEqualButForRoundingAreTiesAndZerosAreLeftOut) {
  const TestResult result = answer_to("signed-rank", {{1.1, 0.8, 2.2, 3}, {0.8, 0.5, 2.2, 1}});
  EXPECT_FALSE(result.is_exact);
  EXPECT_EQ(result.sizes.front(), 3u);
  EXPECT_EQ(result.notes.front(), "1 that does not differ from what is assumed left out.");
  EXPECT_EQ(result.notes[1], "Some figures are equal, so the p-value is of the normal approximation.");
}

TEST(SignedRank, OfOneSampleCountsFromTheAssumedCentre) {
  TestRequest request = request_with({{11, 12, 13, 14.5, 15.5, 16.5}});
  request.null_value = 10;
  const TestResult result = answer("one-sample-signed-rank", request);
  EXPECT_EQ(result.statistic, 21);
  EXPECT_NEAR(result.p_value, 2 / 64.0, 1e-14);
  EXPECT_NEAR(result.effects.front().estimate, 13.75, 1e-12);
  request.null_value = 11;
  request.columns = {{"A", {11, 11}}};
  EXPECT_EQ(refusal("one-sample-signed-rank", request),
            "Nothing differs from what is assumed: there is nothing to test.");
}

TEST(SignTest, AgreesWithTheWorkedExample) {
  const TestResult result = answer_to("sign", {{2, 3, 4, 5, 6, 7, 8, 9, 1, 1, 4}, {1, 1, 1, 1, 1, 1, 1, 1, 2, 3, 4}});
  EXPECT_EQ(result.statistic, 8);
  EXPECT_NEAR(result.p_value, 112 / 1024.0, 1e-14);
  EXPECT_EQ(result.notes.front(), "1 figure equal to what is assumed left out of the test, not of the median.");
}

// Of ten figures the second smallest and the second largest hold 1 - 2 x 11 / 1024 = 97.9%.
TEST(SignTest, TheIntervalOfAMedianLiesBetweenSortedFigures) {
  const TestResult ten = answer_to("one-sample-sign", {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}});
  EXPECT_EQ(ten.effects.front().estimate, 5.5);
  EXPECT_EQ(ten.effects.front().interval->lower, 2);
  EXPECT_EQ(ten.effects.front().interval->upper, 9);
  const TestResult five = answer_to("one-sample-sign", {{1, 2, 3, 4, 5}});
  EXPECT_TRUE(std::isinf(five.effects.front().interval->lower));
  EXPECT_EQ(five.notes.back(), "There are too few figures for an interval of this level.");
}

TEST(KolmogorovSmirnov, AgreesWithTheWorkedExample) {
  const TestResult result = answer_to("kolmogorov-smirnov", {kThree, kFour});
  EXPECT_NEAR(result.statistic, 0.75, 1e-15);
  EXPECT_NEAR(result.p_value, 8 / 35.0, 1e-14);
}

// All small figures before all large ones is one way of C(8, 4) = 70 in each direction.
TEST(KolmogorovSmirnov, GreaterMeansThatTheFirstColumnTendsToBeLarger) {
  TestRequest request = request_with({{5, 6, 7, 8}, {1, 2, 3, 4}});
  EXPECT_NEAR(answer("kolmogorov-smirnov", request).p_value, 2 / 70.0, 1e-15);
  request.alternative = Alternative::greater;
  EXPECT_NEAR(answer("kolmogorov-smirnov", request).p_value, 1 / 70.0, 1e-15);
  request.alternative = Alternative::less;
  EXPECT_NEAR(answer("kolmogorov-smirnov", request).p_value, 1, 1e-15);
}

// Smirnov's limit at 1.36 is 0.0495 (his table), from either of its two series.
TEST(KolmogorovSmirnov, LongColumnsTakeSmirnovsLimit) {
  std::vector<double> first;
  std::vector<double> second;
  for (int i = 0; i < 200; ++i) {
    first.push_back(i);
    second.push_back(i + 27.2);
  }
  const TestResult result = answer_to("kolmogorov-smirnov", {first, second});
  EXPECT_FALSE(result.is_exact);
  EXPECT_NEAR(result.statistic, 0.14, 1e-12);
  EXPECT_NEAR(result.p_value, 0.03968, 5e-5);
  for (double& value : second) value -= 26;
  EXPECT_NEAR(answer_to("kolmogorov-smirnov", {first, second}).p_value, 1, 1e-9);
}

TEST(KolmogorovSmirnov, ColumnsThatAreTheSameAreNoDistanceApart) {
  const TestResult result = answer_to("kolmogorov-smirnov", {{1, 2}, {1, 2}});
  EXPECT_EQ(result.statistic, 0);
  EXPECT_EQ(result.p_value, 1);
}

}  // namespace
}  // namespace qi::stats
