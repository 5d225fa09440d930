/// Drawings of gauge studies as small files that people review as a diff.

#include <gtest/gtest.h>

#include "chart/gauge_panel.h"
#include "support/gauge_cases.h"
#include "support/golden_file.h"

namespace qi::chart {
namespace {

using support::compare_with_golden;

GaugeDrawing drawing_of(const stats::GaugeRequest& request) {
  return {.study = *stats::gauge_study(request), .name = "AIAG example", .format = {ValueStyle::number, 2, ""}};
}

GaugeDrawing handovers() {
  return {.study = *stats::gauge_study(support::timed_handovers()),
          .name = "Handover timed from recordings",
          .format = {ValueStyle::minutes_seconds, 0, ""},
          .part_name = "recording",
          .operator_name = "auditor"};
}

TEST(GaugeGolden, AiagExampleWide) {
  compare_with_golden("gauge-aiag-wide", gauge_panel(drawing_of(support::aiag_study()), Size::wide, Purpose::file));
}
TEST(GaugeGolden, HandoversWide) {
  compare_with_golden("gauge-handovers-wide", gauge_panel(handovers(), Size::wide, Purpose::file));
}
TEST(GaugeGolden, HandoversCompact) {
  compare_with_golden("gauge-handovers-compact", gauge_panel(handovers(), Size::compact, Purpose::file));
}
TEST(GaugeGolden, HandoversOnAPage) {
  compare_with_golden("gauge-handovers-page", gauge_panel(handovers(), Size::wide));
}
TEST(GaugeGolden, NestedWide) {
  stats::GaugeRequest request = support::aiag_study();
  request.design = stats::GaugeDesign::nested;
  compare_with_golden("gauge-nested-wide", gauge_panel(drawing_of(request), Size::wide, Purpose::file));
}

}  // namespace
}  // namespace qi::chart
