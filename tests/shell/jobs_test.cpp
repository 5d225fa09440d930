#include "shell/jobs.h"

#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <mutex>
#include <thread>

#include "shell/job_table.h"

namespace qi::shell {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

INSTANTIATE_TEST_SUITE_P(EveryDatabase, JobTable, testing::ValuesIn(support::every_backend()), support::BackendName());

TEST_P(JobTable, DoesAJobAndKeepsItsOutcome) {
  const JobId id = queue({.kind = "scan", .payload = R"({"batch":12})", .subject = "batch:12"});
  EXPECT_EQ(load(id).state, JobState::waiting);
  EXPECT_TRUE(run_one());
  EXPECT_FALSE(run_one()) << "nothing is left to do";
  const Job job = load(id);
  EXPECT_EQ(job.state, JobState::finished);
  EXPECT_EQ(job.outcome, "3 signals were found.");
  EXPECT_EQ(job.outcome_url, "/signals");
  EXPECT_EQ(job.payload, R"({"batch":12})");
  EXPECT_EQ(job.tries, 1);
  EXPECT_EQ(job.ended_at, clock.now());
}

TEST_P(JobTable, ForgetsAJobWhoseTransactionWasRolledBack) {
  {
    const db::Transaction transaction(db);
    queue_job(db, clock.now(), {.kind = "scan"});
  }
  EXPECT_FALSE(run_one());
}

TEST_P(JobTable, WaitsUntilTheTimeOfAJobHasCome) {
  queue({.kind = "scan", .not_before = clock.now() + minutes(5)});
  EXPECT_FALSE(run_one());
  clock.advance(minutes(5));
  EXPECT_TRUE(run_one());
}

TEST_P(JobTable, DoesFirstWhatSomebodyWaitsFor) {
  const JobId nobody = queue({.kind = "scan"});
  const JobId somebody = queue({.kind = "scan", .urgency = Urgency::someone_waits});
  EXPECT_TRUE(run_one());
  EXPECT_EQ(load(somebody).state, JobState::finished);
  EXPECT_EQ(load(nobody).state, JobState::waiting);
}

TEST_P(JobTable, LeavesAKindThatThisProgramDoesNotKnowToOneThatDoes) {
  const JobId newer = queue({.kind = "from-a-newer-release"});
  const JobId known = queue({.kind = "scan"});
  EXPECT_TRUE(run_one());
  EXPECT_FALSE(run_one());
  EXPECT_EQ(load(known).state, JobState::finished);
  EXPECT_EQ(load(newer).state, JobState::waiting);
}

TEST_P(JobTable, HoldsOneWaitingJobForAKeyButTakesTheNextWhileOneRuns) {
  const JobId first = queue({.kind = "scan", .key = "measure:7"});
  EXPECT_EQ(queue({.kind = "scan", .key = "measure:7"}), first);
  const auto running = claim_job(db, clock.now(), kinds, "test");
  ASSERT_TRUE(running);
  const JobId second = queue({.kind = "scan", .key = "measure:7"});
  EXPECT_NE(second, first) << "the one that runs may have read before the newest change";
  EXPECT_FALSE(run_one()) << "it waits for the one that runs";
  EXPECT_EQ(load(second).state, JobState::waiting);
}

TEST_P(JobTable, DoesAJobWithAKeyForEverOnlyOnce) {
  const NewJob mail{.kind = "scan", .key = "mail:signal:12:account:3", .key_scope = JobKeyScope::once_ever};
  const JobId first = queue(mail);
  EXPECT_TRUE(run_one());
  EXPECT_EQ(queue(mail), first);
  EXPECT_FALSE(run_one());
  EXPECT_EQ(scans, 1);
}

TEST_P(JobTable, TriesAgainLaterAndLaterAndGivesUpAtLast) {
  const JobId id = queue({.kind = "unlucky"});
  std::vector<seconds> waits;
  for (int i = 0; i < 4; ++i) {
    ASSERT_TRUE(run_one());
    const Job job = load(id);
    ASSERT_EQ(job.state, JobState::waiting);
    waits.push_back(std::chrono::duration_cast<seconds>(job.not_before - clock.now()));
    EXPECT_FALSE(run_one()) << "not before its time";
    clock.advance(waits.back());
  }
  EXPECT_EQ(waits, (std::vector<seconds>{seconds(30), seconds(60), seconds(120), seconds(240)}));
  ASSERT_TRUE(run_one());
  const Job job = load(id);
  EXPECT_EQ(job.state, JobState::failed);
  EXPECT_EQ(job.tries, 5);
  EXPECT_TRUE(job.outcome.starts_with("Something went wrong on the server.")) << job.outcome;
  EXPECT_EQ(job.outcome.find("disk unplugged"), std::string::npos) << "internals are for the log";
}

TEST_P(JobTable, TriesWhatWasUnavailableAgainButNotWhatWasRefused) {
  const JobId away = queue({.kind = "away"});
  const JobId refused = queue({.kind = "refused"});
  EXPECT_TRUE(run_one());
  EXPECT_TRUE(run_one());
  EXPECT_EQ(load(away).state, JobState::waiting);
  EXPECT_EQ(load(away).outcome, "The mail server does not answer.");
  EXPECT_EQ(load(refused).state, JobState::failed);
  EXPECT_EQ(load(refused).outcome, "The file holds no figures.");
}

TEST_P(JobTable, GivesAJobToOneOfTwoRunnersOnly) {
  constexpr int kJobs = 24;
  std::mutex mutex;
  std::map<std::int64_t, int> done;
  const JobKinds counting{kind("count", [&](JobRun& run) -> Result<JobOutcome> {
    const std::lock_guard lock(mutex);
    ++done[run.job.id.number];
    return JobOutcome{.words = "Counted.", .url = {}};
  })};
  for (int i = 0; i < kJobs; ++i) queue({.kind = "count"});
  std::atomic<int> claimed = 0;
  const auto run_all = [&](const std::string& worker) {
    db::Connection own = GetParam().open(migrated.folder);
    while (run_next_job(own, clock, counting, worker, goes_on)) ++claimed;
  };
  std::thread one(run_all, "one");
  std::thread two(run_all, "two");
  one.join();
  two.join();
  EXPECT_EQ(claimed, kJobs);
  EXPECT_EQ(done.size(), static_cast<std::size_t>(kJobs));
  for (const auto& [id, times] : done) EXPECT_EQ(times, 1) << "job " << id;
}

TEST_P(JobTable, RunsAJobAgainWhoseProgramDied) {
  const JobId id = queue({.kind = "scan"});
  ASSERT_TRUE(claim_job(db, clock.now(), kinds, "dies"));
  clock.advance(kJobLease - seconds(1));
  EXPECT_FALSE(run_one()) << "its claim still holds";
  clock.advance(seconds(1));
  EXPECT_TRUE(run_one());
  EXPECT_EQ(load(id).state, JobState::finished);
  EXPECT_EQ(load(id).tries, 2);
}

TEST_P(JobTable, KeepsAClaimThatIsRenewed) {
  queue({.kind = "scan"});
  ASSERT_TRUE(claim_job(db, clock.now(), kinds, "process/1"));
  clock.advance(kJobLease - seconds(1));
  renew_leases(db, clock.now(), "process");
  clock.advance(kJobLease - seconds(1));
  EXPECT_FALSE(run_one());
}

TEST_P(JobTable, GivesUpAJobThatStopsTheProgramEachTime) {
  const JobId id = queue({.kind = "scan"});
  for (int i = 0; i < 5; ++i) {
    ASSERT_TRUE(claim_job(db, clock.now(), kinds, "dies"));
    clock.advance(kJobLease);
  }
  EXPECT_FALSE(run_one());
  EXPECT_EQ(load(id).state, JobState::failed);
  EXPECT_EQ(load(id).outcome, "It was begun 5 times and the program stopped each time before its end.");
}

TEST_P(JobTable, DoesNotLetATryThatLostItsClaimChangeAnything) {
  const JobId id = queue({.kind = "scan"});
  auto slow = claim_job(db, clock.now(), kinds, "slow");
  ASSERT_TRUE(slow);
  clock.advance(kJobLease);
  ASSERT_TRUE(run_one());
  JobRun late(db, clock, slow->job, slow->claim, goes_on);
  EXPECT_TRUE(late.must_stop());
  {
    const db::Transaction transaction(db);
    EXPECT_FALSE(late.still_ours());
    EXPECT_FALSE(late.finish_here({.words = "Twice.", .url = {}}));
  }
  EXPECT_EQ(load(id).outcome, "3 signals were found.");
}

TEST_P(JobTable, EndsAJobInTheTransactionOfItsWork) {
  kinds.push_back(kind("whole", [](JobRun& run) -> Result<JobOutcome> {
    const JobOutcome outcome{.words = "All in one.", .url = {}};
    db::Transaction transaction(run.db);
    if (!run.still_ours() || !run.finish_here(outcome)) return JobOutcome::stopped_early();
    transaction.commit();
    throw std::runtime_error("the program dies just after the commit");
  }));
  const JobId id = queue({.kind = "whole"});
  EXPECT_TRUE(run_one());
  EXPECT_EQ(load(id).state, JobState::finished);
  EXPECT_EQ(load(id).outcome, "All in one.");
}

TEST_P(JobTable, ShowsProgressOnAnotherConnectionWhileTheJobRuns) {
  db::Connection other = GetParam().open(migrated.folder);
  std::vector<std::string> seen;
  kinds.push_back(kind("long", [&](JobRun& run) -> Result<JobOutcome> {
    for (int row = 1; row <= 3; ++row) {
      run.report({.done = row, .total = 3, .words = "Row " + std::to_string(row)});
      const auto job = find_job(other, run.job.id);
      seen.push_back(std::string(slug(job->state)) + " " + job->progress.words);
      clock.advance(seconds(row));  // too soon to be written the first time only
      if (row == 1) run.report({.done = row, .total = 3, .words = "Row 1, a second later"});
    }
    return JobOutcome{.words = "Read.", .url = {}};
  }));
  queue({.kind = "long"});
  EXPECT_TRUE(run_one());
  EXPECT_EQ(seen, (std::vector<std::string>{"running Row 1", "running Row 1, a second later", "running Row 3"}));
}

TEST_P(JobTable, CancelsAWaitingJobAtOnceAndAsksARunningOneToStop) {
  const AccountId actor = db.only<AccountId>(R"sql(
      INSERT INTO account (email, name, role, password_hash, created_at)
      VALUES ('a@example.org', 'Sam Reed', 'administrator', 'x', '2025-01-01T00:00:00.000Z')
      RETURNING id
  )sql");
  const auto cancel = [&](JobId id) {
    db::Transaction transaction(db);
    const Done done = cancel_job(db, clock.now(), actor, id);
    if (done) transaction.commit();
    return done;
  };
  const JobId waiting = queue({.kind = "scan"});
  EXPECT_TRUE(cancel(waiting));
  EXPECT_EQ(load(waiting).state, JobState::cancelled);
  EXPECT_FALSE(run_one());

  kinds.push_back(kind("heeds", [&](JobRun& run) -> Result<JobOutcome> {
    EXPECT_FALSE(run.must_stop());
    EXPECT_TRUE(cancel(run.job.id));
    clock.advance(seconds(1));
    if (run.must_stop()) return JobOutcome::stopped_early();
    return JobOutcome{.words = "Deaf.", .url = {}};
  }));
  const JobId running = queue({.kind = "heeds"});
  EXPECT_TRUE(run_one());
  EXPECT_EQ(load(running).state, JobState::cancelled);
  const Done twice = cancel(running);
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().kind, ErrorKind::conflict);

