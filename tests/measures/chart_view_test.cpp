#include "measures/chart_view.h"

#include <gtest/gtest.h>

#include "figures_in_memory.h"
#include "measures/measure_query.h"

namespace qi::measures {
namespace {

TEST(ChartView, DrawsTheLastPointsWithTheLimitsOfAllOfThem) {
  const auto view = chart_view_of(category_two(), {.last_points = 24});
  ASSERT_TRUE(view);
  EXPECT_EQ(view->reading.periods.size(), 88u);
  ASSERT_EQ(view->drawn.periods.size(), 24u);
  EXPECT_EQ(view->drawn.periods.front(), on("2023-04-01"));
  EXPECT_EQ(view->drawn.wording.dates.size(), 24u);
  const spc::Analysis& drawn = view->drawn.reading.analysis;
  ASSERT_EQ(drawn.phases.size(), 1u);
  EXPECT_EQ(drawn.phases[0].first, 0u);
  EXPECT_EQ(drawn.phases[0].end, 24u);
  EXPECT_EQ(drawn.phases[0].limits, view->reading.reading.analysis.last_phase().limits);
  EXPECT_EQ(view->drawn.phase_titles, std::vector<std::string>{"Since January 2023"});
  ASSERT_EQ(view->drawn.phases.size(), 1u);
  EXPECT_EQ(view->drawn.phases[0].title, "Since January 2023");
  EXPECT_EQ(drawn.latest, 23u);
  for (const spc::Pattern& pattern : drawn.patterns) EXPECT_LT(pattern.last, 24u);
}

TEST(ChartView, ShiftsPatternsThatReachIntoTheCutAndDropsThoseThatDoNot) {
  SeriesReading reading;
  reading.periods.resize(10);
  spc::Analysis& analysis = reading.reading.analysis;
  analysis.points.resize(10);
  analysis.phases = {{.first = 0, .end = 10}};
  analysis.patterns = {{.rule = spc::RuleId::outside_limits, .first = 1, .last = 1},
                       {.rule = spc::RuleId::shift, .first = 2, .last = 8}};
  analysis.latest = 3;
  const SeriesReading cut = last_points_of(reading, 4);
  ASSERT_EQ(cut.reading.analysis.patterns.size(), 1u);
  EXPECT_EQ(cut.reading.analysis.patterns[0].first, 0u);
  EXPECT_EQ(cut.reading.analysis.patterns[0].last, 2u);
  EXPECT_FALSE(cut.reading.analysis.latest) << "the latest usable point lies before the cut";
}

TEST(ChartView, IsWholeWhenThereAreFewerPointsThanAsked) {
  const auto view = chart_view_of(percentages(steady(6)), {.last_points = 24});
  ASSERT_TRUE(view);
  EXPECT_EQ(view->drawn.periods.size(), 6u);
}

TEST(ChartView, LeavesOutNotesFromBeforeTheFirstPointDrawn) {
  SeriesFigures figures = percentages(steady(30));
  const auto note = [](int id, const char* date) {
    return Annotation{.id = {id}, .series = {1}, .happened_on = on(date), .code = "P1", .title = "Prompt card"};
  };
  figures.annotations = {note(1, "2023-02-10"), note(2, "2025-01-10")};
  const auto view = chart_view_of(figures, {.last_points = 24});
  ASSERT_EQ(view->drawn_figures.annotations.size(), 1u);
  EXPECT_EQ(view->drawn_figures.annotations[0].id, AnnotationId{2});
}

TEST(MeasureQuery, KeepsOnlyChoicesThatAreOffered) {
  const auto read = [](std::string_view text) {
    return *read_measure_query(http::parse_urlencoded(text), on("2025-04-30"));
  };
  EXPECT_EQ(read("period=24&target=5&rows=all"),
            (MeasureQuery{.last_points = 24, .target = TargetId{5}, .all_rows = true}));
  EXPECT_EQ(read("period=7&target=five&rows=some"), MeasureQuery{});
}

TEST(MeasureUrl, HoldsTheWholeViewAndEncodesTheCode) {
  EXPECT_EQ(measure_url({7}, "RYD", {.last_points = 60, .target = TargetId{2}}).text(),
            "/measures/7/RYD?period=60&target=2");
  EXPECT_EQ(measure_url({7}, "OU/1").text(), "/measures/7/OU%2F1");
  EXPECT_EQ(measure_file_url({7}, "RYD", MeasureFile::chart_png, {.last_points = 24, .all_rows = true}).text(),
            "/measures/7/RYD/chart.png?period=24");
}

}  // namespace
}  // namespace qi::measures
