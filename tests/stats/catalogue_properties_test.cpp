#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "stats/asking.h"
#include "stats/result_units.h"

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

/// Sixty times as much in seconds as in minutes, or the same.
void expect_told_in_its_unit(bool is_in_unit, double in_minutes, double in_seconds, const std::string& what) {
  if (!std::isfinite(in_minutes) || in_minutes == 0) return;
  const bool grew = std::abs(in_seconds / in_minutes - 60) < 1e-6;
  EXPECT_EQ(is_in_unit, grew) << what << ": " << in_minutes << " and " << in_seconds;
}

// Which numbers are written as times is told by their names: a new one must not be written in the wrong unit.
TEST(EveryComparison, TellsInTheUnitOfTheFiguresWhatGrowsWithThem) {
  const auto as_seconds = [](double minutes) { return 60 * minutes; };
  for (const TestRow& row : test_catalogue()) {
    const bool has_one = row.takes == Takes::one_sample;
    if (!compares_figures(row) && !has_one) continue;
    const TestRequest minutes = has_one ? request_with({kBefore}) : request_with({kBefore, kAfter});
    const TestRequest seconds = has_one ? request_with({each(kBefore, as_seconds)})
                                        : request_with({each(kBefore, as_seconds), each(kAfter, as_seconds)});
    const TestResult short_ones = answer(row.slug, minutes);
    const TestResult long_ones = answer(row.slug, seconds);
    ASSERT_EQ(short_ones.effects.size(), long_ones.effects.size()) << row.slug;
    ASSERT_EQ(short_ones.figures.size(), long_ones.figures.size()) << row.slug;
    for (std::size_t i = 0; i < short_ones.effects.size(); ++i) {
      const Effect& effect = short_ones.effects[i];
      expect_told_in_its_unit(effect_is_in_unit(effect.name), effect.estimate, long_ones.effects[i].estimate,
                              std::string(row.slug) + ", " + effect.name);
    }
    for (std::size_t i = 0; i < short_ones.figures.size(); ++i) {
      const Figure& figure = short_ones.figures[i];
      expect_told_in_its_unit(figure_is_in_unit(figure.slug), figure.value, long_ones.figures[i].value,
                              std::string(row.slug) + ", " + std::string(figure.slug));
    }
  }
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

// Once a correlation against 2 was the one against 0, and a t test asked for exactly was the usual one: nothing was
// said.
TEST(EveryTest, RefusesAnAssumedValueThatItDoesNotTake) {
  TestRequest request = request_with({kBefore, kAfter});
  request.null_value = 2;
  EXPECT_EQ(refusal("pearson", request), "Pearson's correlation takes no assumed value: leave it out.");
  for (const TestRow& row : test_catalogue()) {
    if (!row.null_value.empty()) continue;
    EXPECT_EQ(refusal(row.slug, request), std::string(row.title) + " takes no assumed value: leave it out.");
  }
}

TEST(EveryTest, RefusesToBeExactOrNotWhereItIsAlwaysTheOther) {
  TestRequest request = request_with({kBefore, kAfter});
  request.exact = true;
  EXPECT_EQ(refusal("welch-t", request), "Welch's t test has no exact form for these figures: ask it without one.");
  EXPECT_EQ(refusal("rank-sum", request), "");
  request.exact = false;
  EXPECT_EQ(refusal("welch-t", request), "");
  EXPECT_EQ(refusal("rank-sum", request), "");
  EXPECT_EQ(refusal("sign", request), "Sign test is always exact: ask it for no other form.");
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

/// Columns without ties, also between any two differences.
TestRequest request_of_length(int count) {
  std::vector<double> first;
  std::vector<double> second;
  for (int i = 1; i <= count; ++i) {
    first.push_back(std::sqrt(i * 37 % 101 + 1) * 5);
    second.push_back(std::sqrt(i * 53 % 103 + 2) * 4.7 + 3);
  }
  return request_with({first, second});
}

// The statistic of a rank test is a staircase: just inside of the interval it is not rejected, just outside it is.
// Eleven rows are exact, sixty are normal; without ties both intervals are the test turned round.
TEST(RankTests, RejectExactlyWhatTheirIntervalLeavesOut) {
  constexpr double kStep = 1e-7;
  for (const char* slug : {"rank-sum", "signed-rank", "sign"})
    for (const int count : {11, 60}) {
      TestRequest request = request_of_length(count);
      const TestResult result = answer(slug, request);
      const Interval interval = *result.effects.front().interval;
      EXPECT_EQ(result.is_exact, count == 11 || std::string_view(slug) == "sign");
      for (const auto& [bound, outwards] : {std::pair{interval.lower, -kStep}, std::pair{interval.upper, kStep}}) {
        request.null_value = bound + outwards;
        EXPECT_LE(answer(slug, request).p_value, 0.05) << slug << " " << count << " " << bound;
        request.null_value = bound - outwards;
        EXPECT_GT(answer(slug, request).p_value, 0.05) << slug << " " << count << " " << bound;
      }
    }
}

// As low or lower and as high or higher both count what was seen: together they are 1 and its own probability, which
// the correction gives to the normal distribution too.
TEST(RankTests, CountWhatWasSeenInBothDirections) {
  for (const char* slug : {"rank-sum", "signed-rank"}) {
    TestRequest request = request_of_length(20);
    request.null_value = -2;
    const auto counted_twice = [&] {
      request.alternative = Alternative::less;
      const double less = answer(slug, request).p_value;
      request.alternative = Alternative::greater;
      return less + answer(slug, request).p_value - 1;
    };
    request.exact = true;
    const double exact = counted_twice();
    EXPECT_GT(exact, 0.005) << slug;
    request.exact = false;
    EXPECT_NEAR(counted_twice() / exact, 1, 0.05) << slug;
    request.continuity_correction = false;
    EXPECT_NEAR(counted_twice(), 0, 1e-12) << slug;
  }
}

// The same of counts: an exact interval holds what the one-sided tests at half the level do not reject.
TEST(ExactTests, RejectAtHalfTheLevelWhatTheirIntervalLeavesOut) {
  for (const char* slug : {"binomial", "one-rate", "two-rates", "fisher-exact"}) {
    TestRequest request = request_with({{12, 5}, {40, 29}});
    if (std::string_view(slug) == "binomial" || std::string_view(slug) == "one-rate") {
      request = request_with({{12}, {40}});
      request.null_value = 0.5;
    }
    const Interval interval = *answer(slug, request).effects.front().interval;
    request.null_value = interval.lower;
    request.alternative = Alternative::greater;
    EXPECT_NEAR(answer(slug, request).p_value, 0.025, 1e-10) << slug;
    request.null_value = interval.upper;
    request.alternative = Alternative::less;
    EXPECT_NEAR(answer(slug, request).p_value, 0.025, 1e-10) << slug;
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
