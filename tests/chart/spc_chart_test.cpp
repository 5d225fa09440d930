#include <gtest/gtest.h>

#include <regex>

#include "chart/occupancy.h"
#include "chart/part_count.h"
#include "support/chart_cases.h"
#include "support/svg_texts.h"

namespace qi::chart {
namespace {

using support::category_2_drawing;
using support::drawing_of;
using support::wave;
using support::wave_drawing;

SpcDrawing with_events(SpcDrawing drawing) {
  const std::size_t count = drawing.reading.analysis.points.size();
  for (std::size_t i = 0; i < count; i += 1 + count / 7)
    drawing.annotations.push_back({i, "P" + std::to_string(drawing.annotations.size() + 1),
                                   "Prompt card in every vehicle", "P1 Prompt card. Test of change", "#event-1"});
  return drawing;
}

/// The charts on which nothing may collide.
std::vector<std::pair<std::string, SpcDrawing>> hard_cases() {
  std::vector<std::pair<std::string, SpcDrawing>> cases;
  for (const std::size_t count : {1u, 2u, 5u, 12u, 13u, 24u, 60u, 200u}) {
    cases.emplace_back(std::to_string(count) + " points", wave_drawing(count));
    cases.emplace_back(std::to_string(count) + " points with events", with_events(wave_drawing(count)));
  }
  cases.emplace_back("Category 2", category_2_drawing());
  cases.emplace_back("Category 2 with events", with_events(category_2_drawing()));
  const auto add = [&](const std::string& name, std::vector<double> values, std::vector<spc::PhaseStart> phases,
                       Frequency frequency, ValueFormat format) {
    spc::Request request;
    request.targets.assign(values.size(), values.front());
    request.values = std::move(values);
    request.phases = std::move(phases);
    request.better = spc::Direction::decrease;
    cases.emplace_back(name, drawing_of(name, std::move(request), frequency, *Date::from(2018, 1, 1), format));
  };
  add("all at one height", std::vector<double>(20, 0.1), {}, Frequency::year, {ValueStyle::number, 2, ""});
  add("negative", wave(40, -60), {}, Frequency::week, {ValueStyle::number, 1, ""});
  add("huge", wave(40, 6e9, 2e9), {}, Frequency::month, {ValueStyle::number, 1, ""});
  add("hours", wave(90, 20000, 9000), {}, Frequency::day, {ValueStyle::minutes_seconds, 0, ""});
  add("one-point phases", wave(30), {{0, {}}, {5, {}}, {6, {}}, {7, {}}, {18, {}}}, Frequency::quarter,
      {ValueStyle::percent, 1, ""});
  std::vector<double> stairs = wave(60);
  for (std::size_t i = 0; i < stairs.size(); ++i) stairs[i] += i / 12 % 2 == 0 ? 0 : 20;
  add("many runs", stairs, {}, Frequency::month, {ValueStyle::percent, 1, ""});
  std::vector<double> gaps = wave(36);
  for (const std::size_t i : {3u, 4u, 20u, 35u}) gaps[i] = spc::kMissing;
  add("gaps", gaps, {}, Frequency::month, {ValueStyle::percent, 1, ""});
  return cases;
}

TEST(SpcChart, LetsNoLabelCoverAnother) {
  for (const auto& [name, drawing] : hard_cases())
    for (const Size size : {Size::wide, Size::compact}) {
      const std::string svg = spc_chart(drawing, size, Purpose::file);
      for (const std::string& pair : support::collisions(support::texts_of(support::chart_part(svg))))
        ADD_FAILURE() << name << (size == Size::wide ? ", wide: " : ", compact: ") << pair;
    }
}

TEST(SpcChart, KeepsAllWordsInsideThePicture) {
  for (const auto& [name, drawing] : hard_cases())
    for (const Size size : {Size::wide, Size::compact}) {
      const double width = size == Size::wide ? 1180 : 328;
      for (const support::DrawnText& text : support::texts_of(spc_chart(drawing, size, Purpose::file))) {
        EXPECT_GE(text.box.left, -0.5) << name << ": " << text.words;
        EXPECT_LE(text.box.right, width + 0.5) << name << ": " << text.words;
      }
    }
}

TEST(SpcChart, LetsNoNoteCoverAPoint) {
  const std::regex circle("<circle cx=\"([-0-9.]+)\" cy=\"([-0-9.]+)\" r=\"([-0-9.]+)\" fill=\"#");
  for (const auto& [name, drawing] : hard_cases())
    for (const Size size : {Size::wide, Size::compact}) {
      const std::string svg = support::chart_part(spc_chart(drawing, size, Purpose::file));
      const std::vector<support::DrawnText> texts = support::texts_of(svg);
      for (std::sregex_iterator at(svg.begin(), svg.end(), circle), end; at != end; ++at) {
        const double x = std::stod((*at)[1]), y = std::stod((*at)[2]), r = std::stod((*at)[3]);
        for (const support::DrawnText& text : texts)
          if (text.css_class.starts_with("t-note")) {
            EXPECT_FALSE(overlap(text.box, {x - r, y - r, x + r, y + r})) << name << ": " << text.words;
          }
      }
    }
}

TEST(SpcChart, NeverWritesAStyleAttribute) {
  for (const auto& [name, drawing] : hard_cases())
    for (const Purpose purpose : {Purpose::page, Purpose::file}) {
      EXPECT_EQ(count_of(spc_chart(drawing, Size::wide, purpose), " style="), 0u) << name;
      EXPECT_EQ(count_of(moving_range_chart(drawing, Size::compact, purpose), " style="), 0u) << name;
    }
}

TEST(SpcChart, NeverWritesANumberThatIsNone) {
  for (const auto& [name, drawing] : hard_cases())
    for (const Size size : {Size::wide, Size::compact}) {
      EXPECT_EQ(spc_chart(drawing, size).find("nan"), std::string::npos) << name;
      EXPECT_EQ(moving_range_chart(drawing, size).find("nan"), std::string::npos) << name;
    }
}

TEST(SpcChart, WithoutValuesSaysSo) {
  const SpcDrawing drawing = drawing_of("Handover", {});
  EXPECT_NE(spc_chart(drawing, Size::wide).find("No values yet"), std::string::npos);
  EXPECT_EQ(alt_text(drawing), "Run chart: Handover. No values yet.");
}

TEST(SpcChart, LinksSpecialPointsToTheirRuleAndNamesThem) {
  const std::string svg = spc_chart(category_2_drawing(), Size::wide);
  EXPECT_NE(svg.find("<a href=\"#rule-outside-limits\" data-i=\"36\" aria-label=\"December 2020, 26:52, concerning. "),
            std::string::npos);
  EXPECT_EQ(count_of(svg, "class=\"qt-hit\""), 88u);
}

TEST(SpcChart, GivesTipsOnlyToPointsThatStandOutWhereAPointerCannotTellThemApart) {
  const auto tips_of = [](std::size_t count) {
    return count_of(spc_chart(drawing_of("Calls", {.values = support::wave(count)}), Size::wide), "class=\"qt-tip\"");
  };
  EXPECT_EQ(tips_of(300), 300u);
  EXPECT_LT(tips_of(900), 200u);
  EXPECT_GE(tips_of(900), 1u);
}

TEST(SpcChart, AsAFileHasNoLinksOrTipsButTitleVerdictAndGround) {
  const SpcDrawing drawing = category_2_drawing();
  const std::string svg = spc_chart(drawing, Size::wide, Purpose::file);
  EXPECT_EQ(count_of(svg, "<a "), 0u);
  EXPECT_EQ(count_of(svg, "qt-tip"), 0u);
  EXPECT_TRUE(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
  EXPECT_NE(svg.find("fill=\"#fff\""), std::string::npos);
  EXPECT_NE(svg.find(spc::sentence(drawing.reading, drawing.wording).headline), std::string::npos);
}

TEST(SpcChart, KeepsPhaseWordsThatFoundNoRoomInTheAccessibleName) {
  const std::string svg = spc_chart(category_2_drawing(), Size::compact);
  EXPECT_NE(svg.find("Baseline, December 2017 to May 2021: mean 19:18, limits 14:27 to 24:08."), std::string::npos);
  EXPECT_NE(svg.find("The picture shows the last 24 months."), std::string::npos);
}

TEST(SpcChart, BreaksTheLineAtAGapAndMarksIt) {
  spc::Request request;
  request.values = wave(24);
  request.values[10] = spc::kMissing;
  const SpcDrawing with_gap = drawing_of("Handover", request);
  request.values[10] = 60;
  const SpcDrawing whole = drawing_of("Handover", request);
  EXPECT_EQ(count_of(spc_chart(whole, Size::wide), "<polyline"), 1u);
  EXPECT_EQ(count_of(spc_chart(with_gap, Size::wide), "<polyline"), 2u);
  EXPECT_EQ(count_of(spc_chart(with_gap, Size::wide), "class=\"qt-hit\""), 23u);
}

TEST(SpcChart, DrawsHollowPointsAndNoLimitsWhileThereAreTooFew) {
  const std::string svg = spc_chart(wave_drawing(12), Size::wide);
  EXPECT_EQ(svg.find("Upper limit"), std::string::npos);
  EXPECT_NE(svg.find("Median"), std::string::npos);
  EXPECT_EQ(count_of(svg, "fill=\"#fff\" stroke=\"#6f7f8a\""), 12u);
}

// "2 of 3 near upper limit" stood over points far beyond it.
TEST(SpcChart, NamesPointsBeyondALimitAndNotTheTwoOfThreeThatTheyMake) {
  spc::Request request;
  request.values = wave(40);
  request.values[20] = request.values[22] = 150;
  const std::string svg = spc_chart(drawing_of("Handover", std::move(request)), Size::wide);
  EXPECT_NE(svg.find(">Above upper limit<"), std::string::npos);
  EXPECT_EQ(svg.find(">2 of 3 near"), std::string::npos);
}

TEST(SpcChart, ClipsDrawnLimitsAtNaturalBounds) {
  spc::Request request;
  for (int i = 0; i < 20; ++i) request.values.push_back(i % 2 == 0 ? 1 : 9);
  SpcDrawing drawing =
      drawing_of("Falls", request, Frequency::month, *Date::from(2023, 1, 1), {ValueStyle::number, 0, ""});
  EXPECT_NE(spc_chart(drawing, Size::wide).find("limits -16.3 to 26.3"), std::string::npos);
  drawing.natural_lower = 0;
  EXPECT_NE(spc_chart(drawing, Size::wide).find("limits from below 0 to 26.3"), std::string::npos);
}

TEST(SpcChart, NeverTellsAClippedLimitAsIfItWereTheBound) {
  // Found by looking: the table told -16, the picture "Lower limit 0" with a line of its own.
  spc::Request request;
  for (int i = 0; i < 20; ++i) request.values.push_back(i % 2 == 0 ? 1 : 9);
  SpcDrawing drawing =
      drawing_of("Falls", request, Frequency::month, *Date::from(2023, 1, 1), {ValueStyle::number, 0, ""});
  constexpr std::string_view kDashes = "stroke-dasharray=\"7 5\"";
  EXPECT_EQ(count_of(spc_chart(drawing, Size::wide), std::string(kDashes)), 2u);
  drawing.natural_lower = 0;
  const std::string svg = spc_chart(drawing, Size::wide);
  EXPECT_NE(svg.find("Lower limit <tspan font-weight=\"700\">below 0</tspan>"), std::string::npos);
  EXPECT_EQ(count_of(svg, std::string(kDashes)), 1u);
  EXPECT_NE(alt_text(drawing).find("limits from below 0 to 26.3"), std::string::npos);
  drawing.natural_upper = 20;
  EXPECT_NE(alt_text(drawing).find("limits from below 0 to above 20"), std::string::npos);
}

TEST(SpcChart, NumbersTheLastPointsOfANarrowChartByTheirPlaces) {
  SpcDrawing drawing = wave_drawing(400);
  drawing.wording.dates.clear();
  const std::string svg = spc_chart(drawing, Size::compact);
  EXPECT_NE(svg.find(">400</text>"), std::string::npos);
  EXPECT_EQ(svg.find(">1</text>"), std::string::npos);
}

TEST(SpcChart, PutsTheValueOfASinglePointBesideItsMark) {
  // Found by looking: it stood at the right edge, on the line of the median.
  const std::string svg = spc_chart(wave_drawing(1), Size::compact);
  for (const support::DrawnText& text : support::texts_of(svg))
    if (text.words == show(wave(1).front(), {ValueStyle::percent, 1, ""}) && text.css_class == "t-sub t-halo") {
      EXPECT_LT(std::abs(text.box.middle_x() - 176), 20) << text.box.middle_x();
      return;
    }
  ADD_FAILURE() << "the value is not written";
}

TEST(SpcChart, DrawsTheBandOfManyStepsInOnePiece) {
  // Found by looking: the paper shone through between the steps of a p chart.
  spc::Request request{.chart = spc::ChartKind::p};
  for (int i = 0; i < 30; ++i) {
    request.values.push_back(20 + i % 5);
    request.denominators.push_back(90 + i);
  }
  const std::string svg = spc_chart(drawing_of("Returns", std::move(request)), Size::wide);
  EXPECT_EQ(count_of(svg, "fill=\"#f3f6f8\""), 1u);
}

TEST(SpcChart, StepsTheTargetAndNamesTheEarlierOne) {
  spc::Request request;
  request.values = wave(36);
  request.targets.assign(36, 85);
  for (std::size_t i = 0; i < 18; ++i) request.targets[i] = 80;
  const std::string svg = spc_chart(drawing_of("Calls", request), Size::wide);
  EXPECT_NE(svg.find(">Target 80%<"), std::string::npos);
  EXPECT_NE(svg.find("<tspan font-weight=\"700\">85%</tspan>"), std::string::npos);
}

/// SECAmb's Category 1 90th centile by month, December 2017 to March 2025, in seconds: NHS England, Ambulance Quality
/// Indicators, Open Government Licence 3.0. The latest value, 15:15, lies just above mean and target.
SpcDrawing category_1_drawing() {
  spc::Request request;
  request.values = {916, 847,  891, 910,  825,  846,  864,  908, 855, 853,  836, 839, 853,  855, 864, 830,  842, 817,
                    832, 832,  826, 836,  876,  878,  886,  839, 870, 895,  811, 790, 841,  879, 887, 864,  840, 829,
                    906, 920,  839, 854,  836,  894,  908,  979, 963, 985,  978, 984, 963,  948, 947, 1008, 951, 933,
                    988, 1017, 988, 1040, 1061, 1063, 1166, 935, 954, 1001, 917, 906, 1020, 967, 943, 991,  919, 932,
                    936, 879,  900, 930,  884,  916,  930,  952, 931, 933,  932, 941, 958,  924, 926, 915};
  request.targets.assign(request.values.size(), 900);
  request.better = spc::Direction::decrease;
  SpcDrawing drawing = drawing_of("Category 1 90th centile response time", std::move(request), Frequency::month,
                                  *Date::from(2017, 12, 1), {ValueStyle::minutes_seconds, 0, ""});
  drawing.natural_lower = 0;
  drawing.target_name = "15-minute standard";
  return drawing;
}

/// The words that give the latest value, near or far from its mark.
std::vector<support::DrawnText> latest_labels(const SpcDrawing& drawing, const std::string& svg) {
  const spc::Analysis& analysis = drawing.reading.analysis;
  if (!analysis.latest) return {};
  const std::string value = show(analysis.points[*analysis.latest].value, drawing.wording.format);
  const std::string dated =
      short_period_name(drawing.wording.frequency, drawing.wording.dates[*analysis.latest]) + " " + value;
  std::vector<support::DrawnText> found;
  for (const support::DrawnText& text : support::texts_of(svg))
    if (text.css_class == "t-sub t-halo" && (text.words == value || text.words == dated)) found.push_back(text);
  return found;
}

TEST(SpcChart, NamesTheTargetOnANarrowChartAndLeavesItsLineToIt) {
  // Found in use: "15:15" stood on the target's line, which had no name, and was read as the target.
  const SpcDrawing drawing = category_1_drawing();
  const std::string svg = spc_chart(drawing, Size::compact);
  EXPECT_NE(svg.find(">Target 15:00<"), std::string::npos) << "the long name finds no room";
  const std::vector<support::DrawnText> latest = latest_labels(drawing, svg);
  ASSERT_EQ(latest.size(), 1u);
  EXPECT_EQ(latest.front().words, "Mar 2025 15:15") << "away from its mark it has its date and a hairline";
}

TEST(SpcChart, PutsNoLatestValueOnTheLineOfATarget) {
  std::vector<std::pair<std::string, SpcDrawing>> cases = hard_cases();
  cases.emplace_back("Category 1", category_1_drawing());
  for (double target = 45; target <= 75; ++target) {
    spc::Request request;
    request.values = wave(40);
    request.targets.assign(40, target);
    cases.emplace_back("target " + std::to_string(target), drawing_of("Handover", std::move(request)));
  }
  const std::regex line("<path d=\"M([-0-9.]+) ([-0-9.]+)L([-0-9.]+) ([-0-9.]+)\"[^>]* stroke=\"#b0191b\"");
  for (const auto& [name, drawing] : cases) {
    const std::string svg = spc_chart(drawing, Size::compact);
    const std::vector<support::DrawnText> latest = latest_labels(drawing, svg);
    std::size_t lines = 0;
    for (std::sregex_iterator at(svg.begin(), svg.end(), line), end; at != end; ++at, ++lines) {
      const Spot from{std::stod((*at)[1]), std::stod((*at)[2])};
      const Spot to{std::stod((*at)[3]), std::stod((*at)[4])};
      for (const support::DrawnText& text : latest)
        EXPECT_FALSE(passes_through(from, to, text.box)) << name << ": " << text.words;
    }
    EXPECT_GT(lines, 0u) << name;
  }
}

TEST(SpcChart, WritesTheLatestValueWhereverThereIsRoomBesideIt) {
  // Found by looking: a line that rises to the last point, or a point beside its limit, left it without a value.
  const std::vector<std::pair<std::string, std::vector<double>>> cases{
      {"rises", {20.3, 21.7}},
      {"falls", {28.2, 12.1}},
      {"ends at the foot", {9, 12, 6, 14, 3, 20, 7, 5, 13, 1, 22, 0.3}},
      {"ends at the top", {23, 19, 22.5, 20, 18, 22, 19, 20, 18, 19, 21, 24.4}}};
  for (const auto& [name, values] : cases) {
    spc::Request request;
    request.values = values;
    const SpcDrawing drawing = drawing_of(name, std::move(request));
    EXPECT_EQ(latest_labels(drawing, spc_chart(drawing, Size::compact)).size(), 1u) << name;
  }
}

TEST(SpcChart, PutsNoLatestValueOnTheLineOfTheMean) {
  // Found by looking: what was left of the line before "10.9" was read as a minus sign.
  const std::regex line(
      "<path d=\"M([-0-9.]+) ([-0-9.]+)L([-0-9.]+) ([-0-9.]+)\"[^>]* stroke=\"#212b32\" stroke-width=\"1.6\"");
  for (double last = 52; last <= 68; last += 0.5) {
    spc::Request request;
    request.values = wave(30);
    request.values.back() = last;
    const SpcDrawing drawing = drawing_of("Handover", std::move(request));
    const std::string svg = spc_chart(drawing, Size::compact);
    std::smatch mean;
    ASSERT_TRUE(std::regex_search(svg, mean, line));
    const std::vector<support::DrawnText> latest = latest_labels(drawing, svg);
    EXPECT_EQ(latest.size(), 1u) << last;
    for (const support::DrawnText& text : latest)
      EXPECT_FALSE(
          passes_through({std::stod(mean[1]), std::stod(mean[2])}, {std::stod(mean[3]), std::stod(mean[4])}, text.box))
          << last;
  }
}

TEST(SpcChart, PutsNoTargetOnTheLineOfTheMean) {
  // Found by looking: "Target 20" interrupted the mean's line just below the target's.
  const std::regex line(
      "<path d=\"M([-0-9.]+) ([-0-9.]+)L([-0-9.]+) ([-0-9.]+)\"[^>]* stroke=\"#212b32\" stroke-width=\"1.6\"");
  std::size_t named = 0;
  for (double target = 55; target <= 65; target += 0.25) {
    spc::Request request;
    request.values = wave(40, 60, 2);
    request.targets.assign(40, target);
    const std::string svg = spc_chart(drawing_of("Handover", std::move(request)), Size::compact);
    std::smatch mean;
    ASSERT_TRUE(std::regex_search(svg, mean, line));
    for (const support::DrawnText& text : support::texts_of(svg))
      if (text.words.starts_with("Target") && ++named > 0) {
        EXPECT_FALSE(passes_through({std::stod(mean[1]), std::stod(mean[2])}, {std::stod(mean[3]), std::stod(mean[4])},
                                    text.box))
            << target;
      }
  }
  EXPECT_GT(named, 5u);
}

TEST(SpcChart, NamesTheTargetInTheKeyOfAFile) {
  const SpcDrawing drawing = category_1_drawing();
  EXPECT_EQ(target_in_key(drawing), "15-minute standard 15:00");
  for (const Size size : {Size::wide, Size::compact})
    EXPECT_NE(spc_chart(drawing, size, Purpose::file).find(">15-minute standard 15:00</text>"), std::string::npos);
  EXPECT_EQ(target_in_key(drawing_of("Handover", {.values = wave(20)})), "");
}

TEST(SpcChart, EscapesWhatPeopleTyped) {
  SpcDrawing drawing = with_events(wave_drawing(24));
  drawing.name = "<script>\"&'";
  drawing.annotations[0].label = "A<b>";
  const std::string svg = spc_chart(drawing, Size::wide, Purpose::file);
  EXPECT_EQ(svg.find("<script"), std::string::npos);
  EXPECT_EQ(svg.find("<b>"), std::string::npos);
}

TEST(AltText, TellsRangeChangeAndLatestValue) {
  const std::string text = alt_text(category_2_drawing());
  EXPECT_TRUE(
      text.starts_with("SPC chart: Category 2 mean response time, December 2017 to March 2025. Mean fell from "
                       "34:21 to 28:21 when limits were recalculated from January 2023."))
      << text;
  EXPECT_TRUE(text.ends_with("Target 18:00. Latest value 27:47.")) << text;
}

TEST(Sparkline, HoldsNoWordsAndRingsTheLatest) {
  const std::string svg = sparkline(category_2_drawing().reading, 0, std::nullopt);
  EXPECT_EQ(svg.find("<text"), std::string::npos);
  EXPECT_NE(svg.find("aria-hidden=\"true\""), std::string::npos);
  EXPECT_EQ(count_of(svg, "stroke=\"#212b32\""), 1u);
}

}  // namespace
}  // namespace qi::chart
