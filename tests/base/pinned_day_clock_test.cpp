#include <gtest/gtest.h>

#include "base/clock.h"

namespace qi {
namespace {

Instant in_demo(std::string_view machine_says) {
  const FixedClock machine(*parse_iso_instant(machine_says));
  return PinnedDayClock(*Date::from(2025, 4, 30), machine).now();
}

TEST(PinnedDayClock, KeepsItsDayAndTakesTheTimeOfDayOfTheMachine) {
  EXPECT_EQ(to_iso(in_demo("2026-11-23T09:42:00.123Z")), "2025-04-30T09:42:00.123Z");
  EXPECT_EQ(to_iso(in_demo("2026-11-23T00:00:00.000Z")), "2025-04-30T00:00:00.000Z");
}

TEST(PinnedDayClock, NeverBecomesTheNextDayInLondonInSummerTime) {
  const Instant late = in_demo("2026-11-23T23:59:59.999Z");
  EXPECT_EQ(to_iso(late), "2025-04-30T22:59:59.999Z");
  EXPECT_EQ(to_iso(london_date(late)), "2025-04-30");
}

}  // namespace
}  // namespace qi
