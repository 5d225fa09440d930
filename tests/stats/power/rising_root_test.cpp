#include "stats/power/rising_root.h"

#include <gtest/gtest.h>

#include <cmath>

namespace qi::stats {
namespace {

TEST(WhereReaches, FindsTheRootOfARisingFunction) {
  const auto root = where_reaches([](double x) { return x * x; }, 2, 0, 10);
  ASSERT_TRUE(root);
  EXPECT_NEAR(*root, std::sqrt(2.0), 1e-13);
}

TEST(WhereReaches, LooksFarWithFewSteps) {
  int steps = 0;
  const auto root = where_reaches(
      [&](double x) {
        ++steps;
        return std::log(x);
      },
      std::log(123456.789), 2, 1e12);
  ASSERT_TRUE(root);
  EXPECT_NEAR(*root, 123456.789, 1e-8);
  EXPECT_LT(steps, 40);
}

TEST(WhereReaches, KeepsToItsEnds) {
  const auto rising = [](double x) { return x; };
  EXPECT_EQ(where_reaches(rising, 1, 2, 5), 2);
  EXPECT_FALSE(where_reaches(rising, 6, 2, 5));
}

}  // namespace
}  // namespace qi::stats