  db::Transaction transaction(db);
  EXPECT_TRUE(try_job_again(db, clock.now(), actor, running));
  transaction.commit();
  EXPECT_EQ(load(running).state, JobState::waiting);
  EXPECT_EQ(load(running).tries, 0);
  EXPECT_EQ(db.only<std::int64_t>("SELECT count(*) FROM audit_record WHERE action LIKE 'job.%'"), 3);
}

TEST_P(JobTable, DoesNotTryAgainWhatWasCancelledWhileItFailed) {
  bool stops = false;
  const auto asked = [&](JobRun& run) { db.run("UPDATE job SET cancel_asked = 1 WHERE id = $1", run.job.id); };
  kinds.push_back(kind("fails", [&](JobRun& run) -> Result<JobOutcome> {
    asked(run);
    return Error::unavailable("The mail server does not answer.");
  }));
  kinds.push_back(kind("stops", [&](JobRun& run) -> Result<JobOutcome> {
    asked(run);
    stops = true;
    return JobOutcome::stopped_early();
  }));
  const JobId failed = queue({.kind = "fails"});
  EXPECT_TRUE(run_one());
  EXPECT_EQ(load(failed).state, JobState::cancelled);
  EXPECT_EQ(load(failed).outcome, "The mail server does not answer.");
  const JobId stopped = queue({.kind = "stops"});
  EXPECT_TRUE(run_next_job(db, clock, kinds, "test", [&] { return stops; }));
  EXPECT_EQ(load(stopped).state, JobState::cancelled);
  EXPECT_EQ(load(stopped).outcome, "It was stopped before its end.");
}

