#include <gtest/gtest.h>

#include "chart/bracket_placement.h"
#include "chart/event_lane.h"
#include "chart/phase_headings.h"
#include "chart/plot_labels.h"
#include "chart/text_width.h"

namespace qi::chart {
namespace {

const Box kPlot{0, 0, 900, 300};

TEST(TextWidth, AgreesWithTheWorkedExample) {
  EXPECT_NEAR(text_width("Mean", 15), 37.52, 0.01);
}

TEST(TextWidth, CountsAMultibyteCharacterOnce) {
  EXPECT_DOUBLE_EQ(text_width("é", 2048), 1139);
  EXPECT_DOUBLE_EQ(text_width("…", 2048), 2048);
}

TEST(TextWidth, WrapsAtBlanksAndShortensWithAnEllipsis) {
  EXPECT_EQ(wrapped("Automatic prompt at 20 minutes", 90, 14),
            (std::vector<std::string>{"Automatic", "prompt at 20", "minutes"}));
  EXPECT_TRUE(wrapped("", 100, 14).empty());
  const std::string cut = shortened("National standard for Category 2", 100, 15);
  EXPECT_TRUE(cut.ends_with("…"));
  EXPECT_LE(text_width(cut, 15), 100);
}

TEST(PhaseHeadings, TakeTheLongestWordsThatFitEachPhase) {
  const HeadingWords words{{"Limits recalculated, December 2023", "Limits recalculated", "Dec 2023"},
                           {"Mean 74.8%, limits 67.1% to 82.5%", "Mean 74.8%"}};
  const std::vector<HeadingWords> four{words, words, words, words};
  const std::vector<HeadingRoom> rooms{{0, 400}, {400, 560}, {560, 640}, {640, 660}};
  const std::vector<PlacedHeading> placed = place_headings(four, rooms, 15);
  EXPECT_EQ(placed[0].title, "Limits recalculated, December 2023");
  EXPECT_EQ(placed[1].title, "Limits recalculated");
  EXPECT_EQ(placed[1].summary, "Mean 74.8%");
  EXPECT_EQ(placed[2].title, "Dec 2023");
  EXPECT_EQ(placed[3].title, "");
  EXPECT_EQ(placed[3].summary, "");
}

TEST(BracketPlacement, PutsBarAndNoteOutsideTheRun) {
  Occupancy occupied;
  const std::vector<BracketRequest> requests{{{{100, 150}, {120, 140}, {140, 145}}, true, 80, 14}};
  const auto placed = place_brackets(requests, {kPlot, 6}, occupied);
  ASSERT_TRUE(placed[0].has_bar);
  EXPECT_LT(placed[0].y, 134);
  ASSERT_TRUE(placed[0].note);
  EXPECT_LT(placed[0].note->bottom, placed[0].y);
  EXPECT_DOUBLE_EQ(placed[0].note->middle_x(), 120);
  EXPECT_FALSE(placed[0].leader);
}

TEST(BracketPlacement, GoesToTheOtherSideAtTheEdgeOfThePlot) {
  Occupancy occupied;
  const std::vector<BracketRequest> requests{{{{100, 12}, {120, 10}, {140, 11}}, true, 80, 14}};
  const auto placed = place_brackets(requests, {kPlot, 6}, occupied);
  EXPECT_FALSE(placed[0].above);
  ASSERT_TRUE(placed[0].note);
}

TEST(BracketPlacement, LeavesTheNoteOutRatherThanCoverMarks) {
  Occupancy occupied;
  occupied.add_box({0, 0, 900, 110});
  occupied.add_box({0, 170, 900, 300});
  const std::vector<BracketRequest> requests{{{{100, 140}, {120, 140}}, true, 80, 14}};
  const auto placed = place_brackets(requests, {kPlot, 6}, occupied);
  EXPECT_FALSE(placed[0].note);
}

TEST(BracketPlacement, PutsANoteBesideALineRatherThanOnIt) {
  // Found by looking: the dashes of the upper limit ran through "2 of 3 near upper limit" though all above was free.
  for (const std::size_t points : {1u, 3u}) {
    Occupancy occupied;
    occupied.add_line({0, 120}, {900, 120}, 2.5);
    std::vector<Spot> marks;
    for (std::size_t i = 0; i < points; ++i) marks.push_back({100 + 20.0 * static_cast<double>(i), 142});
    if (points == 1) marks.front().y = 130;
    const auto placed = place_brackets(std::vector<BracketRequest>{{marks, true, 80, 14}}, {kPlot, 6}, occupied);
    ASSERT_TRUE(placed[0].note);
    EXPECT_TRUE(placed[0].above);
    EXPECT_FALSE(passes_through({0, 120}, {900, 120}, *placed[0].note)) << points;
  }
}

TEST(BracketPlacement, NeverCoversMarksOrOtherNotes) {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    unsigned state = seed;
    const auto next = [&] { return (state = state * 1664525u + 1013904223u) >> 20; };
    Occupancy occupied;
    std::vector<Spot> marks;
    for (std::size_t i = 0; i < 80; ++i) marks.push_back({10 + 11.0 * static_cast<double>(i), 20 + next() % 260 * 1.0});
    for (const Spot& at : marks) occupied.add_box({at.x - 4, at.y - 4, at.x + 4, at.y + 4});
    std::vector<BracketRequest> requests;
    for (std::size_t first = 0; first + 8 < marks.size(); first += 6 + next() % 9)
      requests.push_back({{marks.begin() + first, marks.begin() + first + 1 + next() % 8}, next() % 2 == 0, 120, 14});
    const auto placed = place_brackets(requests, {kPlot, 6}, occupied);
    ASSERT_EQ(placed.size(), requests.size());
    for (std::size_t i = 0; i < placed.size(); ++i) {
      if (!placed[i].note) continue;
      EXPECT_TRUE(kPlot.holds(*placed[i].note));
      for (const Spot& at : marks)
        EXPECT_FALSE(overlap(*placed[i].note, {at.x - 4, at.y - 4, at.x + 4, at.y + 4})) << seed;
      for (std::size_t k = 0; k < i; ++k)
        if (placed[k].note) {
          EXPECT_FALSE(overlap(*placed[i].note, *placed[k].note)) << seed;
        }
    }
  }
}

TEST(PlotLabels, StandOnTheirLineAwayFromMarks) {
  Occupancy occupied;
  occupied.add_box({880, 80, 900, 100});
  const auto box = place_level_label({100, 0, 900, 60, 12, true}, kPlot, occupied);
  ASSERT_TRUE(box);
  EXPECT_LE(box->right, 880);
  EXPECT_LT(box->bottom, 100);
}

TEST(PlotLabels, KeepApartSoThatTwoNumbersAreNotReadAsOne) {
  // Found by looking: "Mean 33,342.1" and "6.6" stood side by side without a gap.
  Occupancy occupied;
  const auto first = place_level_label({100, 0, 900, 60, 12, true}, kPlot, occupied);
  const auto second = place_level_label({100, 0, 900, 60, 12, true}, kPlot, occupied);
  ASSERT_TRUE(first && second);
  EXPECT_TRUE(second->top > first->bottom || first->left - second->right >= 5) << second->right;
}

TEST(PlotLabels, StandOnTheSideTheyAreAskedFor) {
  for (const LabelSide side : {LabelSide::above, LabelSide::below}) {
    Occupancy occupied;
    const auto box = place_level_label({.y = 100, .left = 0, .right = 900, .width = 60, .height = 12, .side = side},
                                       kPlot, occupied);
    ASSERT_TRUE(box);
    EXPECT_EQ(box->bottom < 100, side == LabelSide::above);
  }
}

TEST(PlotLabels, AreLeftOutWhenTheLineIsShorterThanTheWords) {
  Occupancy occupied;
  EXPECT_FALSE(place_level_label({100, 0, 50, 60, 12, true}, kPlot, occupied));
}

TEST(PlotLabels, KeepOutOfWhatTheyShun) {
  Occupancy occupied;
  const Box line{0, 94, 900, 106};
  EXPECT_FALSE(place_level_label({.y = 100, .left = 0, .right = 900, .width = 60, .height = 12, .shuns = {line}}, kPlot,
                                 occupied));
  const auto tied =
      place_tied_label({.mark = {890, 85}, .reach = 8, .width = 80, .height = 12, .shuns = {line}}, kPlot, occupied);
  ASSERT_TRUE(tied);
  EXPECT_FALSE(overlap(tied->words, line));
  EXPECT_TRUE(kPlot.holds(tied->words));
  EXPECT_EQ(tied->from.x, 890) << "the hairline begins at the mark";
  EXPECT_TRUE(tied->to.y == tied->words.top || tied->to.y == tied->words.bottom);
  EXPECT_FALSE(occupied.is_free(tied->words));
}

TEST(PlotLabels, TieNoLabelToAMarkThroughAnotherOne) {
  Occupancy occupied;
  occupied.add_box({880, 60, 900, 76});
  occupied.add_box({880, 94, 900, 110});
  EXPECT_FALSE(place_tied_label({.mark = {890, 85}, .reach = 8, .width = 80, .height = 12}, kPlot, occupied));
}

TEST(EventLane, MovesBoxesApartAndDropsTheLabelBetweenThem) {
  const std::vector<LaneEvent> events{{300, "P1", "Prompt card"}, {304, "P2", "Second desk"}};
  const std::vector<LaneBox> placed = place_events(events, {52, 1170, 400, 15, true});
  EXPECT_LT(placed[0].box.right, placed[1].box.left);
  EXPECT_TRUE(placed[0].lines.empty());
  EXPECT_EQ(placed[1].lines, (std::vector<std::string>{"Second desk"}));
}

TEST(EventLane, NeverUsesMoreThanTwoLinesOrReachesTheNextBox) {
  const std::vector<LaneEvent> events{{100, "P1", "Automatic prompt at 20 minutes in both contact centres"},
                                      {260, "P2", "Navigator"},
                                      {1100, "E1", "Industrial action by staff"}};
  const std::vector<LaneBox> placed = place_events(events, {52, 1170, 400, 15, true});
  for (std::size_t i = 0; i < placed.size(); ++i) {
    EXPECT_LE(placed[i].lines.size(), 2u);
    const double end = i + 1 < placed.size() ? placed[i + 1].box.left : 1170;
    for (const std::string& line : placed[i].lines) EXPECT_LE(placed[i].label_x + text_width(line, 13.8), end) << line;
  }
}

}  // namespace
}  // namespace qi::chart
