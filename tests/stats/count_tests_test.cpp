#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "stats/asking.h"
#include "stats/conditional_odds.h"
#include "stats/count_intervals.h"
#include "stats/distributions.h"
#include "stats/table_ways.h"

namespace qi::stats {
namespace {

TestRequest with_assumed(std::vector<std::vector<double>> columns, double assumed) {
  TestRequest request = request_with(std::move(columns));
  request.null_value = assumed;
  return request;
}

TEST(CountIntervals, AgreeWithTheirWorkedExamples) {
  EXPECT_EQ(clopper_pearson(0, 40, 0.025).lower, 0);
  EXPECT_NEAR(clopper_pearson(0, 40, 0.025).upper, 0.088097, 5e-7);
  // None of 40: the bound where none is as likely as the tail.
  EXPECT_NEAR(clopper_pearson(0, 40, 0.025).upper, 1 - std::pow(0.025, 1 / 40.0), 1e-12);
  EXPECT_EQ(clopper_pearson(40, 40, 0.025).upper, 1);
  EXPECT_NEAR(wilson(15, 50, 0.025, 0).lower, 0.191036, 5e-7);
  EXPECT_NEAR(wilson(15, 50, 0.025, 0).upper, 0.437504, 5e-7);
  EXPECT_EQ(wilson(0, 50, 0.025, 0.5).lower, 0);
  EXPECT_EQ(wilson(50, 50, 0.025, 0.5).upper, 1);
  EXPECT_NEAR(garwood(25, 0.025).lower, 16.178682, 5e-7);
  EXPECT_NEAR(garwood(25, 0.025).upper, 36.904932, 5e-7);
  EXPECT_EQ(garwood(0, 0.025).lower, 0);
  EXPECT_NEAR(garwood(0, 0.025).upper, -std::log(0.025), 1e-12);
}

TEST(BinomialTest, SumsEveryCountThatIsNoMoreLikely) {
  for (int count = 0; count <= 12; ++count) {
    double sum = 0;
    for (int i = 0; i <= 12; ++i)
      if (binomial_pmf(i, 12, 0.3) <= binomial_pmf(count, 12, 0.3) * (1 + 1e-7)) sum += binomial_pmf(i, 12, 0.3);
    const double ours = answer("binomial", with_assumed({{static_cast<double>(count)}, {12}}, 0.3)).p_value;
    EXPECT_NEAR(ours, sum, 1e-12) << count;
  }
}

TEST(BinomialTest, RefusesAnAssumedShareOutsideNoneToAll) {
  for (const double share : {0.0, 1.0, -0.2})
    EXPECT_EQ(refusal("binomial", with_assumed({{3}, {12}}, share)),
              "Give the share that is assumed, above 0 and below 1.");
}

TEST(CountsOfTotals, RefuseWhatNoCountCanBe) {
  EXPECT_EQ(refusal_to("two-proportions", {{-1, 2}, {5, 5}}), "A count cannot be negative: correct A.");
  EXPECT_EQ(refusal_to("two-proportions", {{1.5, 2}, {5, 5}}), "Counts are whole numbers: correct A.");
  EXPECT_EQ(refusal_to("two-proportions", {{1, 2}, {5, 0}}), "A total of 0 has no share: leave that group out.");
  EXPECT_EQ(refusal_to("two-proportions", {{1, 6}, {5, 5}}), "A count cannot be above its total: correct row 2.");
  EXPECT_EQ(refusal_to("two-proportions", {{1, kUndefined}, {5, 5}}), "Fill in the count that is missing in A.");
  EXPECT_EQ(refusal_to("two-proportions", {{1, 2}, {5, 2e9}}), "A count of B is too large to calculate with.");
  EXPECT_EQ(refusal_to("two-proportions", {{1, 2, 3}, {5, 5, 5}}),
            "This test takes 2 rows, one for each group; there are 3.");
  EXPECT_EQ(refusal_to("several-proportions", {{1}, {5}}),
            "This test takes at least 2 rows, one for each group; there is 1.");
  EXPECT_EQ(refusal_to("two-proportions", {{0, 0}, {5, 5}}),
            "No case counts in any group: there is nothing to compare.");
  EXPECT_EQ(refusal_to("two-proportions", {{5, 5}, {5, 5}}),
            "Every case counts in every group: there is nothing to compare.");
}

TEST(TwoProportions, ComeWithDifferenceRiskRatioAndOddsRatio) {
  const TestResult result = answer_to("two-proportions", {{15, 25}, {50, 50}});
  EXPECT_NEAR(result.effects[0].estimate, -0.2, 1e-15);
  EXPECT_NEAR(result.effects[0].interval->lower, -0.407993, 5e-7);
  EXPECT_EQ(result.effects[1].name, "Risk ratio");
  EXPECT_NEAR(result.effects[1].estimate, 0.6, 1e-15);
  const double error = std::sqrt(1 / 15.0 - 1 / 50.0 + 1 / 25.0 - 1 / 50.0);
  EXPECT_NEAR(result.effects[1].interval->upper, 0.6 * std::exp(1.9599640 * error), 1e-6);
  EXPECT_NEAR(result.effects[2].estimate, 15 * 25 / (35.0 * 25), 1e-15);
}

TEST(TwoProportions, ARatioWithoutDenominatorIsLeftOutWithANote) {
  const TestResult result = answer_to("two-proportions", {{5, 0}, {45, 40}});
  EXPECT_EQ(result.effects.size(), 1u);
  EXPECT_EQ(result.notes.front(), "Risk ratio: not defined, because nothing is in its denominator.");
  const TestResult reversed = answer_to("two-proportions", {{0, 5}, {40, 45}});
  EXPECT_EQ(reversed.effects[1].estimate, 0);
  EXPECT_FALSE(reversed.effects[1].interval);
}

TEST(TwoProportions, ADirectionHalvesThePValueOfTheSideSeen) {
  TestRequest request = request_with({{15, 25}, {50, 50}});
  const double both = answer("two-proportions", request).p_value;
  request.alternative = Alternative::less;
  EXPECT_NEAR(answer("two-proportions", request).p_value, both / 2, 1e-12);
  request.alternative = Alternative::greater;
  EXPECT_NEAR(answer("two-proportions", request).p_value, 1 - both / 2, 1e-12);
}

// By hand: 10, 20 and 30 of 100 each; p = 0.2, (100 + 0 + 100) / 16 = 12.5; 2 degrees: exp(-6.25).
TEST(SeveralProportions, OfThreeGroupsAreTheSumByHand) {
  const TestResult result = answer_to("several-proportions", {{10, 20, 30}, {100, 100, 100}});
  EXPECT_NEAR(result.statistic, 12.5, 1e-12);
  EXPECT_NEAR(result.p_value, std::exp(-6.25), 1e-14);
  EXPECT_NEAR(result.effects.front().estimate, std::sqrt(12.5 / 300), 1e-12);
  // Noncentralities by the series in twenty digits.
  EXPECT_NEAR(result.effects.front().interval->lower, std::sqrt(1.8160693965159143 / 300), 1e-9);
  EXPECT_NEAR(result.effects.front().interval->upper, std::sqrt(28.951113259770285 / 300), 1e-9);
}

TEST(Rates, OneRateAgreesWithTheWorkedExample) {
  const TestResult result = answer("one-rate", with_assumed({{25}, {10}}, 1));
  EXPECT_EQ(result.effects.front().estimate, 2.5);
  EXPECT_NEAR(result.effects.front().interval->lower, 1.618, 5e-4);
  EXPECT_NEAR(result.p_value, 0.0000469, 5e-8);
  EXPECT_EQ(refusal("one-rate", with_assumed({{25}, {10}}, 0)), "Give the rate that is assumed, above 0.");
  EXPECT_EQ(refusal("one-rate", with_assumed({{25}, {0}}, 1)), "Every time or exposure must be above 0: correct B.");
  EXPECT_EQ(refusal("one-rate", with_assumed({{25}, {kUndefined}}, 1)),
            "Every time or exposure must be above 0: correct B.");
}

// R's example of poisson.test: 11 events in 800 against 21 in 3,011.
TEST(Rates, TwoRatesAgreeWithTheWorkedExample) {
  const TestResult result = answer_to("two-rates", {{11, 21}, {800, 3011}});
  EXPECT_NEAR(result.effects.front().estimate, 11 / 800.0 / (21 / 3011.0), 1e-12);
  EXPECT_NEAR(result.effects.front().interval->lower, 0.8584264, 5e-7);
  EXPECT_NEAR(result.effects.front().interval->upper, 4.277266, 5e-7);
  EXPECT_NEAR(result.p_value, 0.07967, 5e-6);
}

// An interval that left the ratio 1 out stood beside p = 0.06, without a word why.
TEST(Rates, SayWhereTheExactIntervalAndThePValueDisagree) {
  std::size_t disagreed = 0;
  for (double first = 1; first <= 25; ++first)
    for (double second = 1; second <= 25; ++second) {
      const TestResult result = answer_to("two-rates", {{first, second}, {800, 1000}});
      const auto& interval = *result.effects.front().interval;
      const bool differ = interval.lower > 1 || interval.upper < 1;
      const bool is_told = std::ranges::any_of(result.notes, [](const std::string& note) {
        return note.starts_with("The interval and the p-value seem to disagree.");
      });
      EXPECT_EQ(is_told, differ != (result.p_value < 0.05)) << first << " and " << second;
      if (is_told) ++disagreed;
    }
  EXPECT_GT(disagreed, 0u);
}

TEST(Rates, ASecondGroupWithoutEventsHasARatioWithoutBound) {
  const TestResult result = answer_to("two-rates", {{5, 0}, {10, 10}});
  EXPECT_EQ(result.effects.front().name, "Difference of rates");
  EXPECT_EQ(result.notes.front(),
            "Rate ratio: without bound, because the second group has no event; 95% interval above 0.916.");
  EXPECT_NEAR(result.p_value, 2 / 32.0, 1e-12);
  EXPECT_EQ(refusal_to("two-rates", {{0, 0}, {10, 10}}), "Neither group has an event: there is nothing to compare.");
}

TEST(ChiSquare, AgreesWithTheWorkedExampleWithAndWithoutCorrection) {
  TestRequest request = request_with({{12, 5}, {7, 9}});
  EXPECT_NEAR(answer("chi-square-independence", request).p_value, 0.228, 5e-4);
  request.continuity_correction = false;
  const TestResult result = answer("chi-square-independence", request);
  EXPECT_NEAR(result.p_value, 0.119, 5e-4);
  // Of a 2 x 2 table the adjusted residual is the root of chi-squared, and Cramér's V its root over n.
  EXPECT_NEAR(std::pow(figure(result, "residual_1_1"), 2), result.statistic, 1e-12);
  EXPECT_NEAR(result.effects.back().estimate, std::sqrt(result.statistic / 33), 1e-12);
}

TEST(ChiSquare, SmallExpectedCountsAreSaid) {
  const Check small = answer_to("chi-square-independence", {{3, 1}, {1, 3}}).checks.front();
  EXPECT_EQ(small.holds, Holds::no);
  EXPECT_EQ(small.seen, "4 of 4 expected counts below 5; the smallest is 2.");
  EXPECT_EQ(answer_to("chi-square-independence", {{30, 10}, {10, 30}}).checks.front().holds, Holds::yes);
}

TEST(ChiSquare, RefusesRowsAndColumnsWithoutACase) {
  EXPECT_EQ(refusal_to("chi-square-independence", {{0, 5}, {0, 9}}),
            "A row of the table has no case: leave that row out.");
  EXPECT_EQ(refusal_to("chi-square-independence", {{0, 0}, {3, 9}}),
            "A column of the table has no case: leave that column out.");
  EXPECT_EQ(refusal_to("chi-square-independence", {{4}, {3}}), "Give a table with at least two rows.");
  TestRequest request = request_with({{12, 5}, {7, 9}});
  request.alternative = Alternative::less;
  EXPECT_EQ(refusal("chi-square-independence", request), "This test has no direction: ask it two-sided.");
}

TEST(GoodnessOfFit, WithoutSharesExpectsTheSameOfEach) {
  const TestResult result = answer_to("chi-square-goodness-of-fit", {{20, 30, 25, 25}});
  EXPECT_NEAR(result.statistic, 2, 1e-12);
  EXPECT_NEAR(result.p_value, 0.572, 5e-4);
  const TestResult weights = answer_to("chi-square-goodness-of-fit", {{20, 30, 25, 25}, {2, 2, 2, 2}});
  EXPECT_NEAR(weights.statistic, 2, 1e-12);
  EXPECT_EQ(weights.notes.front(), "The expected shares add up to 8 and were scaled to 1.");
  EXPECT_EQ(refusal_to("chi-square-goodness-of-fit", {{0, 0}}),
            "There is no case in any category: there is nothing to compare.");
  EXPECT_EQ(refusal_to("chi-square-goodness-of-fit", {{3, 4}, {0, 1}}),
            "Every expected share must be above 0: correct B.");
  EXPECT_EQ(refusal_to("chi-square-goodness-of-fit", {{3}}), "Give at least two categories.");
}

// Fisher's tea: 3 of 4 cups right. 17 of 70 ways are as good, 34 of 70 as unlikely.
TEST(FisherExact, OfTheTeaTasting) {
  TestRequest request = request_with({{3, 1}, {1, 3}});
  const TestResult result = answer("fisher-exact", request);
  EXPECT_NEAR(result.p_value, 34 / 70.0, 1e-14);
  // The mean of the count at odds ratio t is 3 where t^4 - 36 t^2 - 32 t - 3 = 0.
  const double t = result.effects.front().estimate;
  EXPECT_NEAR(t, 6.40832, 5e-6);
  EXPECT_NEAR(t * t * t * t - 36 * t * t - 32 * t - 3, 0, 1e-10);
  request.alternative = Alternative::greater;
  EXPECT_NEAR(answer("fisher-exact", request).p_value, 17 / 70.0, 1e-14);
}

// Calculated with thirty digits from the definition.
TEST(FisherExact, FindsTheConditionalOddsRatioAndItsBoundsToTheLastDigits) {
  const Effect odds = answer_to("fisher-exact", {{12, 5}, {7, 9}}).effects.front();
  EXPECT_NEAR(odds.estimate / 2.97678052390208967610567782376, 1, 1e-12);
  EXPECT_NEAR(odds.interval->lower / 0.599265965836365640077656707452, 1, 1e-12);
  EXPECT_NEAR(odds.interval->upper / 16.6473722738733588665759683714, 1, 1e-12);
}

// Once 0.407 was called the odds ratio in the table, which is 0.4.
TEST(FisherExact, NamesItsEstimateTrulyAndGivesTheSampleOddsRatioBesideIt) {
  const TestResult result = answer_to("fisher-exact", {{10, 15}, {20, 12}});
  EXPECT_EQ(result.effects.front().name, "Odds ratio, margins held fixed");
  EXPECT_NEAR(result.effects.front().estimate, 0.40672, 5e-6);
  ASSERT_EQ(result.figures.front().slug, "sample_odds_ratio");
  EXPECT_DOUBLE_EQ(result.figures.front().value, 0.4);
  EXPECT_TRUE(result.notes.front().ends_with("The sample odds ratio, of the four counts alone, is 0.4."))
      << result.notes.front();
}

// p is 0.0286 by one tail alone, which is all there is, and the interval leaves half the level on each side.
TEST(FisherExact, SaysWhereIntervalAndPValueDisagreeAlsoWithoutBound) {
  const TestResult result = answer_to("fisher-exact", {{3, 0}, {0, 4}});
  EXPECT_TRUE(result.notes.back().starts_with("The interval and the p-value seem to disagree.")) << result.p_value;
}

TEST(FisherExact, AnOddsRatioWithoutBoundIsSaidInANote) {
  const TestResult result = answer_to("fisher-exact", {{5, 0}, {2, 6}});
  EXPECT_EQ(result.effects.front().name, "Difference of shares");
  EXPECT_TRUE(
      result.notes.front().starts_with("Odds ratio: without bound in a table like this one; 95% interval above "));
}

TEST(FisherExact, TheSameTableTurnedHasTheSamePValue) {
  const double tall = answer_to("fisher-exact", {{3, 0, 2, 7}, {1, 5, 2, 1}}).p_value;
  const double wide = answer_to("fisher-exact", {{3, 1}, {0, 5}, {2, 2}, {7, 1}}).p_value;
  EXPECT_NEAR(tall, wide, 1e-13);
}

/// Every 2 x 3 table with the sums of this one, one by one.
TEST(FisherExact, OfTwoByThreeIsTheSumOverEveryTable) {
  const int table[2][3] = {{3, 5, 1}, {6, 1, 4}};
  const int columns[3] = {9, 6, 5};
  const auto weight = [&](int a, int b) {
    return std::exp(-std::lgamma(a + 1) - std::lgamma(b + 1) - std::lgamma(9 - a - b + 1) -
                    std::lgamma(columns[0] - a + 1) - std::lgamma(columns[1] - b + 1) -
                    std::lgamma(columns[2] - 9 + a + b + 1));
  };
  double all = 0;
  double as_unlikely = 0;
  for (int a = 0; a <= 9; ++a)
    for (int b = 0; b <= 6; ++b) {
      const int c = 9 - a - b;
      if (c < 0 || c > 5) continue;
      all += weight(a, b);
      if (weight(a, b) <= weight(table[0][0], table[0][1]) * (1 + 1e-7)) as_unlikely += weight(a, b);
    }
  EXPECT_NEAR(answer_to("fisher-exact", {{3, 6}, {5, 1}, {1, 4}}).p_value, as_unlikely / all, 1e-12);
}

TEST(FisherExact, RefusesATableWithMoreWaysThanCanBeCounted) {
  std::vector<std::vector<double>> columns(8, std::vector<double>(8, 40));
  columns[0][0] = 60;
  EXPECT_EQ(refusal("fisher-exact", request_with(columns)),
            "This table is too large for the exact test: use the chi-squared test.");
}

TEST(McNemar, IsExactUnlessAskedOtherwise) {
  TestRequest request = request_with({{30, 12}, {5, 40}});
  const TestResult exact = answer("mcnemar", request);
  double tail = 0;
  for (int i = 0; i <= 5; ++i) tail += binomial_pmf(i, 17, 0.5);
  EXPECT_NEAR(exact.p_value, 2 * tail, 1e-13);
  EXPECT_NEAR(exact.effects[0].estimate, -7 / 87.0, 1e-14);
  EXPECT_NEAR(exact.effects[1].estimate, 5 / 12.0, 1e-14);
  request.exact = false;
  EXPECT_NEAR(answer("mcnemar", request).statistic, 36 / 17.0, 1e-13);
  request.continuity_correction = false;
  EXPECT_NEAR(answer("mcnemar", request).p_value, 0.0896, 5e-5);
}

TEST(McNemar, RefusesPairsThatDidNotChangeAndOtherTables) {
  EXPECT_EQ(refusal_to("mcnemar", {{30, 0}, {0, 40}}), "No pair changed: there is nothing to test.");
  EXPECT_EQ(refusal_to("mcnemar", {{30, 0, 1}, {0, 40, 1}}),
            "McNemar's test takes a table of two rows (before) and two columns (after).");
  const TestResult one_way = answer_to("mcnemar", {{30, 0}, {6, 40}});
  EXPECT_EQ(one_way.effects.size(), 1u);
  EXPECT_TRUE(one_way.notes.front().starts_with("Odds ratio: without bound, because no pair changed the other way"));
}

}  // namespace
}  // namespace qi::stats
