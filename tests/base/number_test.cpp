#include <gtest/gtest.h>

#include <limits>
#include <vector>

#include "base/number.h"

namespace qi {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();
const ValueFormat kTime{.style = ValueStyle::minutes_seconds, .decimals = 0, .unit = ""};

std::string percent(double value, int decimals) {
  return show(value, {.style = ValueStyle::percent, .decimals = decimals, .unit = ""});
}

TEST(CompensatedSum, KeepsWhatAPlainSumLoses) {
  const std::vector<double> values{1.0, 1e100, 1.0, -1e100};
  EXPECT_EQ(compensated_sum(values), 2.0);
}

TEST(Median, OfAnEvenCountLiesBetweenTheMiddleTwo) {
  EXPECT_EQ(median(std::vector<double>{7, 1, 3, 5}), 4);
  EXPECT_EQ(median(std::vector<double>{7, 1, 3}), 3);
}

TEST(Grouped, RoundsHalvesAwayFromZeroAndNeverWritesMinusZero) {
  EXPECT_EQ(grouped(1234567.5, 0), "1,234,568");
  EXPECT_EQ(grouped(0.285, 2), "0.29");
  EXPECT_EQ(grouped(-0.285, 2), "-0.29");
  EXPECT_EQ(grouped(-0.004, 2), "0.00");
  EXPECT_EQ(grouped(-1000, 0), "-1,000");
}

TEST(Show, WritesShortAndLongTimesOfAMeasureOneWay) {
  // Found on a page: "1h 45m" stood beside "67:58".
  EXPECT_EQ(show(6312, kTime), "1:45:12");
  EXPECT_EQ(show(4078, kTime), "1:07:58");
  EXPECT_EQ(show(3599.6, kTime), "1:00:00");
}

TEST(Show, WritesTimesAsPeopleReadThem) {
  EXPECT_EQ(show(555, kTime), "9:15");
  EXPECT_EQ(show(5399.4, kTime), "1:29:59");
  EXPECT_EQ(show(5400, kTime), "1:30:00");
  EXPECT_EQ(show(-61, kTime), "-1:01");
  EXPECT_EQ(show(-0.4, kTime), "0:00");
}

TEST(Show, WritesATimeOfManyYearsInHours) {
  EXPECT_EQ(show(3.6e10, kTime), "10,000,000h");
}

TEST(Show, WritesADashForWhatIsNoFiniteNumber) {
  EXPECT_EQ(percent(std::numeric_limits<double>::quiet_NaN(), 1), "–");
  EXPECT_EQ(percent(kInfinite, 1), "–");
  EXPECT_EQ(show(-kInfinite, kTime), "–");
}

TEST(PlainNumber, IsReadWholeOrNotAtAll) {
  EXPECT_EQ(parse_plain_number("12.50"), 12.5);
  EXPECT_EQ(parse_plain_number("12.50 "), std::nullopt);
  EXPECT_EQ(parse_plain_number("1e999"), std::nullopt);
  EXPECT_EQ(parse_plain_number("nan"), std::nullopt);
  EXPECT_EQ(parse_plain_number(""), std::nullopt);
}

}  // namespace
// Once a target of 73.25% was quoted as 73.3%, and one of 0.75% as 0.8%.
TEST(ShownTarget, HasTheDecimalsItWasGivenWith) {
  const ValueFormat percent{.style = ValueStyle::percent, .decimals = 1, .unit = ""};
  EXPECT_EQ(show_target(85, percent), "85%");
  EXPECT_EQ(show_target(73.25, percent), "73.25%");
  EXPECT_EQ(show_target(0.75, {.style = ValueStyle::number, .decimals = 0, .unit = ""}), "0.75");
  EXPECT_EQ(show_target(100.0 / 3, percent), "33.3%");
}

// Once the mean of 14 incidents in 18 months was told as 1.
TEST(ShowLine, HasTwoDigitsAtLeastWhereItLiesBetweenWholeNumbers) {
  const ValueFormat whole{.style = ValueStyle::number, .decimals = 0, .unit = ""};
  EXPECT_EQ(show_line(14.0 / 18, whole), "0.78");
  EXPECT_EQ(show_line(2.5, whole), "2.5");
  EXPECT_EQ(show_line(0.0342, whole), "0.034");
  EXPECT_EQ(show_line(3, whole), "3");
  EXPECT_EQ(show_line(34.27, whole), "34.3") << "a line drawn at 19.5 was labelled 20";
  EXPECT_EQ(show_line(134.27, whole), "134");
  EXPECT_EQ(show_line(-1.25, whole), "-1.3");
  EXPECT_EQ(show_line(1e-12, whole), "0") << "what rounding left";
  EXPECT_EQ(show_line(3.4, {.style = ValueStyle::percent, .decimals = 2, .unit = ""}), "3.40%");
  EXPECT_EQ(show_line(95, {.style = ValueStyle::minutes_seconds, .decimals = 0, .unit = ""}), "1:35");
  EXPECT_EQ(show_line(std::nan(""), whole), "–");
}

}  // namespace qi
