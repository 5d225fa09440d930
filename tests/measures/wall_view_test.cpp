#include "measures/wall/wall_view.h"

#include <gtest/gtest.h>

#include "figures_in_memory.h"
#include "measures/wall/comparison_view.h"
#include "measures/wall/look_first.h"

namespace qi::measures {
namespace {

/// A named percentage of its own measure id whose last value is `latest` after 20 steady months.
SeriesFigures ending_with(int id, const std::string& name, double latest, double target = 0) {
  std::vector<double> values = steady(20);
  values.push_back(latest);
  SeriesFigures figures = percentages(values);
  figures.measure.id = {id};
  figures.measure.definition.name = name;
  if (target > 0) figures.targets = {target_of(id, target, TargetKind::standard, "2023-01-01")};
  return figures;
}

WallPage wall_of(std::vector<SeriesFigures> figures, const WallQuery& query = {}) {
  const auto members = wall_members(std::move(figures));
  const Organisation trust{.id = {3}, .code = "RYD", .name = "South East Coast Ambulance Service"};
  return wall_page_of({.members = members, .query = query, .organisation = trust, .today = on("2024-11-20")});
}

std::vector<std::string> names_on(const WallPage& page) {
  std::vector<std::string> names;
  for (const ui::TileGroup& group : page.groups)
    for (const ui::Tile& tile : group.tiles) names.push_back(tile.name);
  return names;
}

using Names = std::vector<std::string>;

std::vector<SeriesFigures> four_measures() {
  return {ending_with(1, "Steady", 50), ending_with(2, "Improving", 90, 99), ending_with(3, "Concerning", 5, 99),
          ending_with(4, "Steady and failing", 50, 99)};
}

TEST(Wall, PutsConcerningAndFailingMeasuresFirst) {
  EXPECT_EQ(names_on(wall_of(four_measures())), (Names{"Concerning", "Steady and failing", "Improving", "Steady"}));
}

TEST(Wall, SortsByNameByChangeAndByTheGapToTheTarget) {
  EXPECT_EQ(names_on(wall_of(four_measures(), {.sort = WallSort::name})),
            (Names{"Concerning", "Improving", "Steady", "Steady and failing"}));
  const Names by_change = names_on(wall_of(four_measures(), {.sort = WallSort::change}));
  EXPECT_EQ(Names(by_change.begin(), by_change.begin() + 2), (Names{"Concerning", "Improving"}));
  const Names by_gap = names_on(wall_of(four_measures(), {.sort = WallSort::target_gap}));
  EXPECT_EQ(by_gap.back(), "Steady") << "a measure without a target comes last";
}

TEST(Wall, FiltersByMatrixCellAreaAndWords) {
  const WallPage cell = wall_of(four_measures(), {.variation = "concern", .assurance = "fail"});
  EXPECT_EQ(names_on(cell), Names{"Concerning"});
  EXPECT_EQ(cell.count_words, "1 of 4 measures");
  EXPECT_EQ(cell.matrix.members.size(), 4u) << "the matrix keeps counting every measure";
  EXPECT_EQ(names_on(wall_of(four_measures(), {.find = "STEADY fail"})), Names{"Steady and failing"});
  EXPECT_EQ(names_on(wall_of(four_measures(), {.area = "Call handling"})).size(), 4u);
  const WallPage none = wall_of(four_measures(), {.find = "hand over 45"});
  ASSERT_TRUE(none.no_match);
  EXPECT_EQ(none.no_match->title, "No measures match \"hand over 45\"");
}

TEST(Wall, SaysWhereToLookFirstInOrderAndNamesMeasures) {
  const WallPage page = wall_of(four_measures());
  ASSERT_EQ(page.look_first.size(), 3u);
  EXPECT_EQ(page.look_first[0].headline, "1 measure is getting worse and will keep missing target.");
  ASSERT_EQ(page.look_first[0].measures.size(), 1u);
  EXPECT_EQ(page.look_first[0].measures[0].text, "Concerning");
  EXPECT_EQ(page.look_first[1].headline, "1 measure is steady but will keep missing target.");
  EXPECT_EQ(page.look_first[2].headline, "1 measure is improving.");
}

TEST(Wall, SaysThatNothingIsUnusual) {
  const WallPage page = wall_of({ending_with(1, "Steady", 50)});
  ASSERT_EQ(page.look_first.size(), 1u);
  EXPECT_EQ(page.look_first[0].headline, "Nothing unusual.");
}

TEST(Wall, LeavesOutClosedMeasuresAndThoseWithoutAValue) {
  SeriesFigures closed = ending_with(1, "Closed", 50);
  closed.measure.closed_at = Instant(on("2024-01-01").days());
  const WallPage page = wall_of({closed, percentages({spc::kMissing}), ending_with(2, "Open", 50)});
  EXPECT_EQ(names_on(page), Names{"Open"});
  EXPECT_TRUE(wall_of({closed}).empty);
}

TEST(Wall, SaysHowOldTheDataOfEveryTileIsAndWhichIsLate) {
  SeriesFigures older = ending_with(9, "Older", 50);
  older.points.pop_back();
  const WallPage page =
      wall_of({ending_with(1, "First", 50), ending_with(2, "Second", 50), older}, {.sort = WallSort::name});
  EXPECT_EQ(page.period, "September 2024");
  ASSERT_EQ(page.groups[0].tiles.size(), 3u);
  EXPECT_EQ(page.groups[0].tiles[0].age, "to Sep 2024");
  EXPECT_EQ(page.groups[0].tiles[0].warning, "");
  EXPECT_EQ(page.groups[0].tiles[1].name, "Older");
  EXPECT_EQ(page.groups[0].tiles[1].age, "to Aug 2024");
  EXPECT_EQ(page.groups[0].tiles[1].warning, "Data is late");
}

TEST(Wall, MarksSyntheticMeasures) {
  SeriesFigures synthetic = ending_with(1, "Made up", 50);
  synthetic.measure.is_synthetic = true;
  const WallPage page = wall_of({synthetic});
  EXPECT_EQ(page.groups[0].tiles[0].place, "Synthetic");
  ASSERT_EQ(page.notices.size(), 1u);
}

TEST(Wall, ChanceIsNamedOnlyWhereThereAreEnoughMeasures) {
  EXPECT_EQ(chance_words(19), "");
  EXPECT_EQ(chance_words(200),
            "Expect about 3 signals to show by chance alone among 200 measures, even if nothing has changed. "
            "Look twice before you act.");
}

TEST(WallUrl, WritesOnlyWhatDiffersFromTheDefaultAndReadsItBack) {
  EXPECT_EQ(wall_url(WallQuery{}).text(), "/measures");
  const WallQuery query{.organisation = "RRU",
                        .level = WallLevel::units,
                        .find = "hear & treat",
                        .area = "Response times",
                        .sort = WallSort::change,
                        .variation = "concern",
                        .assurance = "fail",
                        .known = AsKnown{.day = on("2020-04-30"), .choices = ChoicesOf::today}};
  const std::string address = wall_url(query).text();
  EXPECT_EQ(*read_wall_query(http::parse_urlencoded(address.substr(address.find('?') + 1)), on("2025-04-30")), query);
}

ComparisonPage compared(const Measure& measure, const std::vector<WallMember>& members,
                        ComparisonSort sort = ComparisonSort::name) {
  return comparison_page_of(measure, members, {.sort = sort}, on("2024-10-10"));
}

std::vector<WallMember> three_places() {
  SeriesFigures england = ending_with(1, "Welfare calls", 50);
  england.organisation = {
      .id = {1}, .code = "Eng", .name = "England", .short_name = "England", .kind = OrganisationKind::england};
  SeriesFigures west = ending_with(1, "Welfare calls", 49);
  west.organisation = {.id = {2}, .code = "RX8", .name = "West", .short_name = "West"};
  SeriesFigures east = ending_with(1, "Welfare calls", 51);
  east.organisation = {.id = {4}, .code = "RYC", .name = "East", .short_name = "East"};
  return wall_members({west, east, england});
}

TEST(Comparison, PutsEnglandFirstAndOrdersTheRestAsAsked) {
  const auto members = three_places();
  const auto places = [](const ComparisonPage& page) {
    Names names;
    for (const ComparisonCard& card : page.cards) names.push_back(card.place);
    return names;
  };
  const Measure& measure = members[0].figures.measure;
  EXPECT_EQ(places(compared(measure, members, ComparisonSort::name)), (Names{"England", "East", "West"}));
  EXPECT_EQ(places(compared(measure, members, ComparisonSort::latest)), (Names{"England", "West", "East"}));
}

TEST(Comparison, ReadsEachPlaceAgainstItsOwnLimitsAndRanksNobody) {
  const auto members = three_places();
  const ComparisonPage page = compared(members[0].figures.measure, members);
  ASSERT_TRUE(page.table);
  EXPECT_EQ(page.table->rows.size(), 3u);
  EXPECT_EQ(page.cards[1].value, "51.0%");
  EXPECT_EQ(page.target, "");
  EXPECT_NE(page.lead.find("do not rank them"), std::string::npos);
  EXPECT_NE(page.cards.front().limits.find(" since "), std::string::npos)
      << "limits that start earlier hold more change";
}

TEST(Comparison, WithoutFiguresLeadsBackToTheWall) {
  const ComparisonPage page = compared(percentages({}).measure, {});
  ASSERT_TRUE(page.empty);
  EXPECT_EQ(page.empty->next->url.text(), "/measures");
}

}  // namespace
}  // namespace qi::measures
