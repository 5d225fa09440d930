#pragma once
/// The machine's work as rows of a table: imports, scans, mail, back-ups. Any process of the installation claims a job,
/// tries it again after a fault or a crash, and shows how far it is. What a kind of job does is its slice's.
/// It starts no thread: see job_runner.h. Pages about jobs are in the operations slice.
///
/// How a slice uses it:
///   1. a kind:   shell::JobKind{.slug = "signal-scan", .title = "Look for new signals", .work = scan_signals}, handed
///   to
///                main by a function like `JobKinds signal_job_kinds(…)` and appended in main/slices.cpp, like routes
///   2. queueing: queue_job(db, now, {.kind = "signal-scan", .payload = R"({"batch":12})", .subject = "batch:12"})
///                inside the transaction of the change that asks for it: both happen, or neither
///   3. a page:   redirect to job_url(id), or link to it; it shows progress and, at the end, the outcome and its link

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "db/connection.h"
#include "html/url.h"
#include "shell/visitor.h"

namespace qi::shell {

struct JobRow;
using JobId = Id<JobRow>;

/// waiting: for its time or for a free runner, also between two tries; running: claimed, its lease not given back;
/// finished: done, with an outcome; failed: given up, the outcome says why; cancelled: somebody did not want it any
/// more.
enum class JobState { waiting, running, finished, failed, cancelled };
std::string_view slug(JobState state);
std::optional<JobState> parse_job_state(std::string_view slug);
std::string_view title(JobState state);  ///< "Waiting"

/// How far a running job is.
struct JobProgress {
  std::int64_t done = 0;
  std::int64_t total = 0;  ///< 0: not known; otherwise in the same unit as `done`
  std::string words;       ///< "Reading row 12,000"; one line for the person who waits; may be empty
};

struct Job {
  JobId id;
  std::string kind;
  std::string payload;  ///< JSON, the kind's own
  std::string subject;  ///< what it is about, in the manner of the audit record: "batch:12"; may be empty
  JobState state = JobState::waiting;
  std::optional<AccountId> queued_by;  ///< nullopt: the command line or the program itself
  Instant queued_at;
  Instant not_before;               ///< a waiting job is not claimed earlier
  std::optional<Instant> began_at;  ///< of the newest try
  std::optional<Instant> ended_at;  ///< finished, failed or cancelled
  int tries = 0;                    ///< begun so far
  bool cancel_asked = false;        ///< running, and somebody asked it to stop
  JobProgress progress;
  std::string outcome;      ///< words for people: what came of it, or of the try before; "" while there is none
  std::string outcome_url;  ///< path on this site where the result is seen; ""
};

/// How many jobs with the same key there may be.
enum class JobKeyScope {
  one_waiting,  ///< one waits at a time, and it does not begin while another runs: "scan measure 7 again"
  once_ever,    ///< one for as long as jobs are kept (kJobsKept after their end): "mail signal 12 to account 3"
};

/// Somebody looks at a page and waits for it, or nobody does. The first kind is begun first.
enum class Urgency { someone_waits, background };

struct NewJob {
  std::string_view kind;  ///< slug of a JobKind
  std::string payload = "{}";
  std::string subject;
  std::optional<AccountId> queued_by;
  Urgency urgency = Urgency::background;
  std::optional<Instant> not_before;  ///< nullopt: at once
  std::string key;                    ///< "" none: always a new job
  JobKeyScope key_scope = JobKeyScope::one_waiting;
};

/// Adds the job, or finds the one that its key already stands for (whose payload then stays). Returns its id either
/// way. Call inside the transaction of the change that asks for it: outside of one the program stops.
JobId queue_job(db::Connection& db, Instant now, const NewJob& job);

/// Takes back a job that waits for its first try, as if it had never been asked for: what it would do was done
/// otherwise. `key` is of one_waiting. Nothing happens when there is none. Call inside a transaction.
void withdraw_waiting_job(db::Connection& db, std::string_view key);

// ---- what a kind of job is

/// What came of a job, in words for people.
struct JobOutcome {
  std::string words;  ///< "1,204 figures added, 3 revised."; one or two sentences
  std::string url;    ///< path on this site where the result is seen; may be empty
  enum class End { done, stopped_early } end = End::done;

