#include "chart/multi_vari_chart.h"

#include <gtest/gtest.h>

#include <cmath>

#include "chart/chart_frame.h"
#include "chart/part_count.h"
#include "support/svg_texts.h"

namespace qi::chart {
namespace {

MultiVariDrawing by_shift_and_crew() {
  return {
      .values = {1, 4, 3, 6, 8, std::nan("")},
      .factors = {{"Shift", {"Day", "Night", "Day", "Day", "Night", "Day"}}, {"Crew", {"A", "A", "A", "B", "B", "C"}}},
      .format = {ValueStyle::number, 1, ""},
      .name = "Minutes by Shift and Crew",
      .value_name = "Minutes"};
}

MultiVariDrawing nested(std::size_t stations, std::size_t crews) {
  MultiVariDrawing drawing{.values = {},
                           .factors = {{"Shift", {}}, {"Station", {}}, {"Crew", {}}},
                           .format = {ValueStyle::number, 1, ""},
                           .name = "Minutes",
                           .value_name = "Minutes"};
  for (std::size_t i = 0; i < 2 * stations * crews * 5; ++i) {
    drawing.values.push_back(30 + 8 * std::sin(static_cast<double>(i) * 1.9));
    drawing.factors[0].values.push_back(i % 2 == 0 ? "Day" : "Night");
    drawing.factors[1].values.push_back("Station of Ashford and the Weald " + std::to_string(i / 2 % stations + 1));
    drawing.factors[2].values.push_back("Crew " + std::to_string(i / 2 / stations % crews + 1));
  }
  return drawing;
}

TEST(MultiVariChart, TellsHowFarApartTheMeansOfEachLevelLie) {
  const std::vector<SpreadOfLevel> spreads = spread_by_level(by_shift_and_crew());
  ASSERT_EQ(spreads.size(), 3u);
  EXPECT_EQ(spreads[0].between, "Shift");
  EXPECT_NEAR(spreads[0].range, 6 - 10.0 / 3, 1e-12);
  EXPECT_EQ(spreads[1].between, "Crew");
  EXPECT_NEAR(spreads[1].range, 4, 1e-12);
  EXPECT_NEAR(spreads[2].range, 2, 1e-12);
}

TEST(MultiVariChart, SaysWhatItShows) {
  EXPECT_EQ(multi_vari_alt_text(by_shift_and_crew()),
            "Multi-vari chart: Minutes by Shift and Crew. Means range over 2.7 between Shift and up to 4.0 between "
            "Crew; values up to 2.0 within a group. Day, A: 2 values, mean 2.0. Day, B: 1 value, mean 6.0. Night, A: 1 "
            "value, mean 4.0. Night, B: 1 value, mean 8.0.");
}

TEST(MultiVariChart, KeepsItsWordsApartAndInside) {
  for (const auto& [stations, crews] : {std::pair{1u, 2u}, {3u, 2u}, {4u, 8u}})
    for (const Size size : {Size::wide, Size::compact}) {
      SCOPED_TRACE(std::to_string(stations) + " by " + std::to_string(crews));
      const std::string svg = multi_vari_chart(nested(stations, crews), size);
      const auto texts = support::texts_of(svg);
      for (const std::string& pair : support::collisions(texts)) ADD_FAILURE() << pair;
      for (const support::DrawnText& text : texts) {
        EXPECT_GE(text.box.left, 0) << text.words;
        EXPECT_LE(text.box.right, size == Size::wide ? kWideWidth : kCompactWidth) << text.words;
      }
      EXPECT_EQ(svg.find("nan"), std::string::npos);
    }
}

TEST(MultiVariChart, KeepsTheLineThatJoinsMeansOutOfTheKeyOfAPhoneWhereNoneIsDrawn) {
  const std::string joining = "stroke=\"#212b32\" stroke-width=\"1.6\"";
  EXPECT_EQ(count_of(multi_vari_chart(by_shift_and_crew(), Size::wide), joining), 3u) << "one a shift, one in the key";
  EXPECT_EQ(count_of(multi_vari_chart(by_shift_and_crew(), Size::compact), joining), 0u);
}

TEST(MultiVariChart, SaysHowManyGroupsAreNotDrawn) {
  EXPECT_NE(multi_vari_chart(nested(4, 8), Size::wide).find("24 more groups are not drawn"), std::string::npos);
}

// Crews ran 1, 3, 2 by day and 2, 1, 3 by night, so that the two shapes could not be compared.
TEST(MultiVariChart, HasTheLevelsOfAFactorInOneOrderEverywhere) {
  const MultiVariDrawing drawing{
      .values = {1, 2, 3, 4},
      .factors = {{"Shift", {"Day", "Day", "Night", "Night"}}, {"Crew", {"A", "B", "B", "A"}}},
      .format = {ValueStyle::number, 0, ""},
      .name = "Minutes",
      .value_name = "Minutes"};
  const std::string words = multi_vari_alt_text(drawing);
  EXPECT_LT(words.find("Night, A:"), words.find("Night, B:")) << words;
}

}  // namespace
}  // namespace qi::chart
