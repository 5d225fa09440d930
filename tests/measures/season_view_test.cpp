#include "measures/page/season_view.h"

#include <gtest/gtest.h>

#include "figures_in_memory.h"
#include "measures/measure_query.h"
#include "measures/page/measure_pages.h"
#include "measures/page/measure_view.h"

namespace qi::measures {
namespace {

/// Four years about 50 in which every December is 12 higher.
SeriesFigures with_winters(std::size_t count = 48) {
  std::vector<double> values = steady(count);
  for (std::size_t i = 11; i < count; i += 12) values[i] += 12;
  return percentages(values);
}

MeasurePage page_of(const SeriesFigures& figures, const MeasureQuery& query) {
  const std::vector<Organisation> places{figures.organisation};
  auto page = measure_page_of({.figures = figures, .query = query, .places = places, .today = on("2025-04-30")});
  QI_ASSERT(static_cast<bool>(page));
  return *std::move(page);
}

std::string html_of(const MeasurePage& page) {
  html::Page h;
  measure_page(h, page);
  return std::move(h).take();
}

TEST(SeasonView, TakesTheWinterOutAndSaysSoInEveryName) {
  const SeriesFigures figures = with_winters();
  const auto adjusted = adjusted_for_season(figures, *read_series(figures));
  ASSERT_TRUE(adjusted) << adjusted.error().message;
  EXPECT_EQ(adjusted->figures.points.size(), 48u);
  for (const std::size_t december : {11u, 23u, 35u, 47u})
    EXPECT_LT(*adjusted->figures.points[december].figure.value, 58) << "recorded: about 62";
  EXPECT_EQ(adjusted->figures.measure.definition.name, "Welfare calls made on time, adjusted for season");
  EXPECT_TRUE(adjusted->words.starts_with("Adjusted for season: ")) << adjusted->words;
  EXPECT_NE(adjusted->words.find(" above in December"), std::string::npos) << adjusted->words;
  EXPECT_GT(*figures.points[11].figure.value, 60) << "the stored figures stay as they are";
}

TEST(SeasonView, RefusesFewerThanTwoCyclesAndYearsAndRareEvents) {
  const SeriesFigures young = with_winters(20);
  EXPECT_FALSE(adjusted_for_season(young, *read_series(young)));
  SeriesFigures yearly = with_winters();
  yearly.measure.definition.frequency = Frequency::year;
  for (std::size_t i = 0; i < yearly.points.size(); ++i)
    yearly.points[i].period = period_start(Frequency::year, add_days(on("1970-06-01"), static_cast<int>(i) * 366));
  EXPECT_EQ(adjusted_for_season(yearly, *read_series(yearly)).error().message,
            "Yearly figures have no season. Choose the figures as recorded.");
  SeriesFigures gaps = with_winters();
  gaps.measure.definition.chart = spc::ChartKind::t;
  EXPECT_FALSE(adjusted_for_season(gaps, *read_series(gaps)));
}

TEST(SeasonView, ReadsSharesAsPlottedByAnXmrChart) {
  SeriesFigures figures = with_winters();
  figures.measure.definition.chart = spc::ChartKind::p;
  figures.measure.definition.factor = 100;
  for (Point& point : figures.points) {
    point.figure.denominator = 200;
    point.figure.numerator = *point.figure.value * 2;
  }
  const auto view = chart_view_of(figures, {.season = Season::adjusted});
  ASSERT_TRUE(view);
  EXPECT_EQ(view->season, Season::adjusted);
  EXPECT_EQ(view->reading.request.chart, spc::ChartKind::individuals);
  EXPECT_NEAR(view->reading.reading.analysis.points[0].value, 50, 4);
}

TEST(SeasonView, StandsInTheAddressOfPageAndFiles) {
  const auto query = read_measure_query(http::parse_urlencoded("season=adjusted"), on("2025-04-30"));
  ASSERT_TRUE(query);
  EXPECT_EQ(query->season, Season::adjusted);
  EXPECT_EQ(measure_url(MeasureId{7}, "RYD", *query).text(), "/measures/7/RYD?season=adjusted");
  EXPECT_EQ(measure_file_url(MeasureId{7}, "RYD", MeasureFile::data_csv, *query).text(),
            "/measures/7/RYD/data.csv?season=adjusted");
}

TEST(SeasonView, ThePageSaysWhatWasDoneAndOneLinkLeadsBack) {
  const MeasurePage page = page_of(with_winters(), {.season = Season::adjusted});
  ASSERT_TRUE(page.season);
  EXPECT_EQ(page.season->back.text(), "/measures/7/RYD");
  EXPECT_EQ(page.settings.season, "adjusted");
  EXPECT_EQ(page.figure->title, "Welfare calls made on time, adjusted for season");
  EXPECT_TRUE(page.verdict->period.ends_with(", adjusted for season")) << page.verdict->period;
  EXPECT_FALSE(page.advice) << "a chart is judged as recorded";
  const std::string html = html_of(page);
  EXPECT_NE(html.find("Adjusted for season: from each month"), std::string::npos);
  EXPECT_NE(html.find("Show the figures as recorded"), std::string::npos);
}

TEST(SeasonView, ThePageOfAYoungSeriesStaysAsRecordedAndSaysWhy) {
  const MeasurePage page = page_of(with_winters(20), {.season = Season::adjusted});
  ASSERT_TRUE(page.season);
  EXPECT_TRUE(page.season->text.starts_with("The figures are shown as recorded, because")) << page.season->text;
  EXPECT_EQ(page.settings.season, "");
  EXPECT_EQ(page.figure->title, "Welfare calls made on time");
  EXPECT_FALSE(page_of(with_winters(20), {}).season);
}

TEST(SeasonView, IsOfferedByTheWarningOfASeason) {
  const MeasurePage page = page_of(category_two(), {});
  ASSERT_TRUE(page.advice);
  ASSERT_EQ(page.advice->warnings.size(), 1u);
  ASSERT_TRUE(page.advice->warnings[0].next);
  EXPECT_EQ(page.advice->warnings[0].next->url.text(), "/measures/7/RYD?season=adjusted");
}

}  // namespace
}  // namespace qi::measures