TEST_P(JobTable, PutsAJobBackWithoutLosingATryWhenTheProgramStops) {
  bool stops = false;
  kinds.push_back(kind("heeds", [&](JobRun& run) -> Result<JobOutcome> {
    stops = true;
    if (run.must_stop()) return JobOutcome::stopped_early();
    return JobOutcome{.words = "Deaf.", .url = {}};
  }));
  const JobId id = queue({.kind = "heeds"});
  EXPECT_TRUE(run_next_job(db, clock, kinds, "test", [&] { return stops; }));
  EXPECT_EQ(load(id).state, JobState::waiting);
  EXPECT_EQ(load(id).tries, 0);
}

TEST_P(JobTable, RemovesWhatEndedLongAgo) {
  const JobId old = queue({.kind = "scan"});
  EXPECT_TRUE(run_one());
  clock.advance(hours(24) * 91);
  const JobId waiting = queue({.kind = "scan"});
  EXPECT_EQ(remove_old_jobs(db, clock.now()), 1);
  EXPECT_FALSE(find_job(db, old));
  EXPECT_TRUE(find_job(db, waiting));
}

TEST_P(JobTable, ListsTheNewestFirstAndOnlyWhatWasAskedFor) {
  const JobId first = queue({.kind = "scan", .subject = "batch:1"});
  const JobId second = queue({.kind = "refused", .subject = "batch:2"});
  EXPECT_TRUE(run_one());
  const auto all = list_jobs(db, {}, 10);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].id, second);
  const auto of_batch = list_jobs(db, {.subject = "batch:1"}, 10);
  ASSERT_EQ(of_batch.size(), 1u);
  EXPECT_EQ(of_batch[0].id, first);
  EXPECT_EQ(list_jobs(db, {.state = JobState::waiting}, 10).size(), 1u);
  EXPECT_EQ(list_jobs(db, {.queued_by = AccountId{99}}, 10).size(), 0u);
}

