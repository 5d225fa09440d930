#include "chart/chance_curve.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "chart/chart_frame.h"
#include "stats/power/power_catalogue.h"
#include "support/svg_texts.h"

namespace qi::chart {
namespace {

ChanceDrawing curve_of(std::string_view slug, std::vector<stats::Figure> numbers, std::string chance_label) {
  const auto result = stats::run_calculation(*stats::find_power_row(slug), {.numbers = std::move(numbers)});
  return {result->curves.front(), std::move(chance_label)};
}

std::vector<ChanceDrawing> drawings() {
  return {curve_of("power-two-means", {{"power", 0.9}, {"difference", 1}, {"sd", 1}}, "Power"),
          curve_of("power-two-means", {{"n", 3}, {"difference", 0.01}, {"sd", 1}}, "Power"),
          curve_of("power-two-shares", {{"power", 0.9}, {"first", 0.001}, {"second", 0.0012}}, "Power"),
          curve_of("power-one-rate", {{"power", 0.8}, {"assumed", 4}, {"actual", 9}}, "Power"),
          curve_of("power-one-mean", {{"power", 0.5}, {"difference", 90}, {"sd", 1}}, "Power"),
          curve_of("acceptance-find", {{"good", 0.01}, {"bad", 0.06}}, "Chance of acceptance"),
          curve_of("acceptance-find", {{"good", 0.01}, {"bad", 0.06}, {"lot", 500}}, "Chance of acceptance"),
          curve_of("acceptance-find", {{"good", 0.2}, {"bad", 0.25}}, "Chance of acceptance"),
          curve_of("acceptance-judge", {{"n", 20}, {"c", 0}, {"lot", 300}}, "Chance of acceptance")};
}

TEST(ChanceCurve, KeepsItsWordsApartAndInside) {
  for (const ChanceDrawing& drawing : drawings())
    for (const Size size : {Size::wide, Size::compact}) {
      SCOPED_TRACE(chance_alt_text(drawing));
      const auto texts = support::texts_of(chance_curve(drawing, size, Purpose::file));
      for (const std::string& pair : support::collisions(texts)) ADD_FAILURE() << pair;
      for (const support::DrawnText& text : texts) {
        EXPECT_GE(text.box.left, 0) << text.words;
        EXPECT_LE(text.box.right, size == Size::wide ? kWideWidth : kCompactWidth) << text.words;
      }
    }
}

TEST(ChanceCurve, WritesTheFiguresOfWhatIsMarked) {
  const std::string svg = chance_curve(drawings()[6], Size::compact, Purpose::file);
  EXPECT_NE(svg.find(">1%: 96.6%<"), std::string::npos);
  EXPECT_NE(svg.find(">6%: 9.7%<"), std::string::npos);
}

TEST(ChanceCurve, SaysWhatItShows) {
  EXPECT_EQ(chance_alt_text(drawings()[0]),
            "Power by sample size: Power rises from 9.5% at 2 to 99.7% at 46. At 23 it is 91.2%.");
  EXPECT_EQ(
      chance_alt_text(drawings()[5]),
      "Operating characteristic: Chance of acceptance falls from 100.0% at 0% to 0.5% at 9.62%. At 1% it is 97.5%. "
      "At 6% it is 9.8%.");
}

TEST(ChanceCurve, DrawsTheCurveThroughWhatIsMarked) {
  for (const ChanceDrawing& drawing : drawings())
    for (const auto& mark : drawing.curve.marked)
      EXPECT_EQ(std::ranges::count(drawing.curve.places, mark.across, &stats::CalculationCurve::Place::across), 1)
          << chance_alt_text(drawing);
}

}  // namespace
}  // namespace qi::chart
