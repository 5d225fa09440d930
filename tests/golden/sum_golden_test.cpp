/// Charts of sums and of distances as small files that people review as a diff.

#include <gtest/gtest.h>

#include "chart/small_multiples.h"
#include "support/golden_file.h"
#include "support/sum_cases.h"

namespace qi::chart {
namespace {

using support::compare_with_golden;

TEST(SumGolden, CusumWide) {
  compare_with_golden("sums-cusum-wide", sum_chart(support::cusum_drawing(24, 8, 2), Size::wide, Purpose::file));
}
TEST(SumGolden, RiskAdjustedCompact) {
  compare_with_golden("sums-risk-compact", sum_chart(support::risk_drawing(40, 7), Size::compact, Purpose::page));
}
TEST(SumGolden, VladWide) {
  compare_with_golden("sums-vlad-wide", vlad_chart(support::risk_drawing(40, 7), Size::wide, Purpose::file));
}
TEST(SumGolden, CusumWithEventsPhasesAndExclusions) {
  compare_with_golden("sums-marked-wide",
                      sum_chart(support::marked(support::cusum_drawing(36, 12, 2), 9, 14), Size::wide, Purpose::file));
}
TEST(SumGolden, VladWithEventsPhasesAndExclusions) {
  compare_with_golden("sums-vlad-marked-compact",
                      vlad_chart(support::marked(support::risk_drawing(40, 7), 9, 20), Size::compact, Purpose::page));
}
TEST(SumGolden, SmallMultiples) {
  SumDrawing first = support::cusum_drawing(24, 8, 2);
  SumDrawing second = support::cusum_drawing(24, 0, 0);
  first.name = "Ashford";
  second.name = "Thanet";
  first.scale_holds = second.scale_holds = {12, -6};
  compare_with_golden("small-multiples",
                      small_multiples({.heading = "Time to answer",
                                       .names = {"Ashford", "Thanet"},
                                       .pictures = {sum_chart(first, Size::compact, Purpose::file),
                                                    sum_chart(second, Size::compact, Purpose::file)}}));
}
TEST(SumGolden, DistanceWide) {
  compare_with_golden("distance-wide",
                      distance_chart(support::distance_drawing(36, 20, 13), Size::wide, Purpose::file));
}

}  // namespace
}  // namespace qi::chart
