#include "chart/gauge_panel.h"

#include <gtest/gtest.h>

#include <cmath>
#include <regex>

#include "chart/chart_frame.h"
#include "support/gauge_cases.h"
#include "support/svg_texts.h"

namespace qi::chart {
namespace {

using stats::GaugeDesign;

struct Shape {
  int operators = 3;
  int parts = 10;
  std::string operator_word = "Operator";
  std::string part_word = "";
  ValueFormat format = {ValueStyle::number, 2, ""};
};

GaugeDrawing drawing_of(const Shape& shape, GaugeDesign design, double spread = 1) {
  stats::GaugeRequest request{.design = design};
  for (int who = 0; who < shape.operators; ++who)
    for (int part = 0; part < shape.parts; ++part)
      for (int trial = 0; trial < 2; ++trial) {
        request.values.push_back(
            1000 + spread * (60 * std::sin(part * 2.1) + 9 * who + 4 * std::cos(part * who + trial * 2.0)));
        request.parts.push_back(shape.part_word + std::to_string(part + 1));
        request.operators.push_back(shape.operator_word + " " + std::to_string(who + 1));
      }
  request.tolerance = 400;
  return {.study = *stats::gauge_study(request), .name = "Handover <timed> & noted", .format = shape.format};
}

/// Entities are one sign wide, as a reader sees them. An angle is written as one that the reader of texts passes over.
std::string as_read(std::string svg) {
  svg = std::regex_replace(svg, std::regex("&amp;"), "&");
  return std::regex_replace(svg, std::regex("&lt;|&gt;"), "+");
}

TEST(GaugePanel, KeepsItsWordsApartAndInside) {
  for (const Shape& shape : {Shape{}, Shape{2, 2}, Shape{12, 40, "Emergency Operations Centre West", "Recording "},
                             Shape{5, 15, "Crew", "R", {ValueStyle::minutes_seconds, 0, ""}}, Shape{1 + 3, 120}})
    for (const GaugeDesign design : {GaugeDesign::crossed, GaugeDesign::nested})
      for (const Size size : {Size::wide, Size::compact}) {
        SCOPED_TRACE(std::to_string(shape.operators) + " by " + std::to_string(shape.parts));
        const std::string svg = gauge_panel(drawing_of(shape, design), size, Purpose::file);
        const auto texts = support::texts_of(as_read(svg));
        for (const std::string& pair : support::collisions(texts)) ADD_FAILURE() << pair;
        for (const support::DrawnText& text : texts) {
          EXPECT_GE(text.box.left, 0) << text.words;
          EXPECT_LE(text.box.right, size == Size::wide ? kWideWidth : kCompactWidth) << text.words;
        }
      }
}

TEST(GaugePanel, CutsLongNamesWhereTheyAreAlike) {
  // Found by looking: every tick read "Make Read…", and the lines of the key were all called the same.
  const Shape shape{3, 6, "Make Ready Centre and its dispatch desk", "Make Ready Centre and its recording "};
  for (const GaugeDesign design : {GaugeDesign::crossed, GaugeDesign::nested})
    for (const Size size : {Size::wide, Size::compact}) {
      std::size_t cut_at_the_end = 0;
      std::size_t cut_in_front = 0;
      for (const support::DrawnText& text : support::texts_of(as_read(gauge_panel(drawing_of(shape, design), size)))) {
        if (text.words.ends_with("…")) ++cut_at_the_end;
        if (text.words.starts_with("…")) ++cut_in_front;
      }
      EXPECT_EQ(cut_at_the_end, 0u);
      EXPECT_GE(cut_in_front, 3u);
    }
}

TEST(GaugePanel, SaysWhatItShows) {
  stats::GaugeRequest request = support::aiag_study();
  request.tolerance = 8;
  const GaugeDrawing drawing{.study = *stats::gauge_study(request), .name = "AIAG example"};
  EXPECT_EQ(
      gauge_alt_text(drawing),
      "Gauge study: AIAG example, 3 operators, 10 parts, 3 trials. Gauge R&R is 27.9% of study variation and 7.8% "
      "of variance: repeatability 3.4%, reproducibility 4.4%. Part to part is 92.2% of variance. Gauge R&R is "
      "22.7% of the tolerance. Number of distinct categories: 4.");
}

TEST(GaugePanel, ShowsTheInteractionOnlyWhereOperatorsShareParts) {
  const auto has = [](GaugeDesign design) {
    return gauge_panel(drawing_of({}, design), Size::wide).find("Operator by part") != std::string::npos;
  };
  EXPECT_TRUE(has(GaugeDesign::crossed));
  EXPECT_FALSE(has(GaugeDesign::nested));
}

TEST(GaugePanel, OfEqualMeasurementsDrawsDashesAndNoFalseNumbers) {
  const std::string svg = gauge_panel(drawing_of({}, GaugeDesign::crossed, 0), Size::wide, Purpose::file);
  EXPECT_EQ(svg.find("nan"), std::string::npos);
  EXPECT_EQ(svg.find("inf"), std::string::npos);
  EXPECT_NE(svg.find("–"), std::string::npos);
}

TEST(GaugePanel, EscapesNamesAndCarriesNoStyle) {
  const std::string svg = gauge_panel(drawing_of({}, GaugeDesign::crossed), Size::wide, Purpose::file);
  EXPECT_NE(svg.find("Handover &lt;timed&gt; &amp; noted"), std::string::npos);
  EXPECT_EQ(svg.find("style="), std::string::npos);
}

}  // namespace
}  // namespace qi::chart
