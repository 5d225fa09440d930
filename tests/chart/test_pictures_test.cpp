/// What the pictures of tests and models promise: nothing collides, nothing leaves the picture, the label has the
/// figures.

#include <gtest/gtest.h>

#include <array>
#include <functional>
#include <regex>
#include <set>

#include "chart/chart_frame.h"
#include "chart/dot_swarm.h"
#include "chart/part_count.h"
#include "support/picture_cases.h"
#include "support/svg_texts.h"

namespace qi::chart {
namespace {

using support::DrawnText;

/// Entities are one sign wide, as a reader sees them. An angle is written as one that the reader of texts passes over.
std::string as_read(std::string svg) {
  svg = std::regex_replace(svg, std::regex("&amp;"), "&");
  svg = std::regex_replace(svg, std::regex("&apos;|&#39;"), "'");
  return std::regex_replace(svg, std::regex("&lt;|&gt;"), "+");
}

double width_of_picture(Size size) {
  return size == Size::wide ? kWideWidth : kCompactWidth;
}

void expect_sound(const std::string& svg, Size size) {
  const std::vector<DrawnText> texts = support::texts_of(as_read(svg));
  EXPECT_FALSE(texts.empty());
  for (const std::string& pair : support::collisions(texts)) ADD_FAILURE() << pair;
  for (const DrawnText& text : texts) {
    EXPECT_GE(text.box.left, 0) << text.words;
    EXPECT_LE(text.box.right, width_of_picture(size)) << text.words;
  }
  const std::regex circle("<circle cx=\"([^\"]*)\" cy=\"([^\"]*)\"");
  for (std::sregex_iterator at(svg.begin(), svg.end(), circle), end; at != end; ++at) {
    EXPECT_GE(std::stod((*at)[1]), 0);
    EXPECT_LE(std::stod((*at)[1]), width_of_picture(size));
    EXPECT_GE(std::stod((*at)[2]), 0);
  }
  EXPECT_EQ(svg.find("nan"), std::string::npos);
  EXPECT_EQ(svg.find("inf\""), std::string::npos);
  EXPECT_EQ(svg.find("style="), std::string::npos);
}

TEST(DotSwarm, LetsNoDotHideAnotherAndMovesNoneAlong) {
  std::vector<double> along;
  for (int i = 0; i < 60; ++i) along.push_back(i % 20 * 4.0);
  const DotSwarm swarm = dot_swarm(along, 100, 4, 1.3);
  for (std::size_t i = 0; i < along.size(); ++i) {
    EXPECT_LE(std::abs(swarm.offsets[i]) + swarm.radius, 50);
    for (std::size_t k = i + 1; k < along.size(); ++k)
      EXPECT_GE(std::hypot(along[i] - along[k], swarm.offsets[i] - swarm.offsets[k]), 2 * swarm.radius - 1e-9);
  }
}

TEST(DotSwarm, ShrinksDotsAndAtLastLetsThemOverlapAcross) {
  const std::vector<double> few(5, 10.0);
  EXPECT_EQ(dot_swarm(few, 100, 4, 1.3).radius, 4);
  const std::vector<double> many(300, 10.0);
  const DotSwarm swarm = dot_swarm(many, 60, 4, 1.3);
  EXPECT_EQ(swarm.radius, 1.3);
  for (const double offset : swarm.offsets) EXPECT_LE(std::abs(offset), 30 - 1.3 + 1e-9);
  EXPECT_TRUE(dot_swarm({}, 60, 4, 1.3).offsets.empty());
}

TEST(DotSwarm, ChoosesDotsByRankWithBothEnds) {
  std::vector<double> values;
  for (int i = 0; i < 1000; ++i) values.push_back(i * 37 % 1000);
  const std::vector<double> chosen = dots_of(values, 11);
  ASSERT_EQ(chosen.size(), 11u);
  EXPECT_EQ(chosen.front(), 0);
  EXPECT_EQ(chosen[5], 499);
  EXPECT_EQ(chosen.back(), 999);
  EXPECT_EQ(dots_of(std::vector<double>{2, 1}, 11), (std::vector<double>{1, 2}));
}

TEST(GroupPlot, KeepsItsWordsApartAndInsideForFewAndManyGroups) {
  for (const std::size_t groups : {1u, 2u, 5u, 12u, 40u})
    for (const std::size_t each : {12u, 60u, 400u})
      for (const Size size : {Size::wide, Size::compact}) {
        SCOPED_TRACE(std::to_string(groups) + " groups of " + std::to_string(each));
        expect_sound(support::chart_part(group_plot(support::minutes_by_group(groups, each), size, Purpose::file)),
                     size);
      }
}

TEST(GroupPlot, BreaksItsWordsOnANarrowPictureRatherThanCutThem) {
  // Found by looking: of two values a phone showed "median 30.450, 2 val…".
  GroupPlotDrawing drawing{.groups = {}, .format = {ValueStyle::number, 3, ""}, .name = "Minutes"};
  drawing.groups.push_back(plotted_group("Minutes", std::vector{27.123, 33.777}, 0.95));
  const std::string svg = group_plot(drawing, Size::compact, Purpose::file);
  EXPECT_NE(svg.find(">Median 30.450, 2 values<"), std::string::npos);
  expect_sound(support::chart_part(svg), Size::compact);
}

TEST(GroupPlot, DrawsEveryValueAsADotOfOneSize) {
  const std::string svg = group_plot(support::minutes_by_group(30, 40), Size::wide);
  std::set<std::string> sizes;
  const std::regex dot("<circle [^>]*r=\"([0-9.]+)\" fill=\"#6f7f8a\"");
  for (std::sregex_iterator at(svg.begin(), svg.end(), dot), end; at != end; ++at) sizes.insert((*at)[1]);
  sizes.erase("3.4");  // the key's own
  EXPECT_EQ(sizes.size(), 1u);
}

TEST(GroupPlot, TakesStudentsIntervalOfTheMean) {
  const std::vector<double> values{12, 19, stats::kUndefined, 21, 15};
  const PlottedGroup group = plotted_group("A", values, 0.95);
  EXPECT_EQ(group.values.size(), 4u);
  ASSERT_TRUE(group.of_mean);
  // Mean 16.75, standard error sqrt(16.25 / 4), and 3.182446 of a table of t with 3 degrees.
  EXPECT_NEAR(group.of_mean->lower, 16.75 - 3.182446 * std::sqrt(16.25 / 4), 1e-5);
  EXPECT_NEAR(group.of_mean->upper, 16.75 + 3.182446 * std::sqrt(16.25 / 4), 1e-5);
  EXPECT_FALSE(plotted_group("B", std::vector<double>{3, 3, 3}, 0.95).of_mean);
}

TEST(GroupPlot, SaysWhatItShows) {
  GroupPlotDrawing drawing{.groups = {plotted_group("A", std::vector<double>{12, 19, 21, 15}, 0.95),
                                      plotted_group("B", std::vector<double>{}, 0.95)},
                           .format = {ValueStyle::number, 1, ""},
                           .name = "Handover",
                           .value_name = "Minutes",
                           .reference = ReferenceLine{15, "Standard 15"}};
  EXPECT_EQ(group_plot_alt_text(drawing),
            "Dots, quartiles and means: Handover. A: 4 values from 12.0 to 21.0, median 17.0, mean 16.8 (95% interval "
            "10.3 to 23.2). B: no values. Standard 15.");
}

TEST(GroupPlot, OfVeryManyValuesDrawsSomeAndSaysSo) {
  const std::string svg = group_plot(support::minutes_by_group(2, 4000), Size::wide);
  EXPECT_NE(svg.find("evenly chosen by rank"), std::string::npos);
  EXPECT_NE(svg.find("4000 values"), std::string::npos);
  EXPECT_LT(svg.size(), 300'000u);
}

TEST(GroupPlot, OfEqualValuesDrawsNoFalseNumbers) {
  GroupPlotDrawing drawing{.groups = {plotted_group("A", std::vector<double>(6, 4.0), 0.95)},
                           .format = {ValueStyle::number, 1, ""},
                           .name = "Same",
                           .value_name = "",
                           .reference = {}};
  for (const Size size : {Size::wide, Size::compact})
    expect_sound(support::chart_part(group_plot(drawing, size, Purpose::file)), size);
}

TEST(IntervalPlot, KeepsItsWordsApartAndInside) {
  for (const std::size_t rows : {1u, 5u, 24u, 66u})
    for (const Size size : {Size::wide, Size::compact}) {
      SCOPED_TRACE(std::to_string(rows) + " rows");
      expect_sound(support::chart_part(interval_plot(support::shares_by_group(rows), size, Purpose::file)), size);
    }
  for (const Size size : {Size::wide, Size::compact})
    expect_sound(support::chart_part(interval_plot(support::rate_ratios(), size, Purpose::file)), size);
}

TEST(IntervalPlot, SaysWhatItShowsAndWhatLiesBesideTheLine) {
  EXPECT_EQ(interval_plot_alt_text(support::rate_ratios()),
            "Estimates with 95% intervals: What a step in each predictor goes with. Calls: 20 more 1.42 (1.10 to "
            "1.83), p = 0.0071. Night: 1 against 0 2.60 (0.92 to 7.30), p = 0.0712. Age of vehicle: 2.1 more 0.61 "
            "(0.31 or more). A predictor that follows from the others not defined. 1: no difference: 1 of 4 intervals "
            "lies beside it.");
}

TEST(IntervalPlot, MarksOnlyWholeIntervalsBesideTheLine) {
  const std::optional<ReferenceLine> none{ReferenceLine{0, "No difference"}};
  EXPECT_TRUE(is_apart({"A", 2, stats::Interval{0.1, 4}}, none));
  EXPECT_TRUE(is_apart({"A", -2, stats::Interval{-4, -0.1}}, none));
  EXPECT_FALSE(is_apart({"A", 2, stats::Interval{0, 4}}, none));
  EXPECT_FALSE(is_apart({"A", 2, std::nullopt}, none));
  EXPECT_FALSE(is_apart({"A", 2, stats::Interval{}}, none));
  EXPECT_FALSE(is_apart({"A", 2, stats::Interval{0.1, 4}}, std::nullopt));
}

TEST(ScatterChart, KeepsItsWordsApartAndInside) {
  for (const std::size_t rows : {6u, 24u, 400u, 5000u})
    for (const Size size : {Size::wide, Size::compact}) {
      SCOPED_TRACE(std::to_string(rows) + " rows");
      expect_sound(
          support::chart_part(scatter_chart(support::scatter_of(support::journeys(rows)), size, Purpose::file)), size);
    }
}

TEST(ScatterChart, NamesTheRowThatPullsAtTheLine) {
  const ScatterDrawing drawing = support::scatter_of(support::journeys(24));
  EXPECT_NE(scatter_chart(drawing, Size::compact).find(">Row 24<"), std::string::npos);
  const std::string words = scatter_alt_text(drawing);
  EXPECT_TRUE(words.starts_with("Scatter plot: Minutes by Miles. 24 points, Miles from 4.0 to 41.0, Minutes from 12."))
      << words;
  EXPECT_TRUE(words.ends_with("Slope of Miles 0.93. R squared 0.61. Row 24 has a large influence.")) << words;
}

/// The pictures of a page: each with the number of tips that it should have, and words that one of them holds.
void expect_tips(const std::function<std::string(Purpose)>& draw, std::size_t tips, const std::string& words) {
  const std::string page = draw(Purpose::page);
  EXPECT_EQ(count_of(page, "data-i="), tips);
  EXPECT_EQ(count_of(page, "class=\"qt-tip\""), tips);
  EXPECT_NE(page.find(">" + words + "<"), std::string::npos) << words;
  EXPECT_EQ(draw(Purpose::file).find("qt-hits"), std::string::npos) << "a file has nobody who points";
}

// Once only bars and points in time had words to point at and to step through.
TEST(PicturesOfTests, HaveATipForEachGroupRowAndPointOnAPage) {
  const GroupPlotDrawing groups{
      .groups = {plotted_group("East", std::array{12.0, 19.0, 21.0, 15.0}, 0.95), plotted_group("West", {}, 0.95)},
      .format = {ValueStyle::number, 0, ""},
      .name = "Minutes",
      .value_name = {},
      .reference = std::nullopt};
  expect_tips([&](Purpose purpose) { return group_plot(groups, Size::wide, purpose); }, 2,
              "Median 17, quartiles 14 and 20");
  const IntervalPlotDrawing rows{.rows = {{.name = "Thanet", .estimate = 5, .interval = stats::Interval{3, 7, 0.95}},
                                          {.name = "Dover", .estimate = stats::kUndefined, .interval = std::nullopt}},
                                 .format = {ValueStyle::number, 0, ""},
                                 .name = "Differences",
                                 .value_name = {},
                                 .estimate_name = "Difference",
                                 .reference = ReferenceLine{0, "No difference 0"}};
  expect_tips([&](Purpose purpose) { return interval_plot(rows, Size::compact, purpose); }, 2, "95% interval 3 to 7");
  ScatterDrawing points{.points = {},
                        .line = {},
                        .name = "Minutes by Miles",
                        .x_name = "Miles",
                        .y_name = "Minutes",
                        .x_format = {},
                        .y_format = {},
                        .facts = {}};
  for (int i = 20; i > 0; --i) points.points.push_back({i * 1.0, 2.0 * i, "Row " + std::to_string(i)});
  points.points[3].influence = Influence::large;
  const auto scatter = [&](Purpose purpose) { return scatter_chart(points, Size::wide, purpose); };
  expect_tips(scatter, 20, "It has a large influence on the line");
  const std::string page = scatter(Purpose::page);
  EXPECT_LT(page.find(">Row 1<"), page.find(">Row 2<")) << "the arrow keys go from left to right";
  while (points.points.size() < 300) points.points.push_back(points.points[0]);
  expect_tips(scatter, 1, "It has a large influence on the line");
}

TEST(ResidualPanel, KeepsItsWordsApartAndInside) {
  for (const std::size_t rows : {6u, 24u, 400u, 5000u})
    for (const Size size : {Size::wide, Size::compact}) {
      SCOPED_TRACE(std::to_string(rows) + " rows");
      expect_sound(residual_panel(support::residuals_of(support::journeys(rows)), size), size);
    }
}

TEST(ResidualPanel, NamesWhatStandsOut) {
  const std::string words = residual_alt_text(support::residuals_of(support::journeys(24)));
  EXPECT_TRUE(words.starts_with("Residuals of Minutes: 24 rows, residuals from -")) << words;
  EXPECT_TRUE(words.ends_with(" in Row 24. Row 24 stands out.")) << words;
}

TEST(ResidualPanel, LeavesOutWhatIsNotDefined) {
  ResidualDrawing drawing = support::residuals_of(support::journeys(24));
  drawing.rows[3].standardised_residual = stats::kUndefined;
  drawing.rows[3].cook_distance = stats::kUndefined;
  drawing.rows[3].leverage = 1;
  for (const Size size : {Size::wide, Size::compact}) expect_sound(residual_panel(drawing, size), size);
}

TEST(ResidualPanel, KeysOnlyTheContoursThatItDraws) {
  const std::string few = residual_panel(support::residuals_of(support::journeys(6)), Size::wide);
  const std::string many = residual_panel(support::residuals_of(support::journeys(5000)), Size::wide);
  EXPECT_NE(few.find(">Cook&#39;s distance 1<"), std::string::npos);
  EXPECT_EQ(many.find(">Cook&#39;s distance 1<"), std::string::npos) << "so far out that none is drawn";
}

TEST(DotSwarm, OfSeveralRowsHasOneRadiusThatFitsTheFullestOne) {
  const std::vector<double> full(9, 25.0);
  for (const auto& rows : {std::vector<std::vector<double>>{{10, 40}, full, {}}, {full, {}, {10, 40}}}) {
    const std::vector<DotSwarm> swarms = dot_swarms(rows, 40, 4, 1);
    ASSERT_EQ(swarms.size(), 3U);
    for (const DotSwarm& swarm : swarms) EXPECT_EQ(swarm.radius, dot_swarm(full, 40, 4, 1).radius);
    EXPECT_LT(swarms[0].radius, 4);
    EXPECT_GT(swarms[0].radius, 1);
  }
  EXPECT_TRUE(dot_swarms({}, 40, 4, 1).empty());
}

}  // namespace
}  // namespace qi::chart
