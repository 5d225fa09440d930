#include "stats/decimal_differences.h"

#include <gtest/gtest.h>

#include <cmath>

namespace qi::stats {
namespace {

TEST(DecimalDifferences, AreThoseOfTheTypedFiguresAndNotOfTheirBinaryFractions) {
  const std::vector<double> values{1000000000000.4, 1000000000000.3, 1000000000000.2};
  EXPECT_NE(values[0] - values[2], 0.2);
  const auto differences = differences_from(1000000000000.2, values);
  EXPECT_EQ(static_cast<double>(differences[0]), 0.2);
  EXPECT_EQ(static_cast<double>(differences[1]), 0.1);
  EXPECT_EQ(differences[2], 0);
}

TEST(DecimalDifferences, OfNegativeAndWidelyDifferentFiguresAreRight) {
  const auto differences = differences_from(-0.3, std::vector<double>{0.1, -1e30, 1e-30, 0, 250});
  EXPECT_EQ(static_cast<double>(differences[0]), 0.4);
  EXPECT_EQ(static_cast<double>(differences[1]), -1e30);
  EXPECT_EQ(static_cast<double>(differences[2]), 0.3);
  EXPECT_EQ(static_cast<double>(differences[3]), 0.3);
  EXPECT_EQ(static_cast<double>(differences[4]), 250.3);
}

TEST(DecimalDifferences, OfTheLargestAndSmallestDoublesStayFinite) {
  const auto differences = differences_from(5e-324, std::vector<double>{1.7976931348623157e308, 5e-324});
  EXPECT_EQ(static_cast<double>(differences[0]), 1.7976931348623157e308);
  EXPECT_EQ(differences[1], 0);
}

TEST(AsTyped, IsTheDecimalNumberThatNamesTheDouble) {
  EXPECT_EQ(as_typed(0.1), 0.1L);
  EXPECT_EQ(as_typed(-6.860120914), -6.860120914L);
  EXPECT_EQ(as_typed(-1.25e10), -1.25e10L);
  EXPECT_EQ(as_typed(0), 0);
  EXPECT_EQ(static_cast<double>(as_typed(1.0 / 3)), 1.0 / 3);
  EXPECT_EQ(static_cast<double>(as_typed(5e-324)), 5e-324);
}

}  // namespace
}  // namespace qi::stats
