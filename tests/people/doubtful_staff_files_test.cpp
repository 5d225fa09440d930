// Files that a trust's export may bring one night: a column gone, numbers that two people share, days that cannot be.

#include <gtest/gtest.h>

#include "people/feed/post_planning.h"
#include "people/feed/staff_import.h"
#include "people/people_fixture.h"

namespace qi::people {
namespace {

class DoubtfulStaffFiles : public PeopleFixture {
 protected:
  DoubtfulStaffFiles() {
    ashford = open("ASHFORD", UnitKind::operating_unit, std::nullopt);
    thanet = open("THANET", UnitKind::operating_unit, std::nullopt);
  }
  StaffFileAsGiven given(const std::string& text, std::string_view day) {
    auto file = as_given("staff.csv", text, on(day));
    EXPECT_TRUE(file) << (file ? "" : file.error().message);
    return *std::move(file);
  }
  StaffPlan look(const std::string& text, std::string_view day) {
    const auto trial = try_staff_file(db, given(text, day), on("2025-12-31"));
    EXPECT_TRUE(trial) << (trial ? "" : trial.error().message);
    return trial ? trial->plan : StaffPlan();
  }
  void load(const std::string& text, std::string_view day) {
    now += std::chrono::hours(1);
    const auto loaded =
        load_staff_file(db, change(), given(text, day), on("2025-12-31"), std::nullopt, {.plan_digest = ""});
    EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().message);
  }
  AssignmentFacts facts_of(std::string_view number, std::string_view day) {
    return facts_on(find_assignment_by_number(db, number)->timeline, on(day)).value();
  }
  static std::string all_oddities(const StaffPlan& plan) {
    std::string words;
    for (const StaffOddity& oddity : plan.oddities) words += oddity.words + "\n";
    return words;
  }

