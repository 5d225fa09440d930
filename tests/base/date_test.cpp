#include <gtest/gtest.h>

#include "base/date.h"
#include "base/period.h"

namespace qi {
namespace {

Date day(const char* iso) {
  return parse_iso_date(iso).value();
}

TEST(IsoDate, IsRefusedWhereTheCalendarHasNoSuchDay) {
  EXPECT_EQ(parse_iso_date("2025-02-29"), std::nullopt);
  EXPECT_EQ(parse_iso_date("2024-02-29"), day("2024-02-29"));
  EXPECT_EQ(parse_iso_date("2025-13-01"), std::nullopt);
  EXPECT_EQ(parse_iso_date("2025-1-01"), std::nullopt);
  EXPECT_EQ(parse_iso_date("2025-01-01x"), std::nullopt);
}

TEST(AddMonths, EndsOnTheLastDayOfAShorterMonth) {
  EXPECT_EQ(add_months(day("2025-01-31"), 1), day("2025-02-28"));
  EXPECT_EQ(add_months(day("2024-01-31"), 1), day("2024-02-29"));
  EXPECT_EQ(add_months(day("2025-01-15"), -13), day("2023-12-15"));
}

TEST(PeriodStart, IsTheFirstDayOfThePeriodThatHoldsTheDate) {
  EXPECT_EQ(period_start(Frequency::week, day("2025-03-09")), day("2025-03-03")) << "a Sunday belongs to its Monday";
  EXPECT_EQ(period_start(Frequency::month, day("2025-03-31")), day("2025-03-01"));
  EXPECT_EQ(period_start(Frequency::quarter, day("2025-12-31")), day("2025-10-01"));
  EXPECT_EQ(period_start(Frequency::year, day("2025-12-31")), day("2025-01-01"));
  EXPECT_EQ(next_period(Frequency::quarter, day("2025-10-01"), 1), day("2026-01-01"));
}

TEST(FinancialYear, BeginsInApril) {
  EXPECT_EQ(financial_year(day("2025-03-31")), "2024/25");
  EXPECT_EQ(financial_year(day("2025-04-01")), "2025/26");
  EXPECT_EQ(financial_year(day("1999-04-01")), "1999/00");
}

}  // namespace
}  // namespace qi
