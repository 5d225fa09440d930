#include "chart/funnel_chart.h"

#include <gtest/gtest.h>

#include "chart/part_count.h"
#include "chart/png.h"
#include "support/funnel_cases.h"
#include "support/svg_texts.h"

namespace qi::chart {
namespace {

using support::funnel_drawing_of;
using support::stations;

/// The funnels on which nothing may collide.
std::vector<std::pair<std::string, FunnelDrawing>> hard_cases() {
  std::vector<std::pair<std::string, FunnelDrawing>> cases;
  for (const std::size_t count : {1u, 2u, 12u, 60u, 400u})
    cases.emplace_back(std::to_string(count) + " units", funnel_drawing_of(stations(count)));
  cases.emplace_back("scattered", funnel_drawing_of(stations(60, 0.72, 4)));
  spc::FunnelRequest request = stations(60, 0.72, 4);
  request.overdispersion = spc::Overdispersion::additive;
  cases.emplace_back("widened", funnel_drawing_of(request));
  cases.emplace_back("notes and a unit left out", support::marked_funnel());
  request = stations(32);
  request.target = 0.8;
  cases.emplace_back("given target", funnel_drawing_of(request, spc::Direction::neutral));
  for (const double share : {0.0, 1.0}) {
    request = stations(12);
    for (spc::FunnelCounts& unit : request.units) unit.numerator = unit.denominator * share;
    cases.emplace_back(share > 0 ? "all" : "none", funnel_drawing_of(request));
  }
  request = stations(20, 0.1);
  for (spc::FunnelCounts& unit : request.units)
    unit.denominator = 500, unit.numerator = std::min(unit.numerator, 500.0);
  cases.emplace_back("one size", funnel_drawing_of(request, spc::Direction::decrease));
  request = stations(20, 0.3);
  request.kind = spc::FunnelKind::ratio_of_counts;
  request.units.push_back({"Tiny", 0, 1});
  cases.emplace_back("without limits", funnel_drawing_of(request));
  request = stations(30, 0.02);
  request.kind = spc::FunnelKind::rate;
  request.multiplier = 1e6;
  FunnelDrawing huge = funnel_drawing_of(request);
  huge.wording.format = {ValueStyle::number, 0, ""};
  huge.name = std::string(200, 'M');
  huge.value_name = huge.denominator_name = huge.name;
  for (spc::FunnelUnit& unit : huge.funnel.units) unit.name = "The " + unit.name + std::string(60, 'w');
  cases.emplace_back("long words", huge);
  return cases;
}

TEST(FunnelChart, ShortensNamesToWhatTellsThemApart) {
  // Found by looking: every name on a phone was "Make Ready Centr…".
  spc::FunnelRequest request = stations(20);
  for (spc::FunnelCounts& unit : request.units) unit.name = "Make Ready Centre " + unit.name;
  const std::string svg = funnel_chart(funnel_drawing_of(request), Size::compact, Purpose::file);
  EXPECT_NE(svg.find(">…Brighton</text>"), std::string::npos);
}

TEST(FunnelChart, LetsNoNameCrossTheAxis) {
  for (const auto& [name, drawing] : hard_cases()) {
    const std::string svg = funnel_chart(drawing, Size::wide, Purpose::file);
    for (const support::DrawnText& text : support::texts_of(support::chart_part(svg)))
      if (text.css_class == "t-sub t-halo") {
        EXPECT_FALSE(text.box.top < 438 && text.box.bottom > 438) << name << ": " << text.words;
      }
  }
}

TEST(FunnelChart, LetsNoLabelCoverAnother) {
  for (const auto& [name, drawing] : hard_cases())
    for (const Size size : {Size::wide, Size::compact}) {
      const std::string svg = funnel_chart(drawing, size, Purpose::file);
      for (const std::string& pair : support::collisions(support::texts_of(support::chart_part(svg))))
        ADD_FAILURE() << name << (size == Size::wide ? ", wide: " : ", compact: ") << pair;
    }
}

TEST(FunnelChart, KeepsAllWordsInsideThePicture) {
  for (const auto& [name, drawing] : hard_cases())
    for (const Size size : {Size::wide, Size::compact}) {
      const double width = size == Size::wide ? 1180 : 328;
      const std::string svg = funnel_chart(drawing, size, Purpose::file);
      for (const support::DrawnText& text : support::texts_of(support::chart_part(svg))) {
        EXPECT_GE(text.box.left, -0.5) << name << ": " << text.words;
        EXPECT_LE(text.box.right, width + 0.5) << name << ": " << text.words;
      }
    }
}

TEST(FunnelChart, WritesNoUndefinedNumber) {
  for (const auto& [name, drawing] : hard_cases())
    for (const Purpose purpose : {Purpose::page, Purpose::file, Purpose::paper}) {
      const std::string svg = funnel_chart(drawing, Size::wide, purpose);
      EXPECT_EQ(svg.find("nan"), std::string::npos) << name;
      EXPECT_EQ(svg.find("\"inf"), std::string::npos) << name;
    }
}

TEST(FunnelChart, NamesTheUnitsThatStandOut) {
  const std::string svg = funnel_chart(funnel_drawing_of(stations(12)), Size::compact);
  for (const char* outlier : {">Brighton<", ">Folkestone<"}) EXPECT_EQ(count_of(svg, outlier), 1u) << outlier;
  EXPECT_EQ(count_of(svg, ">Ashford<"), 0u);
}

TEST(FunnelChart, NamesTheReadersOwnUnitWhereverItStands) {
  FunnelDrawing drawing = funnel_drawing_of(stations(60));
  drawing.named = {"Lewes"};
  EXPECT_EQ(count_of(funnel_chart(drawing, Size::wide), ">Lewes<"), 1u);
}

TEST(FunnelChart, DrawsEveryUnitOnceAndLinksTheOutlyingOnes) {
  const FunnelDrawing drawing = funnel_drawing_of(stations(60));
  const std::string svg = funnel_chart(drawing, Size::wide);
  EXPECT_EQ(count_of(svg, "class=\"qt-hit\""), 60u);
  EXPECT_EQ(count_of(svg, "<a href=\"#unit-"), 7u);
  EXPECT_EQ(count_of(svg, "<a href=\"#unit-2\""), 1u);
  EXPECT_NE(svg.find("aria-label=\"Brighton: 97.1%. Improving. Above the upper 99.8% limit\""), std::string::npos);
  EXPECT_EQ(count_of(funnel_chart(drawing, Size::wide, Purpose::file), "<a "), 0u);
}

TEST(FunnelChart, SaysEverythingInItsAlternativeText) {
  EXPECT_EQ(
      funnel_alt_text(funnel_drawing_of(stations(12))),
      "Funnel plot of proportions: Category 3 calls reached in time, 12 stations. Average 71.9%. 2 of 12 stations "
      "stand out. Above the upper 99.8% limit: Brighton. Below the lower 99.8% limit: Folkestone.");
}

TEST(FunnelChart, BecomesAPicture) {
  const std::string png = png_of(funnel_chart(funnel_drawing_of(stations(60)), Size::compact, Purpose::file));
  EXPECT_EQ(png.substr(1, 3), "PNG");
}

TEST(FunnelChart, NamesUnitsWithTheirNotesAndMarksWhatIsLeftOut) {
  const FunnelDrawing drawing = support::marked_funnel();
  const std::string svg = funnel_chart(drawing, Size::wide, Purpose::file);
  EXPECT_EQ(count_of(svg, ": New triage desk since May<"), 1u);
  EXPECT_EQ(count_of(svg, ">Left out of average and judgement<"), 1u);
  EXPECT_EQ(count_of(svg, "stroke-dasharray=\"1.8 1.8\""), 2u) << "the mark and its key";
  EXPECT_EQ(count_of(svg, ">" + drawing.funnel.units[2].name + "<"), 1u) << "what is left out has its name";
}

TEST(FunnelChart, SharesItsScalesWithItsNeighbours) {
  FunnelDrawing drawing = funnel_drawing_of(stations(12));
  drawing.scale_holds = {0, 100};
  EXPECT_NE(funnel_chart(drawing, Size::compact).find(">0%<"), std::string::npos);
}

}  // namespace
}  // namespace qi::chart
