#include "spc/histogram.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace qi::spc {
namespace {

std::vector<double> one_to(int count) {
  std::vector<double> values(static_cast<std::size_t>(count));
  std::iota(values.begin(), values.end(), 1.0);
  return values;
}

std::size_t counted(const Histogram& found) {
  std::size_t sum = 0;
  for (const Bin& bin : found.bins) sum += bin.count;
  return sum;
}

TEST(Histogram, AgreesWithTheWorkedExample) {
  const auto found = histogram(one_to(100));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->width, 20);
  EXPECT_EQ(found->bins, (std::vector<Bin>{{0, 20, 20}, {20, 40, 20}, {40, 60, 20}, {60, 80, 20}, {80, 100, 20}}));
}

TEST(Histogram, PutsAValueOnAnEdgeIntoTheBinBelow) {
  const auto found = histogram_of_width(std::vector<double>{0.1, 0.2, 0.3, 0.30000001}, 0.1);
  ASSERT_TRUE(found);
  ASSERT_EQ(found->bins.size(), 4u);
  for (const Bin& bin : found->bins) EXPECT_EQ(bin.count, 1u) << bin.low;
}

TEST(Histogram, BySturgesDividesTheRange) {
  // 32 values from 1 to 32: 31 / 6 = 5.17, rounded to 5.
  EXPECT_EQ(histogram(one_to(32), BinRule::sturges)->width, 5);
  // Freedman and Diaconis: 2 x 15.5 / 3.175 = 9.76, rounded to 10.
  EXPECT_EQ(histogram(one_to(32))->width, 10);
}

TEST(Histogram, OfTimesHasStepsOfTheClock) {
  std::vector<double> seconds;
  for (int i = 0; i < 100; ++i) seconds.push_back(400 + 7 * i);
  const auto found = histogram(seconds, BinRule::freedman_diaconis, ValueStyle::minutes_seconds);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->width, 120);
  EXPECT_EQ(found->bins.front().low, 360);
}

TEST(Histogram, FallsBackToSturgesWhereHalfOfTheValuesAreTheSame) {
  std::vector<double> values(90, 5.0);
  for (int i = 0; i < 10; ++i) values.push_back(i);
  const auto found = histogram(values);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->width, 1);
  EXPECT_EQ(counted(*found), 100u);
}

TEST(Histogram, OfAConstantSeriesIsOneBinAndNeverMoreThanSixty) {
  for (const double value : {0.0, 7.0, -0.001, 1e12}) {
    const auto found = histogram(std::vector<double>(20, value));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->bins.size(), 1u);
    EXPECT_EQ(found->bins.front().count, 20u);
    EXPECT_TRUE(found->bins.front().low <= value && value <= found->bins.front().high) << value;
  }
  std::vector<double> with_outlier = one_to(50);
  with_outlier.push_back(1e9);
  for (const ValueStyle style : {ValueStyle::number, ValueStyle::minutes_seconds}) {
    const auto found = histogram(with_outlier, BinRule::freedman_diaconis, style);
    ASSERT_TRUE(found);
    EXPECT_LE(found->bins.size(), kMostBins);
    EXPECT_EQ(counted(*found), 51u);
  }
}

TEST(Histogram, HoldsNegativeValuesInBinsThatMeetAtZero) {
  const auto found = histogram_of_width(std::vector<double>{-3, -1, 0, 2}, 2);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->bins, (std::vector<Bin>{{-4, -2, 1}, {-2, 0, 2}, {0, 2, 1}}));
  EXPECT_FALSE(std::signbit(found->bins[1].high));
}

TEST(Histogram, RefusesWhatCannotBeCounted) {
  EXPECT_EQ(histogram({}).error().message, "Give at least 1 value.");
  EXPECT_FALSE(histogram(std::vector<double>{1, std::nan("")}));
  EXPECT_FALSE(histogram(std::vector<double>{-1e308, 1e308}));
  EXPECT_EQ(histogram_of_width(one_to(5), 0).error().message, "Give a width of bins above 0.");
  EXPECT_EQ(histogram_of_width(one_to(100), 1).error().message,
            "That width makes more than 60 bins. Give a larger one.");
}

}  // namespace
}  // namespace qi::spc
