#include "stats/summary.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace qi::stats {
namespace {

constexpr std::array kSmall{1.1, 2.3, 3.1, 2.2, 4.4, 5.9, 6.1};

TEST(Summary, AgreesWithTheWorkedExample) {
  const Summary summary = summarise(kSmall);
  EXPECT_EQ(summary.n, 7u);
  EXPECT_NEAR(summary.mean, 3.585714, 5e-7);
  EXPECT_NEAR(summary.sd, 1.929100, 5e-7);
  EXPECT_DOUBLE_EQ(summary.median, 3.1);
  EXPECT_NEAR(summary.mad, 1.92738, 1e-12);
  EXPECT_NEAR(summary.skewness, 0.2149, 5e-5);
  EXPECT_NEAR(summary.excess_kurtosis, -1.4030, 5e-5);
  EXPECT_NEAR(quantile(kSmall, 0.25), 2.25, 1e-12);
  EXPECT_NEAR(quantile(kSmall, 0.25, QuantileType::minitab), 2.2, 1e-12);
}

TEST(Summary, MissingFiguresAreLeftOutAndCounted) {
  const Summary summary = summarise(std::array{kUndefined, 2.0, 4.0, kUndefined});
  EXPECT_EQ(summary.n, 2u);
  EXPECT_EQ(summary.missing, 2u);
  EXPECT_EQ(summary.mean, 3);
}

TEST(Summary, OfNothingIsUndefinedButForItsCounts) {
  const Summary summary = summarise(std::array{kUndefined});
  EXPECT_EQ(summary.n, 0u);
  EXPECT_EQ(summary.sum, 0);
  EXPECT_TRUE(std::isnan(summary.mean));
  EXPECT_TRUE(std::isnan(summary.median));
}

TEST(Summary, OfOneFigureHasNoSpread) {
  const Summary summary = summarise(std::array{7.0});
  EXPECT_EQ(summary.mean, 7);
  EXPECT_TRUE(std::isnan(summary.sd));
  EXPECT_TRUE(std::isnan(summary.skewness));
}

// A plain sum of twenty tenths is 2.0000000000000004 and their mean no tenth: once such a column had a spread of 1e-17.
TEST(Summary, EqualFiguresHaveASpreadOfExactlyNothing) {
  const std::vector<double> tenths(21, 0.1);
  const Summary summary = summarise(tenths);
  EXPECT_EQ(summary.mean, 0.1);
  EXPECT_EQ(summary.sd, 0);
  EXPECT_TRUE(std::isnan(summary.skewness));
  EXPECT_TRUE(std::isnan(lag1_autocorrelation(tenths)));
}

TEST(Quantiles, ReachFromTheLeastToTheLargestFigure) {
  for (const QuantileType type :
       {QuantileType::hazen, QuantileType::minitab, QuantileType::r, QuantileType::median_unbiased}) {
    EXPECT_EQ(quantile(kSmall, 0, type), 1.1);
    EXPECT_EQ(quantile(kSmall, 1, type), 6.1);
    EXPECT_EQ(quantile(kSmall, 0.5, type), 3.1);
    EXPECT_EQ(quantile(std::array{5.0}, 0.3, type), 5);
  }
}

TEST(Quantiles, LieAtThePlacesOfTheirDefinition) {
  EXPECT_NEAR(quantile(kSmall, 0.25, QuantileType::hazen), 2.225, 1e-15);
  EXPECT_NEAR(quantile(kSmall, 0.25, QuantileType::minitab), 2.2, 1e-15);
  EXPECT_NEAR(quantile(kSmall, 0.25, QuantileType::r), 2.25, 1e-15);
  EXPECT_NEAR(quantile(kSmall, 0.25, QuantileType::median_unbiased), 2.2 + 0.1 / 6, 1e-15);
}

TEST(Quantiles, BetweenEqualFiguresAreThatFigure) {
  for (int i = 0; i <= 100; ++i) EXPECT_EQ(quantile(std::vector<double>(7, 0.1), i / 100.0), 0.1);
}

TEST(Autocorrelation, OfFourRisingFiguresIsAQuarter) {
  EXPECT_DOUBLE_EQ(lag1_autocorrelation(std::array{1.0, 2.0, 3.0, 4.0}), 0.25);
  EXPECT_LT(lag1_autocorrelation(std::array{1.0, 2.0, 1.0, 2.0}), -0.7);
  EXPECT_TRUE(std::isnan(lag1_autocorrelation(std::array{1.0})));
}

}  // namespace
}  // namespace qi::stats
