#include "chart/axis_scale.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace qi::chart {
namespace {

std::vector<std::string> labels(const ValueScale& scale, const ValueFormat& format) {
  std::vector<std::string> words;
  for (const double tick : scale.ticks) words.push_back(tick_label(tick, scale, format));
  return words;
}

TEST(ValueScale, HasRoundTicksInside) {
  const std::vector<double> shown{41.2, 85};
  const ValueFormat format{ValueStyle::percent, 1, ""};
  const ValueScale scale = value_scale(shown, format.style, 0, 100);
  EXPECT_EQ(labels(scale, format), (std::vector<std::string>{"40%", "50%", "60%", "70%", "80%"}));
  EXPECT_LT(scale.low, 41.2);
  EXPECT_GT(scale.high, 85);
}

TEST(ValueScale, CountsTimesInMinutesAndHours) {
  const ValueFormat format{ValueStyle::minutes_seconds, 0, ""};
  const std::vector<double> minutes{870, 1640};
  EXPECT_EQ(labels(value_scale(minutes, format.style, 0, std::nullopt), format),
            (std::vector<std::string>{"15:00", "20:00", "25:00"}));
  const std::vector<double> seconds{62, 118};
  EXPECT_EQ(labels(value_scale(seconds, format.style, 0, std::nullopt), format),
            (std::vector<std::string>{"1:00", "1:10", "1:20", "1:30", "1:40", "1:50", "2:00"}));
  const std::vector<double> hours{0, 9000};
  EXPECT_EQ(labels(value_scale(hours, format.style, 0, std::nullopt), format),
            (std::vector<std::string>{"0:00", "30:00", "1:00:00", "1:30:00", "2:00:00", "2:30:00"}));
}

TEST(ValueScale, CountsManyHoursInRoundHours) {
  // Found by looking: steps of 20,000,000 seconds were written "5555:33:20".
  const std::vector<double> months{0, 30e6};
  for (const double tick : value_scale(months, ValueStyle::minutes_seconds, 0, std::nullopt).ticks)
    EXPECT_EQ(std::fmod(tick, 3600), 0) << tick;
}

TEST(ValueScale, ComesToAnEndForTheSmallestAndTheLargestNumbers) {
  // Found in review: the search for a round step never ended for these.
  for (const std::vector<double>& shown : {std::vector<double>{1e308, -1e308}, std::vector<double>{5e-324, 0},
                                           std::vector<double>{1e-320}, std::vector<double>{1e15, 1e15 + 1}}) {
    for (const ValueStyle style : {ValueStyle::number, ValueStyle::minutes_seconds}) {
      const ValueScale scale = value_scale(shown, style, 0, std::nullopt);
      EXPECT_GT(scale.high, scale.low) << shown.front();
      EXPECT_GT(scale.step, 0) << shown.front();
      EXPECT_LE(scale.ticks.size(), 7u) << shown.front();
      EXPECT_LE(zero_based_scale(shown, style).ticks.size(), 4u) << shown.front();
    }
  }
}

TEST(ValueScale, DoesNotReachBeyondANaturalBound) {
  const std::vector<double> shown{0.5, 99.5};
  const ValueScale scale = value_scale(shown, ValueStyle::percent, 0, 100);
  EXPECT_EQ(scale.low, 0);
  EXPECT_EQ(scale.high, 100);
  EXPECT_EQ(scale.ticks.front(), 0);
  EXPECT_EQ(scale.ticks.back(), 100);
}

TEST(ValueScale, ShowsValuesThatBreakANaturalBound) {
  const std::vector<double> shown{-5, 104};
  const ValueScale scale = value_scale(shown, ValueStyle::percent, 0, 100);
  EXPECT_LT(scale.low, -5);
  EXPECT_GT(scale.high, 104);
}

TEST(ValueScale, StaysReadableForNastyValues) {
  const double missing = std::numeric_limits<double>::quiet_NaN();
  const std::vector<std::vector<double>> cases{{},
                                               {missing},
                                               {0},
                                               {0.1, 0.1},
                                               {-7},
                                               {1e12, 1.1e12},
                                               {1e-9, 2e-9},
                                               {-4e9, 9e9},
                                               {5, 5.0000000001},
                                               {1e15, 1e15 + 1}};
  for (const std::vector<double>& shown : cases)
    for (const ValueStyle style : {ValueStyle::number, ValueStyle::percent, ValueStyle::minutes_seconds}) {
      const ValueScale scale = value_scale(shown, style, std::nullopt, std::nullopt);
      EXPECT_LT(scale.low, scale.high);
      EXPECT_GE(scale.ticks.size(), 2u);
      EXPECT_LE(scale.ticks.size(), 7u);
      for (const double value : shown)
        if (!std::isnan(value)) {
          EXPECT_TRUE(scale.low <= value && value <= scale.high) << value;
        }
    }
}

TEST(ValueScale, OfBarsStartsAtZero) {
  const std::vector<double> shown{3, 14};
  const ValueScale scale = zero_based_scale(shown, ValueStyle::number, 4);
  EXPECT_EQ(scale.low, 0);
  EXPECT_EQ(scale.ticks, (std::vector<double>{0, 5, 10}));
}

}  // namespace
}  // namespace qi::chart
