#include <gtest/gtest.h>

#include <cmath>

#include "stats/asking.h"

namespace qi::stats {
namespace {

// Cushny and Peebles 1905, extra hours of sleep with two drugs: R's `sleep`.
const std::vector<double> kFirstDrug{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2};
const std::vector<double> kSecondDrug{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

TEST(TTests, WelchIsTheDefaultAndAgreesWithTheWorkedExample) {
  const TestResult result = answer_to("welch-t", {kFirstDrug, kSecondDrug});
  EXPECT_EQ(result.method, "Welch's t test");
  EXPECT_NEAR(result.statistic, -1.861, 5e-4);
  EXPECT_NEAR(result.degrees.front(), 17.776, 5e-4);
  EXPECT_NEAR(result.p_value, 0.0794, 5e-5);
  EXPECT_EQ(result.effects.front().name, "Difference of means");
  EXPECT_NEAR(result.effects.front().estimate, -1.58, 1e-12);
  EXPECT_NEAR(result.effects.front().interval->lower, -3.365, 5e-4);
}

TEST(TTests, PooledTakesOneStandardDeviation) {
  TestRequest request = request_with({kFirstDrug, kSecondDrug});
  request.variant = "pooled";
  const TestResult result = answer("welch-t", request);
  EXPECT_EQ(result.degrees.front(), 18);
  EXPECT_NEAR(result.p_value, 0.0792, 5e-5);
  request.variant = "paired";
  EXPECT_EQ(refusal("welch-t", request), "This test has no variant called paired.");
}

TEST(TTests, PairedAgreesWithTheWorkedExample) {
  const TestResult result = answer_to("paired-t", {kFirstDrug, kSecondDrug});
  EXPECT_NEAR(result.statistic, -4.062, 5e-4);
  EXPECT_NEAR(result.p_value, 0.00283, 5e-6);
}

// Hedges' g by hand: pooled sd 1.8986, d -0.8322, Gamma(9) / (3 Gamma(8.5)) = 0.95765.
TEST(TTests, HedgesGIsTheDifferenceInStandardDeviationsLessWhatASmallSampleAdds) {
  const Effect g = answer_to("welch-t", {kFirstDrug, kSecondDrug}).effects[1];
  EXPECT_EQ(g.name, "Hedges' g");
  const double factor = std::tgamma(9) / (3 * std::tgamma(8.5));
  EXPECT_NEAR(factor, 0.95765, 5e-6);
  EXPECT_NEAR(g.estimate, -1.58 / std::sqrt((3.200556 + 4.009) / 2) * factor, 1e-6);
  const double reach = 1.959964 * std::sqrt(0.2 + g.estimate * g.estimate / 40);
  EXPECT_NEAR(g.interval->upper - g.estimate, reach, 1e-6);
}

TEST(TTests, TheAssumedValueMovesTheStatisticAndNotTheEffect) {
  TestRequest request = request_with({kFirstDrug, kSecondDrug});
  request.null_value = -1.58;
  const TestResult result = answer("paired-t", request);
  EXPECT_NEAR(result.statistic, 0, 1e-12);
  EXPECT_NEAR(result.p_value, 1, 1e-12);
  EXPECT_NEAR(result.effects.front().estimate, -1.58, 1e-12);
}

TEST(TTests, ADirectionLeavesOneEndOpen) {
  TestRequest request = request_with({kFirstDrug, kSecondDrug});
  request.alternative = Alternative::greater;
  const TestResult greater = answer("welch-t", request);
  EXPECT_TRUE(std::isinf(greater.effects.front().interval->upper));
  request.alternative = Alternative::less;
  EXPECT_NEAR(answer("welch-t", request).p_value + greater.p_value, 1, 1e-12);
}

TEST(TTests, RefuseWhatHasNoSpread) {
  const std::string nothing =
      "Every figure is the same, and a t test divides by their spread: there is nothing to test.";
  EXPECT_EQ(refusal_to("one-sample-t", {{5, 5, 5}}), nothing);
  EXPECT_EQ(refusal_to("welch-t", {{5, 5}, {7, 7}}), nothing);
  EXPECT_EQ(refusal_to("paired-t", {{1, 2, 3}, {2, 3, 4}}), nothing);
  // Differences of tenths, all 0.1 but for rounding.
  EXPECT_EQ(refusal_to("paired-t", {{0.3, 0.5, 0.9, 1.1}, {0.2, 0.4, 0.8, 1.0}}), nothing);
  // One sample without spread is no reason to refuse two.
  EXPECT_EQ(answer_to("welch-t", {{5, 5, 5}, {7, 8, 9}}).degrees.front(), 2);
}

TEST(TTests, RefuseASingleFigure) {
  EXPECT_EQ(refusal_to("one-sample-t", {{5}}), "Give A at least 2 figures; it has 1.");
  EXPECT_EQ(refusal_to("one-sample-t", {{5, kUndefined}}), "Give A at least 2 figures; it has 1.");
  EXPECT_EQ(refusal_to("welch-t", {{5, 6}, {7}}), "Give B at least 2 figures; it has 1.");
  EXPECT_EQ(refusal_to("paired-t", {{5, 6}, {7, kUndefined}}), "Give at least 2 pairs with both figures; there is 1.");
  TestRequest request = request_with({{5, 6}, {7}});
  request.variant = "pooled";
  EXPECT_EQ(answer("welch-t", request).degrees.front(), 1);
  request = request_with({{5}, {7}});
  request.variant = "pooled";
  EXPECT_EQ(refusal("welch-t", request), "Give at least three figures between the two columns.");
}

TEST(TTests, RefuseFiguresWhoseSquaresOverflow) {
  EXPECT_EQ(refusal_to("one-sample-t", {{1e200, 2e200}}),
            "A figure of A is too large to calculate with: use a larger unit.");
  EXPECT_EQ(refusal_to("one-sample-t", {{INFINITY, 2}}), "Every figure must be finite; one in A is not.");
}

TEST(TTests, MissingFiguresAreLeftOutWithANote) {
  const TestResult two = answer_to("welch-t", {{1, 2, kUndefined, 4}, {kUndefined, 5, 7, kUndefined}});
  EXPECT_EQ(two.sizes, (std::vector<std::size_t>{3, 2}));
  EXPECT_EQ(two.notes,
            (std::vector<std::string>{"1 missing figure of A was left out.", "2 missing figures of B were left out."}));
  const TestResult pairs = answer_to("paired-t", {{1, 2, kUndefined, 4}, {kUndefined, 5, 7, 5}});
  EXPECT_EQ(pairs.sizes, (std::vector<std::size_t>{2}));
  EXPECT_EQ(pairs.notes, (std::vector<std::string>{"2 rows with a missing figure were left out."}));
}

TEST(TTests, TwoFiguresHaveNoHedgesG) {
  EXPECT_EQ(answer_to("one-sample-t", {{5, 6}}).effects.size(), 1u);
  EXPECT_EQ(answer_to("one-sample-t", {{5, 6, 8}}).effects.size(), 2u);
}

TEST(Checks, NeighboursThatAreAlikeInTheOrderGivenAreDoubtful) {
  std::vector<double> rising;
  std::vector<double> mixed;
  for (int i = 0; i < 20; ++i) {
    rising.push_back(i);
    mixed.push_back(i * 7 % 20);
  }
  const TestResult result = answer_to("welch-t", {rising, mixed});
  const Check* of_rising = find_check(result, "independence");
  ASSERT_NE(of_rising, nullptr);
  EXPECT_EQ(of_rising->holds, Holds::doubtful);
  EXPECT_EQ(
      of_rising->seen,
      "In the order given, neighbouring figures of A are alike: lag-1 autocorrelation 0.85. If that is their order "
      "in time, look at a control chart first.");
  EXPECT_EQ(result.checks.back().holds, Holds::yes);
}

TEST(Checks, SpreadsThatDifferByMoreThanTwiceAreNotEqual) {
  const auto pooled_spread = [](const std::vector<double>& second) {
    TestRequest request = request_with({{1, 2, 3}, second});
    request.variant = "pooled";
    return find_check(answer("welch-t", request), "equal_spread")->holds;
  };
  EXPECT_EQ(pooled_spread({10, 20, 30}), Holds::no);
  EXPECT_EQ(pooled_spread({2, 4, 6}), Holds::yes);
  EXPECT_EQ(find_check(answer_to("welch-t", {{1, 2, 3}, {10, 20, 30}}), "equal_spread"), nullptr)
      << "Welch's does not assume it, and once was told to fail of it";
}

TEST(Checks, FewFiguresDoNotTellTheirShape) {
  EXPECT_EQ(find_check(answer_to("one-sample-t", {{1, 2, 3}}), "normality")->holds, Holds::cannot_tell);
  EXPECT_EQ(find_check(answer_to("one-sample-t", {kFirstDrug}), "normality")->holds, Holds::yes);
  EXPECT_EQ(find_check(answer_to("one-sample-t", {{1, 1, 2, 1, 2, 1, 1, 90}}), "normality")->holds, Holds::doubtful);
}

}  // namespace
}  // namespace qi::stats
