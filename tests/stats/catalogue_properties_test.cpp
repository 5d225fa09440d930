#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "stats/asking.h"

// What must hold of every test that compares figures, whatever it calculates.
namespace qi::stats {
namespace {

const std::vector<double> kBefore{12, 15.5, 11, 19, 14, 13, 17, 21, 16, 30};
const std::vector<double> kAfter{14, 18, 13.5, 22, 15, 17, 18, 25, 23, 24};

std::vector<double> each(const std::vector<double>& values, auto&& changed) {
  std::vector<double> all;
  for (const double value : values) all.push_back(changed(value));
  return all;
}

bool compares_two(const TestRow& row) {
  return row.takes == Takes::two_samples || row.takes == Takes::pairs;
}
bool compares_figures(const TestRow& row) {
  return compares_two(row) || row.takes == Takes::samples;
}

void expect_same_p(const TestRow& row, const TestRequest& one, const TestRequest& other) {
  const double p = answer(row.slug, one).p_value;
  EXPECT_NEAR(answer(row.slug, other).p_value / p, 1, 1e-9) << row.slug;
}

TEST(EveryComparison, OfTheSameColumnsTheOtherWayRoundIsAsLikely) {
  for (const TestRow& row : test_catalogue())
    if (compares_figures(row)) expect_same_p(row, request_with({kBefore, kAfter}), request_with({kAfter, kBefore}));
}

TEST(EveryComparison, InSecondsIsAsLikelyAsInMinutes) {
  const auto in_seconds = [](double minutes) { return 60 * minutes; };
  for (const TestRow& row : test_catalogue())
    if (compares_figures(row))
      expect_same_p(row, request_with({kBefore, kAfter}),
                    request_with({each(kBefore, in_seconds), each(kAfter, in_seconds)}));
}

TEST(EveryComparison, OfFiguresRaisedByTheSameIsAsLikely) {
  const auto raised = [](double value) { return value + 1000; };
  for (const TestRow& row : test_catalogue())
    if (compares_figures(row))
      expect_same_p(row, request_with({kBefore, kAfter}), request_with({each(kBefore, raised), each(kAfter, raised)}));
}

TEST(EveryComparison, OfTwoTurnsItsDifferenceRoundWithItsColumns) {
  for (const TestRow& row : test_catalogue()) {
    if (!compares_two(row) || row.asks != Asks::centre) continue;
    const Effect one = answer(row.slug, request_with({kBefore, kAfter})).effects.front();
    const Effect other = answer(row.slug, request_with({kAfter, kBefore})).effects.front();
    EXPECT_NEAR(one.estimate, -other.estimate, 1e-12) << row.slug;
    EXPECT_NEAR(one.interval->lower, -other.interval->upper, 1e-9) << row.slug;
  }
}

TEST(EveryComparison, HoldsMoreInAWiderInterval) {
  for (const TestRow& row : test_catalogue()) {
    if (!compares_two(row)) continue;
    TestRequest request = request_with({kBefore, kAfter});
    const Effect narrow = answer(row.slug, request).effects.front();
    if (!narrow.interval) continue;
    request.level = 0.99;
    const Effect wide = answer(row.slug, request).effects.front();
    EXPECT_LT(wide.interval->lower, narrow.interval->lower) << row.slug;
    EXPECT_GT(wide.interval->upper, narrow.interval->upper) << row.slug;
  }
}

// A rank test knows no more of the figures than their order.
TEST(RankTests, OfAnyRisingFunctionOfTheFiguresAreAsLikely) {
  const auto steeper = [](double value) { return std::exp(value / 5); };
  for (const char* slug : {"rank-sum", "kolmogorov-smirnov", "spearman", "kendall", "kruskal-wallis"})
    expect_same_p(*find_test(slug), request_with({kBefore, kAfter}),
                  request_with({each(kBefore, steeper), each(kAfter, steeper)}));
}

// The interval of a t test holds exactly the differences that the test does not reject.
TEST(TTests, RejectExactlyWhatTheirIntervalLeavesOut) {
  for (const char* slug : {"welch-t", "paired-t"}) {
    TestRequest request = request_with({kBefore, kAfter});
    const Interval interval = *answer(slug, request).effects.front().interval;
    for (const double bound : {interval.lower, interval.upper}) {
      request.null_value = bound;
      EXPECT_NEAR(answer(slug, request).p_value, 0.05, 1e-9) << slug;
    }
  }
}

TEST(EveryTest, OfTenThousandFiguresAnswers) {
  std::vector<double> first;
  std::vector<double> second;
  for (int i = 0; i < 10'000; ++i) {
    first.push_back(i * 7919 % 10'007);
    second.push_back(i * 6007 % 10'009 + 20.5);
  }
  for (const TestRow& row : test_catalogue()) {
    if (!compares_two(row)) continue;
    EXPECT_LE(answer(row.slug, request_with({first, second})).p_value, 1) << row.slug;
  }
}

}  // namespace
}  // namespace qi::stats
