#include "spc/time_standard.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <vector>

// Intervals: binomial probabilities summed as exact fractions, and Wilson's formula, apart from this program.
namespace qi::spc {
namespace {

std::vector<double> one_to(int count) {
  std::vector<double> values(static_cast<std::size_t>(count));
  std::iota(values.begin(), values.end(), 1.0);
  return values;
}

TEST(ShareWithin, GivesThePercentageWithWilsonsInterval) {
  const auto found = share_within(one_to(60), 45);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->within, 45u);
  EXPECT_EQ(found->percent, 75);
  EXPECT_NEAR(found->interval.lower, 62.76792992295219, 1e-9);
  EXPECT_NEAR(found->interval.upper, 84.22347746994332, 1e-9);
}

TEST(ShareWithin, KeepsTheEndsOfNoneAndAllExact) {
  const auto none = share_within(one_to(12), 0.5);
  EXPECT_EQ(none->interval.lower, 0);
  EXPECT_NEAR(none->interval.upper, 24.24940066552408, 1e-9);
  const auto all = share_within(one_to(12), 1, Meets::at_least);
  EXPECT_EQ(all->interval.upper, 100);
  EXPECT_NEAR(all->interval.lower, 75.75059933447593, 1e-9);
}

struct ExpectedPlaces {
  int count;
  double probability;
  double lower;
  double upper;  ///< NaN: no value reaches so far
  double coverage;
};

TEST(Centile, HasTheTightestOrderStatisticsThatReachTheLevel) {
  const double none = std::nan("");
  for (const auto& [count, probability, lower, upper, coverage] :
       {ExpectedPlaces{100, 0.9, 84, 96, 0.955690107191223}, ExpectedPlaces{60, 0.5, 22, 39, 0.9726598661319221},
        ExpectedPlaces{6, 0.5, 1, 6, 0.96875}, ExpectedPlaces{30, 0.9, 23, none, 0},
        ExpectedPlaces{20, 0.9, 15, none, 0}, ExpectedPlaces{5, 0.5, none, none, 0}}) {
    const auto found = centile(one_to(count), probability);
    ASSERT_TRUE(found);
    if (std::isnan(lower))
      EXPECT_TRUE(std::isnan(found->interval.lower)) << count;
    else
      EXPECT_EQ(found->interval.lower, lower) << count;
    if (std::isnan(upper)) {
      EXPECT_TRUE(std::isnan(found->interval.upper)) << count;
      EXPECT_FALSE(found->coverage);
    } else {
      EXPECT_EQ(found->interval.upper, upper) << count;
      EXPECT_NEAR(*found->coverage, coverage, 1e-12);
    }
  }
}

TEST(Centile, IsTheSpreadsheetsPercentile) {
  EXPECT_NEAR(centile(one_to(100), 0.9)->value, 90.1, 1e-12);
  EXPECT_EQ(centile(std::vector<double>{7}, 0.9)->value, 7);
  EXPECT_NEAR(centile(std::vector<double>{30, 10, 20}, 0.25)->value, 15, 1e-12);
}

TEST(TimeStandard, RefusesWhatHasNoAnswer) {
  EXPECT_EQ(share_within({}, 5).error().message, "Give at least 1 value.");
  EXPECT_FALSE(share_within(one_to(3), std::nan("")));
  EXPECT_FALSE(share_within(one_to(3), 2, Meets::at_most, 0));
  EXPECT_FALSE(centile(std::vector<double>{1, std::nan("")}));
  EXPECT_EQ(centile(one_to(3), 1).error().message, "Give a centile between 0 and 1, such as 0.9 for the 90th.");
}

}  // namespace
}  // namespace qi::spc
