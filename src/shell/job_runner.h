#pragma once
/// Claims jobs and does them: one at a time by a call, or on threads of its own until told to stop.
/// It knows no kind of job: the catalogue is given.

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "base/clock.h"
#include "db/connection.h"
#include "shell/jobs.h"

namespace qi::shell {

/// How long a claim holds without being renewed: a job of a process that died is taken again after this.
inline constexpr std::chrono::seconds kJobLease{120};

/// Claims the job that should be done first and does it to its end, or finds none: false.
/// First come those that somebody waits for, then by their time. Claims only kinds of the catalogue.
/// `worker` names the process and thread in the row: "4711/2". `program_stops` is asked through JobRun::must_stop.
bool run_next_job(db::Connection& db, const Clock& clock, const JobKinds& kinds, const std::string& worker,
                  const std::function<bool()>& program_stops);

/// The two halves of run_next_job, for tests of crashes and for the runner's own renewal of leases.
struct ClaimedJob {
  Job job;
  std::string claim;  ///< names this try
};
std::optional<ClaimedJob> claim_job(db::Connection& db, Instant now, const JobKinds& kinds, const std::string& worker);
/// Every claim whose name begins with `worker` holds for kJobLease from now.
void renew_leases(db::Connection& db, Instant now, const std::string& worker);

/// The claims of this one worker ("4711/2") hold no more: for a worker that lost its job, such as one whose connection
/// broke before it could say what came of it. The next runner tries those jobs again.
void let_go_of_jobs(db::Connection& db, Instant now, const std::string& worker);

/// Removes jobs that ended longer ago than kJobsKept. Returns how many.
std::int64_t remove_old_jobs(db::Connection& db, Instant now);

struct JobRunnerParts {
  std::function<db::Connection()> open;  ///< one connection for each thread, and one for renewing leases
  const Clock& clock;
  const JobKinds& kinds;
  std::function<void(db::Connection&)> after_job;  ///< AuditHeadFile::follow; called after each job
  std::chrono::milliseconds after_fault{5000};     ///< how long a thread rests when its connection failed
};

/// Threads that do jobs, and one that renews their leases, queues what is due and removes what is old.
class JobRunner {
 public:
  /// `threads` 1 or more. Begins at once. Everything in `parts` outlives this.
  JobRunner(JobRunnerParts parts, std::size_t threads);
  /// Asks running jobs to stop and waits for them: one that heeds must_stop() goes back to wait, others are finished.
  ~JobRunner();
  JobRunner(const JobRunner&) = delete;
  JobRunner& operator=(const JobRunner&) = delete;

  /// Queues what is due and does every due job, one after another; leases are renewed meanwhile. Returns how many it
  /// did. Jobs that fail are tried again by a later run.
  static std::size_t run_due(JobRunnerParts parts);

 private:
  struct Threads;
  std::unique_ptr<Threads> threads_;
};

}  // namespace qi::shell
