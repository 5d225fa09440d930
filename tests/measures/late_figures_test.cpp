#include "measures/late_figures.h"

#include <gtest/gtest.h>

#include "figures_in_memory.h"

namespace qi::measures {
namespace {

TEST(LateFigures, GiveEachFrequencyItsOwnTime) {
  EXPECT_EQ(due_by(Frequency::day, on("2025-04-28")), on("2025-04-30"));
  EXPECT_EQ(due_by(Frequency::week, on("2025-04-14")), on("2025-04-27"));
  EXPECT_EQ(due_by(Frequency::month, on("2025-04-01")), on("2025-05-31"));
}

TEST(LateFigures, AreNotLateOnTheirLastDay) {
  EXPECT_FALSE(late_figures(Frequency::month, on("2025-03-01"), on("2025-05-31")));
  const auto late = late_figures(Frequency::month, on("2025-03-01"), on("2025-06-01"));
  ASSERT_TRUE(late);
  EXPECT_EQ(late->missing, on("2025-04-01"));
  EXPECT_EQ(late->expected, on("2025-05-31"));
}

}  // namespace
}  // namespace qi::measures
