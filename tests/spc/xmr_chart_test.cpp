#include "spc/limits/xmr_chart.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "spc/limits/chart_constants.h"
#include "spc/limits/moving_range_chart.h"

namespace qi::spc {
namespace {

const std::vector<double> kMinutes{10, 12, 11, 14, 9};
const std::vector<double> kRanges{2, 1, 3, 5};

TEST(XmrLimits, AgreeWithTheWorkedExample) {
  const Limits limits = xmr_limits(kMinutes, MovingRanges(kRanges), profile_of(ProfileId::western_electric));
  EXPECT_NEAR(limits.centre, 11.2, 1e-12);
  EXPECT_NEAR(limits.mean_moving_range, 2.75, 1e-12);
  EXPECT_NEAR(limits.lower, 3.886, 5e-4);
  EXPECT_NEAR(limits.upper, 18.514, 5e-4);
}

TEST(XmrLimits, UseTwoPointSixSixRangesInMakingDataCount) {
  const Limits limits = xmr_limits(kMinutes, MovingRanges(kRanges), profile_of(ProfileId::mdc));
  EXPECT_NEAR(limits.upper, 11.2 + 2.66 * 2.75, 1e-12);
  EXPECT_NEAR(limits.sigma * 3, 2.66 * 2.75, 1e-12);
}

TEST(XmrLimits, AreUndefinedWithoutARangeButTheCentreIsNot) {
  const Limits one = xmr_limits(std::vector<double>{12.5}, {}, profile_of(ProfileId::mdc));
  EXPECT_EQ(one.centre, 12.5);
  EXPECT_TRUE(std::isnan(one.upper));
  EXPECT_TRUE(std::isnan(xmr_limits({}, {}, profile_of(ProfileId::mdc)).centre));
}

TEST(MeanMovingRange, DropsRangesOfThreePointTwoSixSevenMeansOnce) {
  // Mean 3, so 9.801 and above go: 10 goes, the rest has mean 1.25. A second pass would drop nothing more here.
  const std::vector<double> ranges{1, 1, 2, 1, 10};
  EXPECT_NEAR(mean_moving_range(MovingRanges(ranges), Screening::use_every_range), 3, 1e-12);
  EXPECT_NEAR(mean_moving_range(MovingRanges(ranges), Screening::drop_large_ranges), 1.25, 1e-12);
}

TEST(MeanMovingRange, OfAConstantSeriesIsZeroEvenWhenScreened) {
  EXPECT_EQ(mean_moving_range(MovingRanges(std::vector<double>{0, 0, 0}), Screening::drop_large_ranges), 0);
}

TEST(MovingRangeLimits, AreNeverScreened) {
  const Limits limits = moving_range_limits(MovingRanges(std::vector<double>{1, 1, 2, 1, 10}));
  EXPECT_EQ(limits.centre, 3);
  EXPECT_NEAR(limits.upper, 9.801, 1e-12);
  EXPECT_EQ(limits.lower, 0);
}

}  // namespace
}  // namespace qi::spc