TEST_P(JobTable, ThreadsDoWhatIsQueuedAndStopWhenTold) {
  std::atomic<int> did = 0;
  const JobKinds counting{kind("count", [&](JobRun&) -> Result<JobOutcome> {
    ++did;
    did.notify_all();
    return JobOutcome{.words = "Counted.", .url = {}};
  })};
  for (int i = 0; i < 4; ++i) queue({.kind = "count"});
  {
    const JobRunner runner({.open = [&] { return GetParam().open(migrated.folder); },
                            .clock = clock,
                            .kinds = counting,
                            .after_job = [](db::Connection&) {}},
                           2);
    for (int seen = did; seen < 4; seen = did) did.wait(seen);
  }
  EXPECT_EQ(list_jobs(db, {.state = JobState::finished}, 10).size(), 4u);
}

TEST(WaitsBetweenTries, StopGrowingAtTheirMost) {
  const RetryPolicy policy{.most_tries = 20, .first_wait = seconds(30), .most_wait = seconds(3600)};
  EXPECT_EQ(wait_after(policy, 1), seconds(30));
  EXPECT_EQ(wait_after(policy, 7), seconds(1920));
  EXPECT_EQ(wait_after(policy, 8), seconds(3600));
  EXPECT_EQ(wait_after(policy, 1000), seconds(3600));
}

}  // namespace
}  // namespace qi::shell