  const std::string kHeadings =
      "Employee Number,Assignment Number,First Name,Last Name,Work Email,Org Code,Position,Pay Band,FTE,Contract,Start "
      "Date,End Date\n";
  UnitId ashford, thanet;
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, DoubtfulStaffFiles, testing::ValuesIn(support::every_backend()),
                         support::BackendName());

TEST_P(DoubtfulStaffFiles, ThatLackAColumnLeaveWhatIsBelievedOfIt) {
  load(kHeadings + "1,1,Priya,Nair,priya.nair@example.nhs.uk,ASHFORD,Paramedic,Band 6,0.6,Bank,01/01/2024,\n",
       "2025-02-01");
  load("Employee Number,Assignment Number,First Name,Last Name,Org Code\n1,1,Priya,Nair,THANET\n", "2025-03-01");
  const AssignmentFacts facts = facts_of("1", "2025-03-01");
  EXPECT_EQ(facts.unit, thanet);
  EXPECT_EQ(facts.fte, 0.6);
  EXPECT_EQ(facts.band, Band::b6);
  EXPECT_EQ(facts.contract, Contract::bank);
  EXPECT_EQ(facts.job_title, "Paramedic");
  EXPECT_EQ(find_person_by_number(db, "1")->details.work_mail, "priya.nair@example.nhs.uk");
}

TEST_P(DoubtfulStaffFiles, DateASecondChangeWithoutAStartOfItsOwnFromTheirDay) {
  load(kHeadings + "1,1,Priya,Nair,,ASHFORD,Paramedic,Band 5,1,,01/01/2015,\n", "2025-01-01");
  load(kHeadings + "1,1,Priya,Nair,,THANET,Paramedic,Band 5,1,,01/01/2025,\n", "2025-02-01");
  load(kHeadings + "1,1,Priya,Nair,,THANET,Paramedic,Band 6,1,,01/01/2025,\n", "2025-06-01");
  EXPECT_EQ(facts_of("1", "2025-05-31").band, Band::b5);
  EXPECT_EQ(facts_of("1", "2025-06-01").band, Band::b6);
  EXPECT_EQ(facts_of("1", "2024-12-31").unit, ashford);
}

TEST_P(DoubtfulStaffFiles, ThatEndAPostBeforeItBeginsLeaveItAsItIs) {
  load(kHeadings + "1,1,Priya,Nair,,ASHFORD,Paramedic,Band 6,1,,,\n", "2025-03-31");
  const StaffPlan plan = look(kHeadings + "1,1,Priya,Nair,,ASHFORD,Paramedic,Band 6,1,,,30/03/2025\n", "2025-04-01");
  EXPECT_TRUE(plan.changes_nothing());
  EXPECT_NE(all_oddities(plan).find("ends before it begins"), std::string::npos);
}

TEST_P(DoubtfulStaffFiles, WithOneNumberForTwoPeopleTakeNeither) {
  const StaffPlan plan = look(
      kHeadings + "1,1-1,Priya,Nair,,ASHFORD,Paramedic,Band 6,1,,,\n" + "1,1-2,Tom,Lee,,THANET,Paramedic,Band 6,1,,,\n",
      "2025-03-31");
  EXPECT_TRUE(plan.changes_nothing());
  EXPECT_NE(all_oddities(plan).find("names of different people"), std::string::npos);
}

TEST_P(DoubtfulStaffFiles, WithAMailInOneRowOfAPersonKeepItNightAfterNight) {
  const std::string text = kHeadings + "1,1-1,Priya,Nair,priya.nair@example.nhs.uk,ASHFORD,Paramedic,Band 6,1,,,\n" +
                           "1,1-2,Priya,Nair,,ASHFORD,Bank,Band 6,0.1,Bank,,\n";
  load(text, "2025-03-01");
  EXPECT_TRUE(look(text, "2025-03-02").changes_nothing());
  EXPECT_EQ(find_person_by_number(db, "1")->details.work_mail, "priya.nair@example.nhs.uk");
}

TEST_P(DoubtfulStaffFiles, ReadTheEndOfTimeAsNoEndAndTakeARowWithoutItsWrongMail) {
  load(kHeadings + "1,1,Priya,Nair,n/a,ASHFORD,Paramedic,Band 6,1,,01/01/2024,31/12/4712\n", "2025-03-01");
  EXPECT_FALSE(find_assignment_by_number(db, "1")->timeline.back().days.until);
  EXPECT_EQ(find_person_by_number(db, "1")->details.work_mail, "");
}

TEST_P(DoubtfulStaffFiles, WithARowWithoutAnyNumberDoNotEndThePostOfThatName) {
  load("Employee Number,First Name,Last Name,Org Code\n1,Priya,Nair,ASHFORD\n2,Tom,Lee,ASHFORD\n", "2025-03-01");
  const StaffPlan plan =
      look("Employee Number,First Name,Last Name,Org Code\n1,Priya,Nair,ASHFORD\n,Tom,Lee,ASHFORD\n", "2025-04-01");
  EXPECT_TRUE(plan.posts.empty());
  EXPECT_NE(all_oddities(plan).find("There is no staff number"), std::string::npos);
}

TEST_P(DoubtfulStaffFiles, ThatMoveOrEndTooManyAreStopped) {
  std::string here = kHeadings;
  std::string moved = kHeadings;
  std::string ended = kHeadings;
  for (int number = 100; number < 200; ++number) {
    const std::string who =
        std::to_string(number) + "," + std::to_string(number) + ",Ada,Quill" + std::to_string(number) + ",,";
    here += who + "ASHFORD,Paramedic,Band 6,1,,01/01/2024,\n";
    moved += who + (number < 130 ? "THANET" : "ASHFORD") + ",Paramedic,Band 6,1,,01/01/2024,\n";
    ended += who + "ASHFORD,Paramedic,Band 6,1,,01/01/2024," + (number < 130 ? "28/02/2025" : "") + "\n";
  }
  load(here, "2025-02-01");
  ASSERT_EQ(look(moved, "2025-03-01").stops.size(), 1U);
  EXPECT_NE(look(moved, "2025-03-01").stops.front().find("30 of 100 (30.0%) posts would be in another place"),
            std::string::npos);
  ASSERT_EQ(look(ended, "2025-03-01").stops.size(), 1U);
  EXPECT_NE(look(ended, "2025-03-01").stops.front().find("30 of 100 (30.0%) posts would end"), std::string::npos);
}

TEST(PlannedPosts, KeepAPlannedMoveWhenSomethingElseChangesBefore) {
  const UnitId here{1};
  const UnitId there{2};
  const AssignmentTimeline before{{{on("2024-01-01"), on("2025-10-01")}, {.unit = here, .band = Band::b5}},
                                  {{on("2025-10-01"), std::nullopt}, {.unit = there, .band = Band::b5}}};
  const auto after = timeline_after(before, {.facts = {.unit = here, .band = Band::b6}}, on("2025-09-01"));
  EXPECT_EQ(facts_on(after, on("2025-08-31"))->band, Band::b5);
  EXPECT_EQ(facts_on(after, on("2025-09-30"))->unit, here);
  EXPECT_EQ(facts_on(after, on("2025-10-01"))->unit, there);
  EXPECT_EQ(facts_on(after, on("2025-10-01"))->band, Band::b6);
}

TEST(DaysInNamesOfFiles, AreFoundInTheWaysThatExportsWriteThem) {
  EXPECT_EQ(day_in_name("esr_20250331-0200.csv"), on("2025-03-31"));
  EXPECT_EQ(day_in_name("20250331020000.csv"), on("2025-03-31"));
  EXPECT_EQ(day_in_name("2025-03-31-final.csv"), on("2025-03-31"));
  EXPECT_EQ(day_in_name("staff 31-3-25.csv"), on("2025-03-31"));
  EXPECT_EQ(day_in_name("staff 31.03.2025.xlsx"), on("2025-03-31"));
  EXPECT_EQ(day_in_name("staff20250331.csv"), on("2025-03-31"));
  EXPECT_EQ(day_in_name("staff.csv"), std::nullopt);
  EXPECT_EQ(day_in_name("staff 20251331.csv"), std::nullopt);
  EXPECT_EQ(day_in_name("order 120250331999.csv"), std::nullopt);
}

}  // namespace
}  // namespace qi::people
