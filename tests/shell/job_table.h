#pragma once
/// A table of jobs in a migrated database of each kind, with kinds of jobs that go well and ill and a clock to move.
/// It tests nothing itself.

#include <gtest/gtest.h>

#include <functional>
#include <stdexcept>
#include <string_view>

#include "shell/job_runner.h"
#include "shell/jobs.h"
#include "support/databases.h"
#include "support/moving_clock.h"

namespace qi::shell {

inline bool goes_on() {
  return false;
}

class JobTable : public testing::TestWithParam<support::Backend> {
 protected:
  JobId queue(const NewJob& job) {
    db::Transaction transaction(db);
    const JobId id = queue_job(db, clock.now(), job);
    transaction.commit();
    return id;
  }
  bool run_one() { return run_next_job(db, clock, kinds, "test", goes_on); }
  Job load(JobId id) {
    const auto job = find_job(db, id);
    QI_ASSERT(job.has_value());
    return *job;
  }
  JobKind kind(std::string_view slug, std::function<Result<JobOutcome>(JobRun&)> work) {
    return {.slug = slug, .title = "A test's work", .work = std::move(work)};
  }

  support::MigratedDatabase migrated{GetParam()};
  db::Connection& db = migrated.db;
  support::MovingClock clock{support::at("2025-03-11T09:42:00.000Z")};
  int scans = 0;
  JobKinds kinds{
      kind("scan",
           [this](JobRun&) -> Result<JobOutcome> {
             ++scans;
             return JobOutcome{.words = "3 signals were found.", .url = "/signals"};
           }),
      kind("unlucky", [](JobRun&) -> Result<JobOutcome> { throw std::runtime_error("disk unplugged"); }),
      kind("away",
           [](JobRun&) -> Result<JobOutcome> { return Error::unavailable("The mail server does not answer."); }),
      kind("refused", [](JobRun&) -> Result<JobOutcome> { return Error::invalid("The file holds no figures."); }),
  };
};

}  // namespace qi::shell
