// Runners that lose a job, or do it for longer than a claim holds. What jobs are is asked in jobs_test.cpp.

#include "shell/job_runner.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "support/databases.h"
#include "support/moving_clock.h"

namespace qi::shell {
namespace {

class RunnersOfJobs : public testing::TestWithParam<support::Backend> {
 protected:
  JobId queue(std::string_view kind) {
    db::Transaction transaction(db);
    const JobId id = queue_job(db, clock.now(), {.kind = kind});
    transaction.commit();
    return id;
  }
  JobRunnerParts parts(const Clock& of, const JobKinds& kinds) {
    return {.open = [this] { return GetParam().open(migrated.folder); },
            .clock = of,
            .kinds = kinds,
            .after_job = [](db::Connection&) {},
            .after_fault = std::chrono::milliseconds{10}};
  }
  static JobKinds one(std::function<Result<JobOutcome>(JobRun&)> work) {
    return {{.slug = "work", .title = "A test's work", .work = std::move(work)}};
  }

  support::MigratedDatabase migrated{GetParam()};
  db::Connection& db = migrated.db;
  support::MovingClock clock{support::at("2025-03-11T09:42:00.000Z")};
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, RunnersOfJobs, testing::ValuesIn(support::every_backend()),
                         support::BackendName());

TEST_P(RunnersOfJobs, LetGoOfTheJobsOfOneWorkerAndOfNoOther) {
  const JobKinds kinds = one([](JobRun&) -> Result<JobOutcome> { return JobOutcome{.words = "Done.", .url = {}}; });
  const JobId lost = queue("work");
  ASSERT_TRUE(claim_job(db, clock.now(), kinds, "process/1"));
  const JobId held = queue("work");
  ASSERT_TRUE(claim_job(db, clock.now(), kinds, "process/12"));
  let_go_of_jobs(db, clock.now(), "process/1");
  const auto goes_on = [] { return false; };
  EXPECT_TRUE(run_next_job(db, clock, kinds, "other", goes_on));
  EXPECT_FALSE(run_next_job(db, clock, kinds, "other", goes_on));
  EXPECT_EQ(find_job(db, lost)->state, JobState::finished);
  EXPECT_EQ(find_job(db, held)->state, JobState::running);
}

/// A clock that fails once in one thread, where a database that goes away would: between a job's work and its last
/// word.
class FailingOnceClock final : public Clock {
 public:
  explicit FailingOnceClock(const Clock& clock) : clock_(clock) {}
  Instant now() const override {
    std::thread::id me = std::this_thread::get_id();
    if (fails_in.compare_exchange_strong(me, {})) throw std::runtime_error("the connection was lost");
    return clock_.now();
  }
  mutable std::atomic<std::thread::id> fails_in;

 private:
  const Clock& clock_;
};

TEST_P(RunnersOfJobs, TryAgainWhatTheyCouldNotEnd) {
  const FailingOnceClock failing(clock);
  std::atomic<int> tries = 0;
  const JobKinds losing = one([&](JobRun&) -> Result<JobOutcome> {
    if (++tries == 1) failing.fails_in = std::this_thread::get_id();
    tries.notify_all();
    return JobOutcome{.words = "Done.", .url = {}};
  });
  const JobId id = queue("work");
  {
    const JobRunner runner(parts(failing, losing), 1);
    for (int seen = tries; seen < 2; seen = tries) tries.wait(seen);
  }
  EXPECT_EQ(find_job(db, id)->state, JobState::finished);
  EXPECT_EQ(find_job(db, id)->tries, 2);
}

TEST_P(RunnersOfJobs, KeepTheClaimOfALongJobThatACommandDoes) {
  bool renewed = false;
  const JobKinds slow = one([&](JobRun& run) -> Result<JobOutcome> {
    clock.advance(kJobLease - std::chrono::seconds(1));
    const auto lease = [&] { return run.db.only<Instant>("SELECT lease_until FROM job WHERE id = $1", run.job.id); };
    while (lease() < clock.now() + kJobLease) std::this_thread::yield();
    renewed = true;
    return JobOutcome{.words = "Done.", .url = {}};
  });
  queue("work");
  EXPECT_EQ(JobRunner::run_due(parts(clock, slow)), 1u);
  EXPECT_TRUE(renewed);
}

}  // namespace
}  // namespace qi::shell
