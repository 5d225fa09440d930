#include "people/feed/staff_watch.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "people/feed/staff_alarms.h"
#include "people/feed/staff_load.h"
#include "people/headcount.h"
#include "people/people_fixture.h"

namespace qi::people {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kHeadings =
    "Employee Number,Assignment Number,First Name,Last Name,Work Email,Org Code,Position,Pay Band,Start Date,Primary\n";
constexpr std::string_view kPriya =
    "1001,1001,Priya,Nair,priya.nair@example.nhs.uk,ASHFORD,Paramedic,Band 6,01/01/2025,Yes\n";
constexpr std::string_view kTom = "1002,1002,Tom,Lee,tom.lee@example.nhs.uk,ASHFORD,Paramedic,Band 6,01/02/2025,Yes\n";

class WatchedStaffFolder : public PeopleFixture {
 protected:
  WatchedStaffFolder() { open("ASHFORD", UnitKind::operating_unit, std::nullopt); }

  void drop(const std::string& name, std::string_view rows) {
    std::ofstream(folder.path() / name) << kHeadings << rows;
  }
  StaffLook look() {
    now += std::chrono::hours(1);
    const FixedClock clock(now);
    const auto seen =
        look_for_staff_files(db, clock, {.folder = folder.path(), .settling = settling}, [] { return false; });
    EXPECT_TRUE(seen) << (seen ? "" : seen.error().message);
    return seen ? *seen : StaffLook();
  }
  std::string text_of(const fs::path& path) {
    std::ifstream file(folder.path() / path);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  std::vector<std::string> alarms(int late_after = 3) {
    return staff_feed_alarms(load_staff_feed_facts(db, {.folder = folder.path(), .late_after = late_after}), now);
  }

  support::TemporaryFolder folder;
  std::chrono::milliseconds settling{1};
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, WatchedStaffFolder, testing::ValuesIn(support::every_backend()),
                         support::BackendName());

TEST_P(WatchedStaffFolder, GivesItsFilesByTheDayInTheirNames) {
  drop("a 2025-03-02.csv", std::string(kPriya) + std::string(kTom));
  drop("b 2025-03-01.csv", kPriya);
  const StaffLook seen = look();
  EXPECT_EQ(seen.words, "2 files came: 2 were taken.");
  EXPECT_TRUE(find_person_by_number(db, "1002"));
  EXPECT_EQ(find_newest_staff_load(db)->file.name, "a 2025-03-02.csv");
  EXPECT_TRUE(fs::exists(folder.path() / "done" / "a 2025-03-02.csv"));
  EXPECT_FALSE(fs::exists(folder.path() / "a 2025-03-02.csv"));
}

TEST_P(WatchedStaffFolder, TakesTheSameFileOnlyOnce) {
  drop("staff 2025-03-01.csv", kPriya);
  look();
  drop("staff 2025-03-01.csv", kPriya);
  EXPECT_EQ(look().words, "1 file came: 1 was there already.");
  EXPECT_EQ(list_staff_loads(db, 10).size(), 1U);
}

TEST_P(WatchedStaffFolder, RefusesWhatIsNoStaffFileWithTheReasonBesideIt) {
  std::ofstream(folder.path() / "minutes.csv") << "Agenda,Who\nTea,Priya\n";
  EXPECT_EQ(look().words, "1 file came: 1 was refused.");
  EXPECT_FALSE(text_of("refused/minutes.csv.txt").empty());
  ASSERT_EQ(list_staff_refusals(db, 10).size(), 1U);
  EXPECT_EQ(list_staff_refusals(db, 10).front().reason + "\n", text_of("refused/minutes.csv.txt"));
  EXPECT_FALSE(find_newest_staff_load(db));
}

TEST_P(WatchedStaffFolder, RefusesAFileThatWouldChangeTooMuchAndChangesNothing) {
  std::string many;
  for (int number = 2000; number < 2100; ++number)
    many += std::to_string(number) + "," + std::to_string(number) + ",Ada,Quill" + std::to_string(number) +
            ",,ASHFORD,Paramedic,Band 6,01/01/2025,Yes\n";
  drop("staff 2025-03-01.csv", many);
  look();
  drop("staff 2025-03-02.csv", many.substr(0, many.size() / 2));
  EXPECT_EQ(look().refused, 1);
  EXPECT_EQ(people_in_post(list_assignments_on(db, {on("2025-03-05"), {}}), {}).size(), 100U);
  ASSERT_FALSE(alarms().empty());
  EXPECT_NE(alarms().front().find("staff 2025-03-02.csv was refused"), std::string::npos);
}

TEST_P(WatchedStaffFolder, RefusesHeadingsThatNobodyHasLookedAtOnceThereIsStaff) {
  drop("staff 2025-03-01.csv", kPriya);
  look();
  std::ofstream(folder.path() / "staff 2025-03-02.csv")
      << "Employee Number,First Name,Last Name,Org Code\n1001,Priya,Nair,ASHFORD\n";
  EXPECT_EQ(look().refused, 1);
  EXPECT_NE(list_staff_refusals(db, 1).front().reason.find("Give it once on the page Staff feed"), std::string::npos);
}

TEST_P(WatchedStaffFolder, LeavesAFileThatWasWrittenAMomentAgo) {
  drop("staff 2025-03-01.csv", kPriya);
  const auto written = now + std::chrono::hours(1) - std::chrono::seconds(30);
  fs::last_write_time(folder.path() / "staff 2025-03-01.csv", std::chrono::file_clock::from_sys(written));
  EXPECT_EQ(look().words, "1 file came: 1 was still being written.");
  EXPECT_EQ(look().taken, 1);
}

TEST_P(WatchedStaffFolder, TakesAnUnchangedFileOfAnotherDaySoThatTheFeedIsNotLate) {
  drop("staff 2025-03-01.csv", kPriya);
  look();
  drop("staff 2025-03-02.csv", kPriya);
  EXPECT_EQ(look().taken, 1);
  EXPECT_EQ(list_staff_loads(db, 10).size(), 2U);
}

TEST_P(WatchedStaffFolder, RefusesALinkUnread) {
  support::TemporaryFolder elsewhere;
  std::ofstream(elsewhere.path() / "secret.csv") << kHeadings << kPriya;
  fs::create_symlink(elsewhere.path() / "secret.csv", folder.path() / "staff 2025-03-01.csv");
  EXPECT_EQ(look().refused, 1);
  EXPECT_FALSE(find_person_by_number(db, "1001"));
}

TEST_P(WatchedStaffFolder, TellsThatTheFeedIsLateUntilAFileComes) {
  EXPECT_EQ(alarms(), (std::vector<std::string>{"No staff file has come into the watched folder yet."}));
  drop("staff 2025-03-01.csv", kPriya);
  look();
  EXPECT_TRUE(alarms().empty());
  now += std::chrono::days(4);
  ASSERT_EQ(alarms().size(), 1U);
  EXPECT_NE(alarms().front().find("more than 3 days ago"), std::string::npos);
  EXPECT_TRUE(alarms(7).empty());
}

TEST_P(WatchedStaffFolder, ForgetsARefusalOnceAFileWasTaken) {
  std::ofstream(folder.path() / "minutes.csv") << "Agenda,Who\nTea,Priya\n";
  look();
  EXPECT_EQ(alarms().size(), 2U);
  drop("staff 2025-03-01.csv", kPriya);
  look();
  EXPECT_TRUE(alarms().empty());
}

}  // namespace
}  // namespace qi::people
