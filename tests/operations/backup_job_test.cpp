#include "operations/backup_job.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "operations/backup.h"
#include "operations/backup_alarms.h"
#include "operations/small_installation.h"
#include "shell/job_runner.h"
#include "shell/job_schedule.h"
#include "support/moving_clock.h"

namespace qi::operations {
namespace {

namespace fs = std::filesystem;
using Came = BackupRun::Came;
using std::chrono::hours;

class NightlyBackup : public testing::TestWithParam<support::Backend> {
 protected:
  std::ptrdiff_t files() { return std::distance(fs::directory_iterator(plan.folder), fs::directory_iterator{}); }
  BackupRun run() {
    clock.advance(hours(24));
    return back_up_and_drill(site.db, clock, plan).value();
  }
  bool is_drilling() {
    return std::ranges::any_of(fs::directory_iterator(plan.folder), [](const fs::directory_entry& entry) {
      return entry.path().filename().string().starts_with(".drill");
    });
  }
  void break_audit() { site.db.run("UPDATE audit_record SET at = 'x' WHERE number = 1"); }

  SmallInstallation site{GetParam()};
  support::TemporaryFolder shelf;
  support::MovingClock clock{site.now + hours(10)};
  BackupPlan plan{.folder = shelf.path() / "backups",
                  .daily_at = 150,
                  .kept = 2,
                  .data_folder = site.folder(),
                  .program_version = "0.2.0"};
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, NightlyBackup, testing::ValuesIn(support::every_backend()),
                         support::BackendName());

TEST_P(NightlyBackup, IsMadeRestoredElsewhereAndChecked) {
  const BackupRun made = run();
  EXPECT_EQ(made.came, Came::proved) << made.words;
  EXPECT_TRUE(verify_backup(made.file));
  EXPECT_EQ(static_cast<std::uintmax_t>(made.bytes), fs::file_size(made.file));
  EXPECT_EQ(files(), 1) << "nothing of the drill is left";
  const auto kept = list_backup_runs(site.db, 10);
  ASSERT_EQ(kept.size(), 1u);
  EXPECT_EQ(kept[0].came, Came::proved);
  EXPECT_EQ(kept[0].words, made.words);
}

TEST_P(NightlyBackup, ClearsAwayWhatAProgramThatDiedLeftBehind) {
  fs::create_directories(plan.folder / ".drill-1234");
  std::ofstream(plan.folder / ".drill-1234" / "drill.sqlite").close();
  std::ofstream(plan.folder / "qualitea-2025-04-01-023000.backup.part").close();
  std::ofstream(plan.folder / "qualitea-2025-04-01-023000.backup.part-journal").close();
  std::ofstream(plan.folder / "notes.txt").close();
  EXPECT_EQ(run().came, Came::proved);
  EXPECT_EQ(files(), 2) << "the new one, and what is not ours";
}

TEST_P(NightlyBackup, DoesNotCountWhenTheDrillFindsAFault) {
  break_audit();
  const BackupRun made = run();
  EXPECT_EQ(made.came, Came::made);
  EXPECT_NE(made.words.find("Audit record: Broken at number 1"), std::string::npos) << made.words;
}

TEST_P(NightlyBackup, SaysWhenTheFolderCannotBeWritten) {
  std::ofstream(plan.folder) << "a file stands where the folder should be";
  const BackupRun made = run();
  EXPECT_EQ(made.came, Came::failed);
  EXPECT_NE(made.words.find(plan.folder.string()), std::string::npos) << made.words;
  EXPECT_EQ(list_backup_runs(site.db, 10).size(), 1u);
}

TEST_P(NightlyBackup, KeepsTheNewestAndNeverLosesTheLastProvedOne) {
  const BackupRun first = run();
  run();
  EXPECT_EQ(files(), 2);
  const BackupRun third = run();
  EXPECT_EQ(files(), 2);
  EXPECT_FALSE(fs::exists(first.file));
  EXPECT_TRUE(list_backup_runs(site.db, 10).at(2).removed_at);
  // From now on every drill finds a fault: nothing proved is removed.
  break_audit();
  for (int i = 0; i < 3; ++i) EXPECT_EQ(run().came, Came::made);
  EXPECT_TRUE(fs::exists(third.file));
  EXPECT_EQ(files(), 4) << "two that were proved, and no more than two that were not";
  EXPECT_EQ(find_newest_proved(site.db)->file, third.file);
}

TEST_P(NightlyBackup, RemovesNoFileOfTheInstallationThatItWasRestoredFrom) {
  const BackupRun of_the_first = run();
  const BackupRun newer = run();
  plan.folder = shelf.path() / "of the copy" / "";
  plan.kept = 1;
  const BackupRun first_copy = run();
  const BackupRun second_copy = run();
  EXPECT_TRUE(fs::exists(of_the_first.file));
  EXPECT_TRUE(fs::exists(newer.file));
  EXPECT_FALSE(fs::exists(first_copy.file));
  EXPECT_TRUE(fs::exists(second_copy.file));
}

TEST_P(NightlyBackup, ComesAgainByItself) {
  set_backup_schedule(site.db, clock.now(), plan);
  const shell::JobKinds kinds = backup_job_kinds(plan);
  clock.advance(hours(24));
  EXPECT_EQ(shell::queue_due_schedules(site.db, clock.now()), 1);
  EXPECT_TRUE(shell::run_next_job(site.db, clock, kinds, "test", [] { return false; }));
  EXPECT_TRUE(find_newest_proved(site.db));
  EXPECT_EQ(shell::list_jobs(site.db, {.state = shell::JobState::finished}, 10).at(0).outcome_url, "/operations");

  BackupPlan none = plan;
  none.folder.clear();
  set_backup_schedule(site.db, clock.now(), none);
  EXPECT_TRUE(shell::list_schedules(site.db).empty());
}

TEST_P(NightlyBackup, EndsWhenItsJobIsCancelledAndLeavesNoFile) {
  db::Transaction queueing(site.db);
  const shell::JobId job = shell::queue_job(site.db, clock.now(), {.kind = kBackupKind});
  queueing.commit();
  const auto expect_nothing_left = [&] {
    EXPECT_EQ(files(), 0);
    EXPECT_TRUE(list_backup_runs(site.db, 10).empty());
  };
  EXPECT_FALSE(back_up_and_drill(site.db, clock, plan, [] { return true; })) << "cancelled at the first table";
  expect_nothing_left();
  EXPECT_FALSE(back_up_and_drill(site.db, clock, plan, [&] { return is_drilling(); })) << "cancelled in the drill";
  expect_nothing_left();
  const shell::JobKinds kinds = backup_job_kinds(plan);
  const auto claimed = shell::claim_job(site.db, clock.now(), kinds, "test");
  ASSERT_TRUE(claimed && claimed->job.id == job);
  db::Transaction cancelling(site.db);
  EXPECT_TRUE(shell::cancel_job(site.db, clock.now(), shell::AccountId{1}, job));
  cancelling.commit();
  shell::JobRun run(site.db, clock, claimed->job, claimed->claim, [] { return false; });
  const auto outcome = kinds.front().work(run);
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->end, shell::JobOutcome::End::stopped_early);
  EXPECT_EQ(files(), 0);
}

TEST_P(NightlyBackup, IsMissedWhenItWasQueuedAndNobodyDidIt) {
  EXPECT_EQ(find_backup_due(site.db), std::nullopt);
  set_backup_schedule(site.db, clock.now(), plan);
  EXPECT_GT(find_backup_due(site.db), clock.now());
  clock.advance(hours(24));
  ASSERT_EQ(shell::queue_due_schedules(site.db, clock.now()), 1);
  clock.advance(hours(3));
  EXPECT_EQ(backup_alarms({.planned = true, .first_due = find_backup_due(site.db)}, clock.now()).size(), 1u);
}

BackupRun came(Came how, Instant when) {
  return {.began_at = when, .ended_at = when, .came = how, .words = "The disk is full."};
}

TEST(BackupAlarms, AreSilentWhenTheNewestBackupWasProvedInTime) {
  const Instant now = support::at("2025-04-30T09:00:00.000Z");
  const BackupRun good = came(Came::proved, now - hours(7));
  EXPECT_TRUE(backup_alarms({.planned = true, .newest = good, .proved = good}, now).empty());
  EXPECT_TRUE(backup_alarms({.planned = true, .first_due = now + hours(3)}, now).empty()) << "the first one is to come";
}

TEST(BackupAlarms, SayWhatFailedWhatIsLateAndWhatIsMissing) {
  const Instant now = support::at("2025-04-30T09:00:00.000Z");
  const auto one = [&](const BackupFacts& facts) {
    const auto alarms = backup_alarms(facts, now);
    return alarms.empty() ? std::string() : alarms.front();
  };
  EXPECT_EQ(one({.planned = false}),
            "No back-ups are planned. If another program makes them, prove that one can be restored.");
  EXPECT_EQ(one({.planned = true,
                 .newest = came(Came::failed, now - hours(7)),
                 .proved = came(Came::proved, now - hours(20))}),
            "The back-up of 30 April 2025, 3:00am failed. The disk is full.");
  const BackupRun old = came(Came::proved, now - hours(50));
  EXPECT_EQ(one({.planned = true, .newest = old, .proved = old}),
            "The newest back-up that was proved is of 28 April 2025, 8:00am. Look at the jobs and at the log.");
  EXPECT_EQ(one({.planned = true, .first_due = now - hours(3)}),
            "The first back-up was due on 30 April 2025, 7:00am and is not there.");
}

}  // namespace
}  // namespace qi::operations
