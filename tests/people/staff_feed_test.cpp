#include "people/feed/staff_load.h"

#include <algorithm>
#include <map>

#include "people/headcount.h"
#include "people/people_fixture.h"

namespace qi::people {
namespace {

/// A staff file as a person would type it: rows of a sheet under the usual headings.
tabular::Sheet sheet_of(const std::vector<std::vector<std::string>>& rows) {
  tabular::Sheet sheet;
  sheet.cells.width = 10;
  sheet.cells.rows.push_back({1,
                              {"Employee Number", "Assignment Number", "First Name", "Last Name", "Work Email",
                               "Org Code", "Position", "Pay Band", "Start Date", "Primary"}});
  std::size_t number = 1;
  for (const auto& row : rows) {
    std::vector<std::string> cells = row;
    cells.resize(10);
    sheet.cells.rows.push_back({++number, std::move(cells)});
  }
  return sheet;
}

class StaffFeed : public PeopleFixture {
 protected:
  StaffFeed() {
    const UnitId trust = open("SECAMB", UnitKind::trust, std::nullopt);
    ashford = open("ASHFORD", UnitKind::operating_unit, trust);
    thanet = open("THANET", UnitKind::operating_unit, trust);
  }
  using Rows = std::vector<std::vector<std::string>>;

  StaffPlan plan(const Rows& rows, std::string_view day, const StaffFeedRules& rules = {}) {
    const tabular::Sheet sheet = sheet_of(rows);
    const auto file = read_staff_file(sheet, guess_staff_layout(staff_headings(sheet)));
    EXPECT_TRUE(file) << (file ? "" : file.error().message);
    return plan_staff_load(load_known_staff(db, on(day)), *file, on(day), rules);
  }
  StaffPlan load(const Rows& rows, std::string_view day) {
    now += std::chrono::hours(1);
    db::Transaction transaction(db);
    StaffPlan made = plan(rows, day);
    EXPECT_TRUE(made.stops.empty()) << (made.stops.empty() ? "" : made.stops.front());
    carry_out(db, change(), {.name = "staff.csv", .sha256 = "00", .day = on(day)}, made);
    transaction.commit();
    return made;
  }
  /// "joiner Priya Nair: Paramedic at ASHFORD, from 1 January 2025"
  static std::vector<std::string> told(const StaffPlan& plan) {
    std::vector<std::string> words;
    for (const StaffChange& change : plan.changes)
      words.push_back(std::string(slug(change.kind)) + " " + change.name + ": " + change.words);
    return words;
  }
  static std::vector<std::string> oddities(const StaffPlan& plan) {
    std::vector<std::string> words;
    for (const StaffOddity& oddity : plan.oddities) words.push_back(oddity.words);
    return words;
  }
  AssignmentTimeline timeline(std::string_view number) { return find_assignment_by_number(db, number)->timeline; }
  std::size_t staff_on(std::string_view day) {
    return people_in_post(list_assignments_on(db, {on(day), {}}), {}).size();
  }

  const std::vector<std::string> priya{"1001",    "1001",      "Priya",  "Nair",       "priya.nair@example.nhs.uk",
                                       "ASHFORD", "Paramedic", "Band 6", "01/01/2025", "Yes"};
  const std::vector<std::string> tom{"1002",   "1002",         "Tom",    "Lee",        "tom.lee@example.nhs.uk",
                                     "THANET", "Call handler", "Band 3", "01/02/2024", "Yes"};
  std::vector<std::string> with(std::vector<std::string> row, std::size_t column, std::string text) {
    row[column] = std::move(text);
    return row;
  }

