#include "measures/page/chart_view.h"

#include <gtest/gtest.h>

#include "figures_in_memory.h"
#include "measures/measure_query.h"
#include "measures/reading_parts.h"
#include "support/svg_texts.h"

namespace qi::measures {
namespace {

/// A run of 14 months above the mean that begins before the last twelve.
SeriesFigures with_run() {
  std::vector<double> values = steady(30);
  for (int i = 0; i < 14; ++i) values.push_back(i % 2 == 0 ? 50.9 : 50.7);
  values.push_back(48);
  for (const double value : steady(20)) values.push_back(value);
  return percentages(values);
}

std::string texts(const html::TrustedMarkup& picture) {
  std::string words;
  for (const support::DrawnText& text : support::texts_of(picture.markup())) words += text.words + "\n";
  return words;
}

TEST(ChartView, IsAWindowOnTheWholeAnalysis) {
  const auto view = chart_view_of(category_two(), {.last_points = 24});
  ASSERT_TRUE(view);
  EXPECT_EQ(view->reading.periods.size(), 88u);
  EXPECT_EQ(view->last_points, 24u);
  const auto whole = chart_view_of(category_two(), {});
  EXPECT_EQ(view->reading.reading.analysis.patterns, whole->reading.reading.analysis.patterns);
  EXPECT_EQ(view->reading.reading.analysis.phases.size(), 3u);
  EXPECT_EQ(drawing_of(*view).last_points, 24u);
}

TEST(ChartView, APictureOfAPartCountsRunsFromTheirBeginningAndSaysWhatItIs) {
  // Found in use: the picture of the last months was headed "All data" and counted a run of 14 months as 12.
  const SeriesFigures figures = with_run();
  const auto reading = read_series(figures);
  ASSERT_TRUE(reading);
  const ui::ChartFigure whole = chart_figure_of(figures, *reading);
  ASSERT_NE(texts(whole.wide).find("14 months above the mean\n"), std::string::npos) << texts(whole.wide);
  const ui::ChartFigure part = chart_figure_of(figures, *reading, {.last_points = 24, .told = {}});
  EXPECT_NE(texts(part.wide).find("above the mean, from Jul 2025"), std::string::npos) << texts(part.wide);
  EXPECT_NE(texts(part.wide).find("14 months above the mean, from"), std::string::npos) << texts(part.wide);
  EXPECT_NE(texts(part.wide).find("All data, Jan 2023 to May 2028"), std::string::npos)
      << "the limits' heading names the points that set them: " << texts(part.wide);
  EXPECT_NE(part.detail.find("The last 24 of 65 months; limits and runs are those of all 65."), std::string::npos)
      << part.detail;
  EXPECT_NE(part.wide.markup().find("The picture shows the last 24 months."), std::string::npos);
}

TEST(ChartView, IsWholeWhenThereAreFewerPointsThanAsked) {
  const auto view = chart_view_of(percentages(steady(6)), {.last_points = 24});
  ASSERT_TRUE(view);
  EXPECT_EQ(view->last_points, 0u);
}

TEST(ChartView, LeavesOutNotesFromBeforeTheFirstPointDrawn) {
  SeriesFigures figures = percentages(steady(30));
  const auto note = [](int id, const char* date, const char* code) {
    return Annotation{.id = {id}, .series = {1}, .happened_on = on(date), .code = code, .title = "Prompt card"};
  };
  figures.annotations = {note(1, "2023-02-10", "P1"), note(2, "2025-01-10", "P2")};
  const auto view = chart_view_of(figures, {.last_points = 24});
  const std::string svg = chart::spc_chart(drawing_of(*view), chart::Size::wide);
  EXPECT_EQ(svg.find(">P1<"), std::string::npos);
  EXPECT_NE(svg.find(">P2<"), std::string::npos);
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
