#include "chart/sum_drawing.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

#include "chart/distance_chart.h"
#include "chart/occupancy.h"
#include "chart/part_count.h"
#include "chart/png.h"
#include "spc/sums/sum_reading.h"
#include "support/sum_cases.h"
#include "support/svg_texts.h"

namespace qi::chart {
namespace {

using support::cusum_drawing;
using support::distance_drawing;
using support::risk_drawing;

SumDrawing of_request(const spc::Request& series) {
  SumDrawing drawing = cusum_drawing(2, 0, 0);
  drawing.sums = support::sums_or_throw(spc::cusum(series)).sums;
  drawing.wording.dates.clear();
  return drawing;
}

/// The charts on which nothing may collide.
std::vector<std::pair<std::string, SumDrawing>> hard_sums() {
  std::vector<std::pair<std::string, SumDrawing>> cases;
  for (const std::size_t count : {1u, 2u, 12u, 60u, 400u}) {
    cases.emplace_back(std::to_string(count) + " values", cusum_drawing(count, count / 4, 1.5));
    cases.emplace_back(std::to_string(count) + " cases", risk_drawing(count, 7));
  }
  cases.emplace_back("steady", cusum_drawing(60, 0, 0));
  cases.emplace_back("far beyond", cusum_drawing(60, 50, 40));
  cases.emplace_back("fall", cusum_drawing(30, 12, -2));
  cases.emplace_back("head start", cusum_drawing(20, 20, 1, {.head_start = 2.5}));
  cases.emplace_back("starts again", cusum_drawing(60, 40, 2, {.after = spc::AfterSignal::starts_again}));
  spc::Request same;
  same.values = {4, 4, 4};
  cases.emplace_back("values that do not vary", of_request(same));
  cases.emplace_back("nothing", of_request({}));
  cases.emplace_back("too few to tell", of_request({.values = {10, 12}}));
  cases.back().second.sums = spc::read_sums(cases.back().second.sums, spc::SumLevel::from_values);
  spc::Request gaps;
  gaps.values = {10, spc::kMissing, 12, 13, 9, spc::kMissing, 11, 10, 14, 12, 19, 18};
  gaps.phases = {{.index = 0}, {.index = 7}};
  gaps.excluded = {3};
  cases.emplace_back("gaps and phases", of_request(gaps));
  cases.back().second.starts = {0, 7};
  cases.back().second.phases = {{.title = "Before the new rota"}, {.title = "After"}};
  cases.emplace_back("events and a value left out", support::marked(cusum_drawing(30, 12, 2), 9, 14));
  cases.emplace_back("cases with events", support::marked(risk_drawing(60, 7), 9, 20));
  SumDrawing eventful = cusum_drawing(60, 20, 1);
  for (std::size_t i = 0; i < 40; ++i)
    eventful.annotations.push_back(
        {.index = i, .code = "E" + std::to_string(i + 1), .label = "Event", .description = "", .href = ""});
  cases.emplace_back("forty events", eventful);
  SumDrawing words = cusum_drawing(30, 12, 2);
  words.name = words.scale = words.setting = std::string(300, 'M');
  cases.emplace_back("long words", words);
  return cases;
}

std::vector<std::pair<std::string, DistanceDrawing>> hard_distances() {
  std::vector<std::pair<std::string, DistanceDrawing>> cases;
  for (const std::size_t count : {5u, 12u, 60u, 400u})
    cases.emplace_back(std::to_string(count) + " places", distance_drawing(count));
  cases.emplace_back("two phases", distance_drawing(60, 24, 13));
  DistanceDrawing marked = distance_drawing(60, 24, 13);
  marked.annotations = {{.index = 30, .code = "E1", .label = "New form", .description = "", .href = ""}};
  marked.chart.points[4].state = spc::PointState::excluded;
  cases.emplace_back("an event and a place left out", marked);
  DistanceDrawing words = distance_drawing(40, 20);
  words.name = std::string(300, 'M');
  words.variables = {std::string(120, 'W'), std::string(120, 'V')};
  words.wording.dates.clear();
  cases.emplace_back("long words", words);
  return cases;
}

void expect_readable(const std::string& name, const std::string& svg, Size size) {
  const double width = size == Size::wide ? 1180 : 328;
  const std::vector<support::DrawnText> texts = support::texts_of(support::chart_part(svg));
  for (const std::string& pair : support::collisions(texts))
    ADD_FAILURE() << name << (size == Size::wide ? ", wide: " : ", compact: ") << pair;
  for (const support::DrawnText& text : texts) {
    EXPECT_GE(text.box.left, -0.5) << name << ": " << text.words;
    EXPECT_LE(text.box.right, width + 0.5) << name << ": " << text.words;
    EXPECT_GE(text.box.top, -0.5) << name << ": " << text.words;
  }
  EXPECT_EQ(svg.find("nan"), std::string::npos) << name;
  EXPECT_EQ(svg.find("\"inf"), std::string::npos) << name;
}

TEST(SumChart, LetsNothingCollideOrLeaveThePicture) {
  for (const auto& [name, drawing] : hard_sums())
    for (const Size size : {Size::wide, Size::compact}) {
      expect_readable(name, sum_chart(drawing, size, Purpose::file), size);
      if (!drawing.vlad.empty()) expect_readable(name + ", VLAD", vlad_chart(drawing, size, Purpose::file), size);
    }
}

TEST(DistanceChart, LetsNothingCollideOrLeaveThePicture) {
  for (const auto& [name, drawing] : hard_distances())
    for (const Size size : {Size::wide, Size::compact})
      expect_readable(name, distance_chart(drawing, size, Purpose::file), size);
}

TEST(SumChart, NamesTheSignalAndWhereItBeganToGather) {
  const std::string svg = sum_chart(cusum_drawing(24, 8, 2), Size::wide);
  EXPECT_EQ(count_of(svg, ">Aug 2020, began May 2020<"), 1u);
  EXPECT_EQ(count_of(svg, "class=\"qt-hit\""), 24u);
  EXPECT_NE(svg.find("Signal of a rise"), std::string::npos);
}

TEST(SumChart, FallsBackWhereItStartsAgain) {
  const std::string again =
      sum_chart(cusum_drawing(24, 12, 3, {.after = spc::AfterSignal::starts_again}), Size::wide, Purpose::file);
  EXPECT_NE(again.find("Starts again after a signal"), std::string::npos);
  EXPECT_GE(count_of(again, "stroke-dasharray=\"1 3\""), 2u);
  const std::string goes_on = sum_chart(cusum_drawing(24, 12, 3), Size::wide, Purpose::file);
  EXPECT_EQ(count_of(goes_on, "stroke-dasharray=\"1 3\""), 0u);
}

TEST(SumChart, ShowsItsHeadStart) {
  EXPECT_NE(sum_chart(cusum_drawing(12, 0, 0, {.head_start = 2.5}), Size::compact, Purpose::file).find(">Head start<"),
            std::string::npos);
}

TEST(SumChart, ShowsEventsInALaneAndWhatIsLeftOutAsAHollowMark) {
  const SumDrawing drawing = support::marked(cusum_drawing(30, 12, 2), 9, 14);
  const std::string page = sum_chart(drawing, Size::wide);
  EXPECT_EQ(count_of(page, "href=\"#event-E1\""), 1u);
  EXPECT_EQ(count_of(page, ">New rota<"), 1u);
  EXPECT_EQ(count_of(page, "class=\"qt-hit\""), 30u) << "the value left out has its words too";
  const std::string file = sum_chart(drawing, Size::wide, Purpose::file);
  EXPECT_EQ(count_of(file, "href="), 0u);
  EXPECT_EQ(count_of(file, ">Left out of the sums<"), 1u);
  EXPECT_EQ(count_of(sum_chart(cusum_drawing(30, 12, 2), Size::wide, Purpose::file), "Left out"), 0u);
}

/// How many hollow marks lie on a corner of a line. The one of the key does not.
std::size_t hollow_marks_on_lines(const std::string& svg) {
  const std::regex hollow(R"re(<circle cx="([-0-9.]+)" cy="([-0-9.]+)" r="[0-9.]+" fill="#fff")re");
  std::size_t on_lines = 0;
  for (std::sregex_iterator mark(svg.begin(), svg.end(), hollow), none; mark != none; ++mark) {
    const std::string corner = mark->str(1) + "," + mark->str(2);
    if (svg.find(" " + corner) != std::string::npos || svg.find("\"" + corner) != std::string::npos) ++on_lines;
  }
  return on_lines;
}

TEST(SumChart, GoesOnFlatWhereverNothingWasMeasured) {
  // At the beginning, right after a signal with which it starts again, beside a missing value, and at the end.
  const auto left_out = [](SumDrawing drawing, std::size_t place) {
    drawing.sums.points[place] = {.value = drawing.sums.points[place].value, .state = spc::PointState::excluded};
    return drawing;
  };
  const SumDrawing again = cusum_drawing(30, 20, 2, {.after = spc::AfterSignal::starts_again});
  const std::size_t signal = again.sums.signals.front().first;
  ASSERT_LT(signal + 2, 29U);
  for (const std::size_t place : {std::size_t{0}, signal + 1, std::size_t{15}, std::size_t{29}})
    for (const Size size : {Size::wide, Size::compact})
      EXPECT_EQ(hollow_marks_on_lines(sum_chart(left_out(again, place), size, Purpose::file)), 1u) << place;
  SumDrawing gap = left_out(cusum_drawing(30, 12, 2), 14);
  for (const std::size_t place : {13u, 15u}) gap.sums.points[place] = {.state = spc::PointState::missing};
  EXPECT_EQ(hollow_marks_on_lines(sum_chart(gap, Size::wide, Purpose::file)), 1u);
  gap.starts = {0, 14};
  gap.phases = {{.title = "Before"}, {.title = "After"}};
  EXPECT_EQ(hollow_marks_on_lines(sum_chart(gap, Size::wide, Purpose::file)), 1u);
}

TEST(Vlad, StartsAnewInEachPhaseAndPassesOverWhatIsLeftOut) {
  const std::string svg = vlad_chart(support::marked(risk_drawing(60, 7), 9, 20), Size::wide, Purpose::file);
  EXPECT_EQ(count_of(svg, "<polyline"), 2u);
  EXPECT_EQ(count_of(svg, ">E2<"), 1u);
}

TEST(SumChart, SharesAScaleWithItsNeighbours) {
  SumDrawing small = cusum_drawing(24, 0, 0);
  small.scale_holds = {60};
  EXPECT_NE(sum_chart(small, Size::compact).find(">60<"), std::string::npos);
}

TEST(DistanceChart, SaysThatEachPhaseHasItsOwnLimit) {
  DistanceDrawing drawing = distance_drawing(60);
  drawing.chart.starts = {0, 30};
  const std::string svg = distance_chart(drawing, Size::wide, Purpose::file);
  EXPECT_NE(svg.find("Each phase has its own centre and limit"), std::string::npos);
  EXPECT_EQ(count_of(svg, "stroke-dasharray=\"7 5\""), 3u) << "two limits, and one in the key";
}

TEST(SumChart, SaysEverythingInItsAlternativeText) {
  EXPECT_EQ(sum_alt_text(cusum_drawing(24, 8, 2)),
            "CUSUM chart: Time to answer, January 2019 to December 2020. Getting worse. What speaks for a rise is "
            "beyond its limit since August 2020; it began to gather in May 2020, and the mean since then is 11.9. "
            "Latest sums 11.01 for a rise and 0.00 for a fall; decision interval 5.");
}

TEST(Vlad, SaysHowManyMoreThereWereThanExpected) {
  EXPECT_EQ(vlad_alt_text(risk_drawing(60, 7)),
            "VLAD: Deaths within 30 days, 60 points. 6.4 more events than expected so far.");
}

TEST(DistanceChart, NamesTheFigureThatMadeTheDistance) {
  const DistanceDrawing drawing = distance_drawing(60, 24, 37);
  const std::string svg = distance_chart(drawing, Size::wide);
  ASSERT_EQ(drawing.chart.outside, std::vector<std::size_t>{36});
  EXPECT_EQ(count_of(svg, ">Jan 2022: time on scene<") + count_of(svg, ">Jan 2022: time at hospital<"), 1u);
  EXPECT_NE(svg.find("for the baseline of 24"), std::string::npos);
  EXPECT_NE(distance_alt_text(drawing).find("Nothing unusual now."), std::string::npos);
}

/// The words of labels on the plot.
std::vector<std::string> labels_on(const std::string& svg) {
  std::vector<std::string> words;
  for (const support::DrawnText& text : support::texts_of(svg))
    if (text.css_class == "t-sub t-halo") words.push_back(text.words);
  return words;
}

TEST(DistanceChart, NamesOnAPhoneWhatItsSentenceTells) {
  // Found by looking: the three names on a phone went to the furthest, and the sentence told of a fourth.
  DistanceDrawing drawing = distance_drawing(60);
  for (const std::size_t place : {5u, 20u, 35u, 50u}) {
    spc::HotellingPoint& point = drawing.chart.points[place];
    point.statistic = point.upper + (place == 50 ? 1 : 20);
    point.is_outside = true;
    point.state = spc::PointState::neutral;
  }
  drawing.chart.outside = {5, 20, 35, 50};
  const std::string svg = distance_chart(drawing, Size::compact, Purpose::file);
  EXPECT_NE(svg.find(">" + short_period_name(Frequency::month, drawing.wording.dates[50])), std::string::npos);
}

TEST(DistanceChart, SaysItsLatestValueAndWhatIsUnusualInIt) {
  // Found by looking: on a phone the ringed point had no value, and where it signals it had no words anywhere.
  const DistanceDrawing outside = distance_drawing(36, std::nullopt, 36);
  ASSERT_TRUE(outside.chart.points.back().is_outside);
  const std::string value = show(outside.chart.points.back().statistic, {ValueStyle::number, 1, ""});
  const auto says = [](const std::vector<std::string>& labels, const std::string& words) {
    return std::ranges::any_of(labels, [&](const std::string& label) { return label.find(words) != label.npos; });
  };
  EXPECT_TRUE(says(labels_on(distance_chart(outside, Size::compact, Purpose::file)), value + ": time "));
  EXPECT_TRUE(says(labels_on(distance_chart(outside, Size::wide, Purpose::file)), "time "));
  for (const std::size_t count : {20u, 33u, 59u, 400u}) {
    const DistanceDrawing inside = distance_drawing(count);
    ASSERT_FALSE(inside.chart.points.back().is_outside) << count;
    EXPECT_TRUE(says(labels_on(distance_chart(inside, Size::compact, Purpose::file)),
                     show(inside.chart.points.back().statistic, {ValueStyle::number, 1, ""})))
        << count;
  }
}

TEST(TimePlots, HeadAPhaseByItsNameCutShortWhereItFindsNoRoom) {
  // Found by looking: phases with long names had no heading at all.
  const std::string name = "Baseline before the introduction of the new triage system";
  const std::vector<PhaseHeading> phases(3, {.title = name});
  SumDrawing sums = cusum_drawing(30, 12, 2);
  sums.starts = {0, 10, 20};
  sums.phases = phases;
  SumDrawing cases = risk_drawing(30, 7);
  cases.starts = sums.starts;
  cases.phases = phases;
  DistanceDrawing distances = distance_drawing(30);
  distances.chart.starts = sums.starts;
  distances.phases = phases;
  for (const std::string& svg :
       {sum_chart(sums, Size::compact, Purpose::file), distance_chart(distances, Size::compact, Purpose::file)})
    EXPECT_EQ(count_of(svg, ">Baseline "), 3u);
  EXPECT_EQ(count_of(vlad_chart(cases, Size::compact, Purpose::file), ">Baseline "), 3u);
}

TEST(SumChart, LetsNoLimitStrikeANameThrough) {
  // Found by looking: "27 Feb 2022, began…" lay across the dashes of the decision interval.
  const std::regex level("<path d=\"M([-0-9.]+) ([-0-9.]+)L([-0-9.]+) ([-0-9.]+)\"[^>]* stroke-dasharray=\"7 5\"");
  std::size_t named = 0;
  for (const std::size_t count : {24u, 60u, 120u, 400u})
    for (const double shift : {0.5, 0.8, 1.2, 2.0}) {
      const std::string svg = sum_chart(cusum_drawing(count, count / 3, shift), Size::compact);
      for (std::sregex_iterator at(svg.begin(), svg.end(), level), end; at != end; ++at)
        for (const support::DrawnText& text : support::texts_of(svg))
          if (text.words.find("began") != std::string::npos && text.css_class == "t-sub t-halo" && ++named > 0) {
            EXPECT_FALSE(passes_through({std::stod((*at)[1]), std::stod((*at)[2])},
                                        {std::stod((*at)[3]), std::stod((*at)[4])}, text.box))
                << count << ", " << shift << ": " << text.words;
          }
    }
  EXPECT_GT(named, 5u);
}

TEST(SumChart, BecomesAPicture) {
  EXPECT_EQ(png_of(sum_chart(cusum_drawing(60, 12, 1), Size::compact, Purpose::file)).substr(1, 3), "PNG");
  EXPECT_EQ(png_of(vlad_chart(risk_drawing(60, 7), Size::wide, Purpose::paper)).substr(1, 3), "PNG");
  EXPECT_EQ(png_of(distance_chart(distance_drawing(60), Size::wide, Purpose::file)).substr(1, 3), "PNG");
}

TEST(SumChart, TellsTheLatestSumOnAPhoneToo) {
  const SumDrawing drawing = cusum_drawing(30, 12, 2);
  const spc::SumPoint& now = drawing.sums.points[*drawing.sums.latest];
  ASSERT_GT(now.high, -now.low);
  const std::string told = show_target(now.high, {ValueStyle::number, 2, ""});
  const std::vector<std::string> labels = labels_on(sum_chart(drawing, Size::compact, Purpose::file));
  EXPECT_EQ(std::ranges::count(labels, "Now " + told), 1) << told;
}

TEST(DistanceChart, BeginsAPhaseWhereItBeginsAlsoWithoutAFigureThere) {
  DistanceDrawing whole = distance_drawing(30);
  whole.chart.starts = {0, 10};
  DistanceDrawing gap = whole;
  gap.chart.points[10].statistic = gap.chart.points[10].upper = spc::kMissing;
  gap.chart.points[10].state = spc::PointState::missing;
  const auto rule = [](const std::string& svg) {
    const std::size_t at = svg.find("stroke=\"#4c6272\" stroke-width=\"1\"");
    EXPECT_NE(at, std::string::npos);
    return svg.substr(svg.rfind('<', at), at - svg.rfind('<', at));
  };
  EXPECT_EQ(rule(distance_chart(gap, Size::wide, Purpose::file)),
            rule(distance_chart(whole, Size::wide, Purpose::file)));
}

}  // namespace
}  // namespace qi::chart
