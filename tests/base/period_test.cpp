#include "base/period.h"

#include <gtest/gtest.h>

namespace qi {
namespace {

Date day(int year, int month, int number) {
  return *Date::from(year, month, number);
}

TEST(PeriodSpan, IsReadAsOneSpanWhateverThePeriods) {
  EXPECT_EQ(period_span(Frequency::month, day(2025, 1, 1), day(2025, 3, 1)), "January to March 2025");
  EXPECT_EQ(period_span(Frequency::month, day(2024, 8, 1), day(2025, 3, 1)), "August 2024 to March 2025");
  EXPECT_EQ(period_span(Frequency::week, day(2025, 3, 10), day(2025, 3, 24)),
            "week of 10 March 2025 to week of 24 March 2025");
  EXPECT_EQ(period_span(Frequency::quarter, day(2025, 1, 1), day(2025, 7, 1)), "Q1 2025 to Q3 2025");
  EXPECT_EQ(period_span(Frequency::day, day(2025, 3, 3), day(2025, 3, 11)), "3 March 2025 to 11 March 2025");
  EXPECT_EQ(period_span(Frequency::year, day(2024, 1, 1), day(2025, 1, 1)), "2024 to 2025");
}

TEST(PeriodSpan, OfOnePeriodIsItsName) {
  EXPECT_EQ(period_span(Frequency::quarter, day(2025, 1, 1), day(2025, 1, 1)), "January to March 2025");
  EXPECT_EQ(period_span(Frequency::week, day(2025, 3, 10), day(2025, 3, 10)), "week of 10 March 2025");
}

}  // namespace
}  // namespace qi