  /// What `work` returns when run.must_stop() told it to: nothing more was changed. A cancelled job ends, a job of a
  /// program that stops waits for the next runner without losing a try.
  static JobOutcome stopped_early() { return {.words = {}, .url = {}, .end = End::stopped_early}; }
};

/// One try of one job. Used by one thread.
class JobRun {
 public:
  /// `claim` names this try in the job's row: see job_runner.h.
  JobRun(db::Connection& connection, const Clock& time, Job claimed, std::string claim,
         std::function<bool()> program_stops);

  db::Connection& db;  ///< of this runner alone; in no transaction when work begins, nor when it ends
  const Clock& clock;
  const Job job;

  /// Tells people how far the job is. Cheap enough to call for every row: it is written when it is the first, and then
  /// at most once a second. Inside a transaction nothing is written, since on SQLite nobody else can write then: report
  /// between transactions.
  void report(const JobProgress& progress);
  /// True when the job was cancelled or the program stops: end soon and return JobOutcome::stopped_early().
  /// As cheap as report().
  bool must_stop();

  /// Call inside a transaction that changes data, before its commit: true when this try still holds the job. After a
  /// long pause (a machine that slept) another runner may have taken it: then roll back and return stopped_early().
  [[nodiscard]] bool still_ours();
  /// Ends the job inside the work's own transaction, so that a crash after the commit cannot run it twice; `work` then
  /// returns the same outcome. Includes still_ours(): false means roll back.
  [[nodiscard]] bool finish_here(const JobOutcome& outcome);

 private:
  std::string claim_;
  std::function<bool()> program_stops_;
  std::optional<Instant> written_at_;
  std::optional<Instant> asked_at_;
  bool cancel_asked_ = false;
};

/// When a job is tried again after a fault: after first_wait, then twice as long each time, at most most_wait.
struct RetryPolicy {
  int most_tries = 5;  ///< 1: never again
  std::chrono::seconds first_wait{30};
  std::chrono::seconds most_wait{3600};
};
/// How long to wait after the try with this number (1 and up) failed. Example: 30 s, 1 min, 2 min, 4 min.
std::chrono::seconds wait_after(const RetryPolicy& policy, int tries);

/// One row of the catalogue of kinds.
/// `work` may be run more than once for one job (a crash, a fault): what it changed before must not be changed twice.
/// Its answer: an outcome ends the job as finished; ErrorKind::unavailable is tried again by `retry`; every other Error
/// ends it as failed at once with the error's sentence, since trying again would not help; an exception is a fault of
/// the world: logged with an incident number, tried again.
struct JobKind {
  std::string_view slug;   ///< kept in rows for ever: "signal-scan"
  std::string_view title;  ///< for people: "Look for new signals"
  std::function<Result<JobOutcome>(JobRun&)> work;
  RetryPolicy retry = {};
};
using JobKinds = std::vector<JobKind>;
const JobKind* find_kind(const JobKinds& kinds, std::string_view slug);

// ---- looking at jobs, and deciding about them

/// Jobs that ended are kept this long.
inline constexpr std::chrono::days kJobsKept{90};

std::optional<Job> find_job(db::Connection& db, JobId id);
struct JobFilter {
  std::optional<JobState> state;
  std::optional<AccountId> queued_by;
  std::optional<std::string> subject;
};
/// Newest first, at most `most`.
std::vector<Job> list_jobs(db::Connection& db, const JobFilter& filter, int most);
struct JobCount {
  JobState state = JobState::waiting;
  std::int64_t jobs = 0;
};
std::vector<JobCount> count_jobs(db::Connection& db);  ///< states without a job are left out

/// A waiting job ends at once; a running one is asked to stop. Writes an audit record. Call inside a transaction.
/// refuses  a job that is not there or has ended.
Done cancel_job(db::Connection& db, Instant now, AccountId actor, JobId id);
/// A failed or cancelled job waits again, with all its tries. Writes an audit record. Call inside a transaction.
/// refuses  a job that is not there or has not failed, or whose key another waiting job has.
Done try_job_again(db::Connection& db, Instant now, AccountId actor, JobId id);

/// "/jobs", and "/jobs/12": progress, outcome, cancel. Whoever queued it and administrators may open it.
html::Url jobs_url();
html::Url job_url(JobId id);

}  // namespace qi::shell
