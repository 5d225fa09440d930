#include "chart/pareto_chart.h"

#include <gtest/gtest.h>

#include <cmath>
#include <regex>

#include "chart/occupancy.h"
#include "chart/part_count.h"
#include "support/pareto_cases.h"
#include "support/svg_texts.h"

namespace qi::chart {
namespace {

using support::missed_calls;
using support::pareto_drawing_of;

std::vector<std::pair<std::string, ParetoDrawing>> hard_cases() {
  std::vector<std::pair<std::string, ParetoDrawing>> cases;
  cases.emplace_back("missed calls", pareto_drawing_of(missed_calls()));
  cases.emplace_back("one", pareto_drawing_of({.entries = {{"Kit", 3}}}));
  cases.emplace_back("two", pareto_drawing_of({.entries = {{"Kit", 3000000}, {"Fuel", 1}}}));
  cases.emplace_back("one of five", pareto_drawing_of({.entries = {{"Handover delay", 900},
                                                                   {"Fuel", 20},
                                                                   {"Kit", 15},
                                                                   {"Traffic on the road to hospital", 9},
                                                                   {"Crew", 4}}}));
  spc::ParetoRequest flat;
  spc::ParetoRequest many;
  spc::ParetoRequest steep;
  for (int i = 0; i < 16; ++i) {
    flat.entries.push_back({"Cause " + std::to_string(i + 1), 10});
    steep.entries.push_back({"K" + std::to_string(i), std::pow(2.0, 16 - i)});
  }
  for (int i = 0; i < 60; ++i)
    many.entries.push_back({"A cause with very many words, number " + std::to_string(i), 400.0 / (i + 1)});
  cases.emplace_back("flat", pareto_drawing_of(flat));
  cases.emplace_back("steep", pareto_drawing_of(steep));
  cases.emplace_back("sixty", pareto_drawing_of(many));
  return cases;
}

TEST(ParetoChart, LetsNoLabelCoverAnotherAndKeepsAllInsideThePicture) {
  for (const auto& [name, drawing] : hard_cases())
    for (const Size size : {Size::wide, Size::compact}) {
      const double width = size == Size::wide ? 1180 : 328;
      const std::string svg = pareto_chart(drawing, size, Purpose::file);
      EXPECT_EQ(svg.find("nan"), std::string::npos) << name;
      const auto texts = support::texts_of(support::chart_part(svg));
      for (const std::string& pair : support::collisions(texts))
        ADD_FAILURE() << name << (size == Size::wide ? ", wide: " : ", compact: ") << pair;
      for (const support::DrawnText& text : texts) {
        EXPECT_GE(text.box.left, -0.5) << name << ": " << text.words;
        EXPECT_LE(text.box.right, width + 0.5) << name << ": " << text.words;
      }
    }
}

TEST(ParetoChart, DrawsTheVitalFewInPurpleAndOtherLast) {
  const std::string svg = pareto_chart(pareto_drawing_of(missed_calls()), Size::wide);
  const auto is_bar = [&](const char* colour) { return count_of(svg, std::string("fill=\"") + colour + "\"/>"); };
  EXPECT_EQ(is_bar("#5b2c9d"), 4u);
  EXPECT_EQ(is_bar("#aeb7bd"), 3u);
  EXPECT_EQ(count_of(svg, ">84%<"), 1u);
  EXPECT_GT(svg.find(">Other (3)<"), svg.find(">Repeat callers<"));
}

TEST(ParetoChart, LiesDownWhereNamesFindNoRoomBelowTheirBars) {
  const auto texts = support::texts_of(pareto_chart(hard_cases().back().second, Size::wide, Purpose::file));
  double last = 0;
  for (const support::DrawnText& text : texts) {
    if (!text.words.starts_with("A cause")) continue;
    EXPECT_GT(text.box.top, last);  // one under the other
    last = text.box.top;
  }
  EXPECT_GT(last, 1000);
}

TEST(ParetoChart, LetsTheShareAskedForStrikeNoFiguresThroughOnANarrowPicture) {
  // Found by looking: the dashes of 80 % went through the first digits of "1,001 (17%)".
  const std::regex line("<path d=\"M([-0-9.]+) ([-0-9.]+)L([-0-9.]+) ([-0-9.]+)\"[^>]* stroke=\"#4c6272\"");
  spc::ParetoRequest request;
  for (int i = 0; i < 12; ++i)
    request.entries.push_back({"Reason " + std::to_string(i + 1), std::round(1000 * std::pow(0.85, i)) + 1});
  const std::string svg = pareto_chart(pareto_drawing_of(request), Size::compact, Purpose::file);
  std::size_t lines = 0;
  for (std::sregex_iterator at(svg.begin(), svg.end(), line), end; at != end; ++at, ++lines)
    for (const support::DrawnText& text : support::texts_of(svg))
      if (text.words.ends_with("%)")) {
        EXPECT_FALSE(passes_through({std::stod((*at)[1]), std::stod((*at)[2])},
                                    {std::stod((*at)[3]), std::stod((*at)[4])}, text.box))
            << text.words;
      }
  EXPECT_GT(lines, 0u);
}

TEST(ParetoChart, SaysEverythingInItsAlternativeText) {
  EXPECT_EQ(pareto_alt_text(pareto_drawing_of(missed_calls())),
            "Pareto chart: Missed calls, 2 to 29 April 2023, 9 causes. 4 of 9 causes explain 84% of missed calls. No "
            "owner for the hour 132 (32%), Night cover across 2 desks 104 (25%), Wait time not visible 71 (17%), Call "
            "not on task list 38 (9%), Handover delays 27 (7%), Repeat callers 18 (4%), Other (3) 22 (5%).");
}

TEST(ParetoComparisonChart, ShowsBothPeriodsInOneOrderWithTheChange) {
  for (const Size size : {Size::wide, Size::compact}) {
    const std::string svg = pareto_comparison_chart(support::pareto_comparison_drawing(), size, Purpose::file);
    for (const std::string& pair : support::collisions(support::texts_of(support::chart_part(svg))))
      ADD_FAILURE() << pair;
    EXPECT_EQ(count_of(svg, ">−14.9 points<"), 1u);  // 132 of 412 to 40 of 234
    EXPECT_EQ(count_of(svg, ">Weather<"), 1u);
    EXPECT_GT(svg.find(">Other<"), svg.find(">Weather<"));
  }
}

TEST(ParetoChart, NeverCallsAShareNothingThatIsSome) {
  const std::string svg =
      pareto_chart(pareto_drawing_of({.entries = {{"Kit", 9000}, {"Fuel", 2}, {"Crew", 1}}}), Size::compact);
  EXPECT_NE(svg.find("1 (&lt;0.1%)"), std::string::npos);
  EXPECT_EQ(svg.find("(0.0%)"), std::string::npos);
}

TEST(ParetoChart, HasATipForEveryBarOnAPageAndNoneInAFile) {
  const ParetoDrawing drawing = pareto_drawing_of(missed_calls());
  for (const Size size : {Size::wide, Size::compact}) {
    const std::string page = pareto_chart(drawing, size);
    EXPECT_EQ(count_of(page, "class=\"qt-hit\""), drawing.pareto.rows.size());
    EXPECT_NE(page.find("No owner for the hour: 132"), std::string::npos);
    EXPECT_EQ(count_of(pareto_chart(drawing, size, Purpose::file), "qt-hit"), 0u);
    EXPECT_EQ(count_of(pareto_comparison_chart(support::pareto_comparison_drawing(), size), "class=\"qt-hit\""),
              support::pareto_comparison_drawing().comparison.rows.size());
  }
}

}  // namespace
}  // namespace qi::chart
