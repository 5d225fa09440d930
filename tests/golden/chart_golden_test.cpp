/// Every kind of chart as a small file that people review as a diff. QUALITEA_GOLDEN=rewrite writes them anew.

#include <gtest/gtest.h>

#include "chart/icon.h"
#include "support/chart_cases.h"
#include "support/funnel_cases.h"
#include "support/golden_file.h"
#include "support/pareto_cases.h"

namespace qi::chart {
namespace {

using support::category_2_drawing;
using support::drawing_of;
using support::wave;
using support::wave_drawing;

constexpr auto compare = support::compare_with_golden;

SpcDrawing events_and_gaps() {
  spc::Request request;
  request.values = wave(38);
  for (std::size_t i = 23; i < request.values.size(); ++i) request.values[i] += 15;
  request.values[30] = spc::kMissing;
  request.values[11] = 30;
  request.excluded = {11};
  request.targets.assign(38, 85);
  for (std::size_t i = 0; i < 12; ++i) request.targets[i] = 80;
  request.phases = {{0, {}}, {23, {}}};
  request.better = spc::Direction::increase;
  SpcDrawing drawing = drawing_of("Welfare calls made on time", std::move(request));
  drawing.natural_lower = 0;
  drawing.natural_upper = 100;
  drawing.annotations = {
      {13, "P1", "Prompt card", "P1 Prompt card. Test of change, February 2023", "#event-1"},
      {23, "P2", "Automatic prompt at 20 minutes", "P2 Automatic prompt. Test of change, December 2023", "#event-2"},
      {24, "E1", "Industrial action", "E1 Industrial action. Event, January 2024", ""}};
  return drawing;
}

SpcDrawing five_phases() {
  spc::Request request;
  request.values = wave(30);
  request.phases = {{0, {}}, {6, {}}, {12, {}}, {13, {}}, {20, {}}};
  return drawing_of("Five phases", std::move(request), Frequency::quarter, *Date::from(2016, 1, 1));
}

TEST(ChartGolden, Category2Wide) {
  compare("category-2-wide", spc_chart(category_2_drawing(), Size::wide, Purpose::file));
}
TEST(ChartGolden, Category2Compact) {
  compare("category-2-compact", spc_chart(category_2_drawing(), Size::compact, Purpose::file));
}
TEST(ChartGolden, Category2MovingRange) {
  compare("category-2-moving-range", moving_range_chart(category_2_drawing(), Size::wide, Purpose::file));
}
TEST(ChartGolden, Category2Sparkline) {
  compare("category-2-sparkline", sparkline(category_2_drawing().reading, 0, std::nullopt));
}
TEST(ChartGolden, EventsGapsAndSteppedTargetOnAPage) {
  compare("events-gaps-steps-page", spc_chart(events_and_gaps(), Size::wide));
}
TEST(ChartGolden, EventsCompact) {
  compare("events-compact", spc_chart(events_and_gaps(), Size::compact, Purpose::file));
}
TEST(ChartGolden, FivePhases) {
  compare("five-phases", spc_chart(five_phases(), Size::wide, Purpose::file));
}
TEST(ChartGolden, OnePoint) {
  compare("points-1", spc_chart(wave_drawing(1), Size::wide, Purpose::file));
}
TEST(ChartGolden, TooFewPoints) {
  compare("points-12", spc_chart(wave_drawing(12), Size::wide, Purpose::file));
}
TEST(ChartGolden, WeeksWithoutAGoodDirection) {
  spc::Request request;
  request.values = wave(60);
  for (std::size_t i = 45; i < 60; ++i) request.values[i] += 12;
  compare("weeks-60-neutral", spc_chart(drawing_of("Calls answered", std::move(request), Frequency::week,
                                                   *Date::from(2024, 1, 1), {ValueStyle::number, 0, "calls"}),
                                        Size::wide, Purpose::file));
}
TEST(ChartGolden, TwoHundredDays) {
  spc::Request request;
  request.values = wave(200);
  compare("days-200", spc_chart(drawing_of("Calls answered", std::move(request), Frequency::day,
                                           *Date::from(2024, 9, 2), {ValueStyle::number, 0, "calls"}),
                                Size::wide, Purpose::file));
}
TEST(ChartGolden, RunChart) {
  spc::Request request;
  request.chart = spc::ChartKind::run;
  request.values = wave(30);
  compare("run-chart", spc_chart(drawing_of("Handover", std::move(request)), Size::wide, Purpose::file));
}
TEST(ChartGolden, MixedIcon) {
  compare("icon-neutral-mixed", icon_file(spc::Variation::neutral_mixed));
}
TEST(ChartGolden, FunnelWide) {
  compare("funnel-wide", funnel_chart(support::funnel_drawing_of(support::stations(32)), Size::wide));
}
TEST(ChartGolden, FunnelWithNotesAndAUnitLeftOut) {
  compare("funnel-marked-wide", funnel_chart(support::marked_funnel(), Size::wide, Purpose::file));
}
TEST(ChartGolden, FunnelCompact) {
  compare("funnel-compact",
          funnel_chart(support::funnel_drawing_of(support::stations(32)), Size::compact, Purpose::file));
}
TEST(ChartGolden, ParetoStanding) {
  compare("pareto-standing",
          pareto_chart(support::pareto_drawing_of(support::missed_calls()), Size::wide, Purpose::file));
}
TEST(ChartGolden, ParetoLying) {
  compare("pareto-lying", pareto_chart(support::pareto_drawing_of(support::missed_calls()), Size::compact));
}
TEST(ChartGolden, ParetoComparison) {
  compare("pareto-comparison",
          pareto_comparison_chart(support::pareto_comparison_drawing(), Size::wide, Purpose::file));
}

}  // namespace
}  // namespace qi::chart
