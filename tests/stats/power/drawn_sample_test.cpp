#include "stats/power/drawn_sample.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace qi::stats {
namespace {

TEST(DrawSimpleRandom, DrawsDifferentNumbersOfTheListAscending) {
  const auto drawn = draw_simple_random(30, 812, 20261129);
  ASSERT_EQ(drawn.size(), 30u);
  EXPECT_EQ(std::set<std::int64_t>(drawn.begin(), drawn.end()).size(), 30u);
  EXPECT_TRUE(std::ranges::is_sorted(drawn));
  EXPECT_GE(drawn.front(), 1);
  EXPECT_LE(drawn.back(), 812);
}

TEST(DrawSimpleRandom, DrawsTheSameForTheSameSeedOnly) {
  EXPECT_EQ(draw_simple_random(30, 812, 1), draw_simple_random(30, 812, 1));
  EXPECT_NE(draw_simple_random(30, 812, 1), draw_simple_random(30, 812, 2));
}

TEST(DrawSimpleRandom, DrawsEverySetEquallyOften) {
  // Ten sets of 2 of 5: chi-squared on 9 degrees stays below 27.9 with a chance of 99.9 %; the seeds are fixed.
  constexpr int kRounds = 20'000;
  std::map<std::vector<std::int64_t>, int> seen;
  for (int seed = 0; seed < kRounds; ++seed) ++seen[draw_simple_random(2, 5, static_cast<std::uint64_t>(seed))];
  ASSERT_EQ(seen.size(), 10u);
  double chi_squared = 0;
  for (const auto& [set, count] : seen) {
    const double off = count - kRounds / 10.0;
    chi_squared += off * off / (kRounds / 10.0);
  }
  EXPECT_LT(chi_squared, 27.9);
}

TEST(DrawSimpleRandom, DrawsAllOrNone) {
  EXPECT_EQ(draw_simple_random(4, 4, 9), (std::vector<std::int64_t>{1, 2, 3, 4}));
  EXPECT_TRUE(draw_simple_random(0, 4, 9).empty());
}

TEST(DrawSystematic, KeepsItsIntervalWithinOne) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const auto drawn = draw_systematic(7, 100, seed);
    ASSERT_EQ(drawn.size(), 7u);
    EXPECT_GE(drawn.front(), 1);
    EXPECT_LE(drawn.back(), 100);
    for (std::size_t i = 1; i < drawn.size(); ++i) {
      EXPECT_GE(drawn[i] - drawn[i - 1], 14);
      EXPECT_LE(drawn[i] - drawn[i - 1], 15);
    }
  }
}

TEST(DrawSystematic, GivesEveryNumberTheSameChance) {
  // 3 of 10: each number 3 times of 10. Chi-squared with fixed seeds as above.
  constexpr int kRounds = 20'000;
  std::map<std::int64_t, int> seen;
  for (int seed = 0; seed < kRounds; ++seed)
    for (const std::int64_t number : draw_systematic(3, 10, static_cast<std::uint64_t>(seed))) ++seen[number];
  ASSERT_EQ(seen.size(), 10u);
  for (const auto& [number, count] : seen) EXPECT_NEAR(count, 6000, 300) << number;
}

}  // namespace
}  // namespace qi::stats
