#include <gtest/gtest.h>

#include "chart/part_count.h"
#include "support/chart_cases.h"

namespace qi::chart {
namespace {

using support::category_2_drawing;
using support::drawing_of;

TEST(SpcChart, OfASingleValueDrawsNoMovingRangeAndNamesNothingThatIsNotDrawn) {
  spc::Request request{.chart = spc::ChartKind::moving_range};
  request.values = {20};
  const std::string svg = spc_chart(drawing_of("Handover", std::move(request)), Size::wide, Purpose::file);
  EXPECT_NE(svg.find("Moving ranges begin with the second value"), std::string::npos);
  EXPECT_EQ(count_of(svg, "class=\"t-ax\""), 1u) << "a scale from 0 to 1 was made up; the month alone is left";
  EXPECT_EQ(svg.find("Limits: what to expect"), std::string::npos);
}

TEST(MovingRangeChart, NamesItsLevelsOnANarrowPicture) {
  // Found by looking: on a phone neither mean nor limit said how high it is.
  const std::string svg = moving_range_chart(category_2_drawing(), Size::compact);
  EXPECT_NE(svg.find(">Mean 3:14<"), std::string::npos);
  EXPECT_NE(svg.find(">Upper limit "), std::string::npos);
}

}  // namespace
}  // namespace qi::chart
