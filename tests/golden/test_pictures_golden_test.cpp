/// Pictures of tests and models as small files that people review as a diff.

#include <gtest/gtest.h>

#include "chart/multi_vari_chart.h"
#include "support/golden_file.h"
#include "support/picture_cases.h"

namespace qi::chart {
namespace {

using support::compare_with_golden;

TEST(TestPicturesGolden, GroupsWide) {
  compare_with_golden("groups-wide", group_plot(support::minutes_by_group(3, 12), Size::wide, Purpose::file));
}
TEST(TestPicturesGolden, GroupsCompact) {
  compare_with_golden("groups-compact", group_plot(support::minutes_by_group(3, 12), Size::compact, Purpose::page));
}
TEST(TestPicturesGolden, IntervalsWide) {
  compare_with_golden("intervals-wide", interval_plot(support::shares_by_group(5), Size::wide, Purpose::file));
}
TEST(TestPicturesGolden, RatiosCompact) {
  compare_with_golden("intervals-ratios-compact", interval_plot(support::rate_ratios(), Size::compact, Purpose::page));
}
TEST(TestPicturesGolden, ScatterWide) {
  compare_with_golden("scatter-wide",
                      scatter_chart(support::scatter_of(support::journeys(24)), Size::wide, Purpose::file));
}
TEST(TestPicturesGolden, ResidualsWide) {
  compare_with_golden("residuals-wide",
                      residual_panel(support::residuals_of(support::journeys(24)), Size::wide, Purpose::file));
}

TEST(TestPicturesGolden, MultiVariWide) {
  const MultiVariDrawing drawing{
      .values = {38, 35, 34, 25, 29, 28, 39, 36, 36, 35},
      .factors = {{"Shift", {"Day", "Day", "Day", "Day", "Day", "Day", "Night", "Night", "Night", "Night"}},
                  {"Crew",
                   {"Double", "Double", "Double", "Single", "Single", "Single", "Double", "Double", "Single",
                    "Single"}}},
      .format = {ValueStyle::number, 1, ""},
      .name = "Where minutes vary",
      .value_name = "Minutes"};
  compare_with_golden("multi-vari-wide", multi_vari_chart(drawing, Size::wide, Purpose::file));
}

}  // namespace
}  // namespace qi::chart