  UnitId ashford, thanet;
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, StaffFeed, testing::ValuesIn(support::every_backend()), support::BackendName());

TEST_P(StaffFeed, TakesJoinersWithTheirStart) {
  const StaffPlan made = load({priya, tom}, "2025-02-01");
  EXPECT_EQ(told(made), (std::vector<std::string>{"joiner Priya Nair: Paramedic at ASHFORD, from 1 January 2025",
                                                  "joiner Tom Lee: Call handler at THANET, from 1 February 2024"}));
  EXPECT_EQ(staff_on("2024-12-31"), 1U);
  EXPECT_EQ(staff_on("2025-01-01"), 2U);
  EXPECT_EQ(facts_on(timeline("1001"), on("2025-02-01"))->band, Band::b6);
}

TEST_P(StaffFeed, ChangesNothingWhenTheSameFileComesAgain) {
  load({priya, tom}, "2025-02-01");
  const StaffPlan again = plan({priya, tom}, "2025-03-01");
  EXPECT_TRUE(again.changes_nothing());
  EXPECT_EQ(again.unchanged, 2U);
  EXPECT_TRUE(again.changes.empty());
}

TEST_P(StaffFeed, MovesAndPromotesFromTheDayThatThePostHasForIt) {
  load({priya, tom}, "2025-02-01");
  const auto promoted = with(with(with(priya, 5, "THANET"), 7, "Band 7"), 8, "15/02/2025");
  const StaffPlan made = load({promoted, tom}, "2025-03-01");
  EXPECT_EQ(told(made), (std::vector<std::string>{
                            "mover Priya Nair: moves from ASHFORD to THANET; band 6 becomes band 7, from 15 February "
                            "2025"}));
  EXPECT_EQ(facts_on(timeline("1001"), on("2025-02-14"))->unit, ashford);
  EXPECT_EQ(facts_on(timeline("1001"), on("2025-02-15"))->unit, thanet);
}

TEST_P(StaffFeed, EndsWhatIsNotInTheFileAnyMore) {
  load({priya, tom}, "2025-02-01");
  const StaffPlan made = load({priya}, "2025-03-01");
  EXPECT_EQ(told(made),
            (std::vector<std::string>{
                "leaver Tom Lee: Call handler at THANET, until 28 February 2025: not in the file any more"}));
  EXPECT_EQ(staff_on("2025-02-28"), 2U);
  EXPECT_EQ(staff_on("2025-03-01"), 1U);
}

TEST_P(StaffFeed, BringsBackSomebodyWhoReturns) {
  load({priya, tom}, "2025-02-01");
  load({priya}, "2025-03-01");
  const auto back = with(tom, 8, "01/06/2025");
  const StaffPlan made = load({priya, back}, "2025-06-02");
  EXPECT_EQ(told(made), (std::vector<std::string>{"returner Tom Lee: Call handler at THANET, again from 1 June 2025"}));
  EXPECT_EQ(staff_on("2025-05-31"), 1U);
  EXPECT_EQ(staff_on("2025-06-02"), 2U);
  EXPECT_EQ(staff_on("2025-02-15"), 2U);
}

TEST_P(StaffFeed, HoldsBackARowWhoseNumberStandsBesideSomebodyElse) {
  load({priya, tom}, "2025-02-01");
  const std::vector<std::string> other{"1002",    "1002",    "Maria",  "Okafor",     "maria.okafor@example.nhs.uk",
                                       "ASHFORD", "Analyst", "Band 6", "01/02/2025", "Yes"};
  const StaffPlan made = load({priya, other}, "2025-03-01");
  EXPECT_TRUE(made.changes_nothing());
  ASSERT_EQ(made.oddities.size(), 1U);
  EXPECT_NE(made.oddities.front().words.find("may have been given again"), std::string::npos);
  EXPECT_EQ(find_person_by_number(db, "1002")->details.given_name, "Tom");
}

TEST_P(StaffFeed, KeepsNamesThatChangedPlaces) {
  load({priya, tom}, "2025-02-01");
  const StaffPlan made = load({with(with(priya, 2, "Nair"), 3, "Priya"), tom}, "2025-03-01");
  EXPECT_TRUE(made.changes_nothing());
  ASSERT_EQ(made.oddities.size(), 1U);
  EXPECT_NE(made.oddities.front().words.find("have changed places"), std::string::npos);
}

TEST_P(StaffFeed, TakesANewSurname) {
  load({priya, tom}, "2025-02-01");
  const StaffPlan made = load({with(priya, 3, "Shah"), tom}, "2025-03-01");
  EXPECT_EQ(told(made), (std::vector<std::string>{"details Priya Shah: family name Nair becomes Shah"}));
  EXPECT_EQ(find_person_by_number(db, "1001")->details.family_name, "Shah");
}

TEST_P(StaffFeed, TellsOfTwoPrimaryPosts) {
  const auto second = with(with(priya, 1, "1001-2"), 5, "THANET");
  const StaffPlan made = load({priya, second, tom}, "2025-02-01");
  ASSERT_EQ(made.oddities.size(), 1U);
  EXPECT_NE(made.oddities.front().words.find("2 primary posts"), std::string::npos);
  EXPECT_EQ(staff_on("2025-02-01"), 2U);
}

TEST_P(StaffFeed, LeavesOutRowsThatCannotBeUnderstoodWithoutEndingTheirPosts) {
  load({priya, tom}, "2025-02-01");
  const StaffPlan made = plan({priya, with(tom, 7, "Band 77")}, "2025-03-01");
  EXPECT_TRUE(made.changes_nothing());
  EXPECT_EQ(oddities(made), (std::vector<std::string>{"Band “Band 77” is not known. The row is left out: what is known "
                                                      "of this post stays as it is."}));
}

TEST_P(StaffFeed, TakesNeitherOfTwoRowsThatDifferUnderOneNumber) {
  const StaffPlan made = plan({priya, with(priya, 5, "THANET"), tom}, "2025-02-01");
  EXPECT_EQ(told(made).size(), 1U);
  EXPECT_EQ(
      oddities(made),
      (std::vector<std::string>{"Rows 2 and 3 say different things about assignment 1001, so none of them is taken."}));
}

TEST_P(StaffFeed, LeavesOutAPlaceThatNobodyOpened) {
  const StaffPlan made = plan({with(priya, 5, "DOVER"), tom}, "2025-02-01");
  EXPECT_EQ(made.new_people.size(), 1U);
  ASSERT_EQ(made.oddities.size(), 1U);
  EXPECT_NE(made.oddities.front().words.find("“DOVER”"), std::string::npos);
}

TEST_P(StaffFeed, FindsAPlaceByItsNameToo) {
  EXPECT_EQ(plan({with(priya, 5, "thanet"), tom}, "2025-02-01").posts.front().after.front().facts.unit, thanet);
}

std::vector<std::vector<std::string>> many_rows(std::size_t count) {
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string number = std::to_string(5000 + i);
    rows.push_back(
        {number, number, "Given" + number, "Family" + number, "", "ASHFORD", "Paramedic", "6", "01/01/2024", "Yes"});
  }
  return rows;
}

TEST_P(StaffFeed, StopsAtAFileThatWasCutInHalf) {
  load(many_rows(200), "2025-02-01");
  const StaffPlan cut = plan(many_rows(100), "2025-03-01");
  ASSERT_EQ(cut.stops.size(), 1U);
  EXPECT_EQ(cut.stops.front(),
            "100 of 200 (50.0%) posts would end. The file may have been cut short, or its column of last days may hold "
            "something else: compare its number of rows with the last one.");
}

TEST_P(StaffFeed, StopsAtTheFileOfAnotherTrust) {
  load(many_rows(40), "2025-02-01");
  std::vector<std::vector<std::string>> others = many_rows(40);
  for (auto& row : others) row[0] = row[1] = "9" + row[0];
  const StaffPlan other = plan(others, "2025-03-01");
  ASSERT_FALSE(other.stops.empty());
  EXPECT_NE(other.stops.back().find("another trust"), std::string::npos);
}

TEST_P(StaffFeed, NamesManagersWhoAreNewInTheSameFile) {
  tabular::Sheet sheet = sheet_of({priya, tom});
  sheet.cells.width = 11;
  sheet.cells.rows[0].cells.push_back("Supervisor Employee Number");
  sheet.cells.rows[1].cells.push_back("1002");
  sheet.cells.rows[2].cells.push_back("4711");
  const auto file = read_staff_file(sheet, guess_staff_layout(staff_headings(sheet)));
  ASSERT_TRUE(file);
  db::Transaction transaction(db);
  const StaffPlan made = plan_staff_load(load_known_staff(db, on("2025-02-01")), *file, on("2025-02-01"));
  carry_out(db, change(), {.name = "staff.csv", .sha256 = "00", .day = on("2025-02-01")}, made);
  transaction.commit();
  EXPECT_EQ(facts_on(timeline("1001"), on("2025-02-01"))->manager, find_person_by_number(db, "1002")->id);
  ASSERT_EQ(made.oddities.size(), 1U);
  EXPECT_NE(made.oddities.front().words.find("the number 4711, which nobody has"), std::string::npos);
}

TEST_P(StaffFeed, LeavesWhatWasBelievedBeforeToBeSeen) {
  load({priya, tom}, "2025-02-01");
  const Instant before = now;
  load({priya}, "2025-03-01");
  EXPECT_EQ(people_in_post(list_assignments_on(db, {on("2025-03-15"), before}), {}).size(), 2U);
  EXPECT_EQ(list_staff_loads(db, 10).size(), 2U);
  EXPECT_EQ(find_newest_staff_load(db)->left, 1U);
}

}  // namespace
}  // namespace qi::people
