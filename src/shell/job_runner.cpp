#include "shell/job_runner.h"

#include <fmt/format.h>

#include <exception>

#include "base/log.h"
#include "shell/digest.h"
#include "shell/job_rows.h"

namespace qi::shell {
namespace {

constexpr std::size_t kClaimBytes = 8;
constexpr std::size_t kIncidentBytes = 4;
constexpr std::string_view kStoppedEarly = "It was stopped before its end.";

/// What becomes of a job whose try is over.
struct Ending {
  JobState state = JobState::finished;
  JobOutcome outcome;
  std::optional<Instant> not_before;  ///< of a job that waits again
  int tries = 0;                      ///< counted from now on
};

bool another_waits(db::Connection& db, JobId id) {
  return db.only<std::int64_t>(R"sql(
      SELECT count(*)
        FROM job mine
        JOIN job waits ON waits.key = mine.key
       WHERE mine.id = $1
         AND mine.key_scope = 'one_waiting'
         AND waits.key_scope = 'one_waiting'
         AND waits.state = 'waiting'
  )sql",
                               id) > 0;
}

bool was_asked_to_stop(db::Connection& db, JobId id) {
  return db.only<std::int64_t>("SELECT count(*) FROM job WHERE id = $1 AND cancel_asked = 1", id) > 0;
}

/// False when the claim was lost, or work ended the job itself.
bool end_try(db::Connection& db, Instant now, JobId id, const std::string& claim, Ending ending) {
  db::Transaction transaction(db);
  if (ending.state == JobState::waiting && was_asked_to_stop(db, id)) {
    ending.state = JobState::cancelled;
    if (ending.outcome.words.empty()) ending.outcome.words = kStoppedEarly;
  }
  if (ending.state == JobState::waiting && another_waits(db, id)) {
    ending.state = JobState::cancelled;
    ending.outcome = {.words = "The same job was asked for again: that one does its work.", .url = {}};
  }
  const bool over = ending.state != JobState::waiting;
  const std::int64_t ended = db.run(R"sql(
      UPDATE job
         SET state        = $1,
             ended_at     = $2,
             not_before   = COALESCE($3, not_before),
             tries        = $4,
             claim        = NULL,
             lease_until  = NULL,
             cancel_asked = 0,
             outcome      = $5,
             outcome_url  = $6
       WHERE id = $7
         AND claim = $8
  )sql",
                                    slug(ending.state), over ? std::optional(now) : std::nullopt, ending.not_before,
                                    ending.tries, ending.outcome.words, ending.outcome.url, id, claim);
  transaction.commit();
  return ended == 1;
}

/// The kind of the catalogue whose job should be begun first; nullptr when none is due.
const JobKind* find_due_kind(db::Connection& db, Instant now, const JobKinds& kinds) {
  const JobKind* found = nullptr;
  db.each(R"sql(
      SELECT kind
        FROM job
       WHERE (state = 'running' AND lease_until <= $1)
          OR (state = 'waiting' AND not_before <= $1
              AND (key IS NULL OR key_scope = 'once_ever'
                   OR NOT EXISTS (SELECT 1
                                    FROM job other
                                   WHERE other.key = job.key
                                     AND other.state = 'running')))
       GROUP BY kind
       ORDER BY min(urgency), min(not_before)
  )sql",
          [&](const db::Row& row) {
            if (found == nullptr) found = find_kind(kinds, row.get<std::string>(0));
          },
          now);
  return found;
}

std::optional<Job> find_due_job(db::Connection& db, Instant now, const JobKind& kind) {
  return db.first(R"sql(
      SELECT id, kind, payload, subject, state, queued_by, queued_at, not_before, began_at, ended_at, tries,
             cancel_asked, progress_done, progress_total, progress_words, outcome, outcome_url
        FROM job
       WHERE kind = $1
         AND ((state = 'running' AND lease_until <= $2)
              OR (state = 'waiting' AND not_before <= $2
                  AND (key IS NULL OR key_scope = 'once_ever'
                       OR NOT EXISTS (SELECT 1
                                        FROM job other
                                       WHERE other.key = job.key
                                         AND other.state = 'running'))))
       ORDER BY urgency, not_before, id
       LIMIT 1
  )sql",
                  read_job, kind.slug, now);
}

Ending ending_of(const Result<JobOutcome>& result, const Job& job, const JobKind& kind, Instant now,
                 const std::function<bool()>& program_stops) {
  if (result && result->end == JobOutcome::End::done)
    return {.state = JobState::finished, .outcome = *result, .not_before = {}, .tries = job.tries};
  if (result && program_stops())
    return {.state = JobState::waiting, .outcome = {}, .not_before = now, .tries = job.tries - 1};
  if (result)
    return {.state = JobState::cancelled,
            .outcome = {.words = std::string(kStoppedEarly), .url = {}},
            .not_before = {},
            .tries = job.tries};
  const bool again = result.error().kind == ErrorKind::unavailable && job.tries < kind.retry.most_tries;
  return {.state = again ? JobState::waiting : JobState::failed,
          .outcome = {.words = result.error().message, .url = {}},
          .not_before = now + wait_after(kind.retry, job.tries),
          .tries = job.tries};
}

Result<JobOutcome> outcome_of_work(JobRun& run, const JobKind& kind) {
  try {
    return kind.work(run);
  } catch (const std::exception& fault) {
    const std::string incident = random_hex(kIncidentBytes);
    log::error("job.fault", {{"incident", incident},
                             {"kind", kind.slug},
                             {"job", run.job.id.number},
                             {"reason", std::string_view(fault.what())}});
    return Error::unavailable(
        fmt::format("Something went wrong on the server. An administrator finds it in the log as {}.", incident));
  }
}

}  // namespace

std::optional<ClaimedJob> claim_job(db::Connection& db, Instant now, const JobKinds& kinds, const std::string& worker) {
  // Asked without the write lock first: most of the time there is nothing to do.
  if (find_due_kind(db, now, kinds) == nullptr) return std::nullopt;
  for (;;) {
    db::Transaction transaction(db);
    const JobKind* kind = find_due_kind(db, now, kinds);
    auto job = kind == nullptr ? std::nullopt : find_due_job(db, now, *kind);
    if (!job) return std::nullopt;
    const std::string claim = worker + "/" + random_hex(kClaimBytes);
    db.run(R"sql(
        UPDATE job
           SET state          = 'running',
               began_at       = $1,
               tries          = tries + 1,
               claim          = $2,
               lease_until    = $3,
               progress_done  = 0,
               progress_total = 0,
               progress_words = ''
         WHERE id = $4
    )sql",
           now, claim, now + kJobLease, job->id);
    transaction.commit();
    const bool gave_up = job->state == JobState::running && job->tries >= kind->retry.most_tries;
    if (!gave_up && !job->cancel_asked) {
      job->state = JobState::running;
      job->began_at = now;
      job->tries += 1;
      job->progress = {};
      return ClaimedJob{.job = std::move(*job), .claim = claim};
    }
    // Its last try ended with the program that did it.
    const std::string words =
        gave_up ? fmt::format("It was begun {} times and the program stopped each time before its end.", job->tries)
                : std::string(kStoppedEarly);
    end_try(db, now, job->id, claim,
            {.state = gave_up ? JobState::failed : JobState::cancelled,
             .outcome = {.words = words, .url = {}},
             .not_before = {},
             .tries = job->tries});
  }
}

bool run_next_job(db::Connection& db, const Clock& clock, const JobKinds& kinds, const std::string& worker,
                  const std::function<bool()>& program_stops) {
  auto claimed = claim_job(db, clock.now(), kinds, worker);
  if (!claimed) return false;
  const Job job = claimed->job;
  const JobKind& kind = *find_kind(kinds, job.kind);
  JobRun run(db, clock, std::move(claimed->job), claimed->claim, program_stops);
  const Result<JobOutcome> result = outcome_of_work(run, kind);
  QI_ASSERT(!db.in_transaction());
  const Ending ending = ending_of(result, job, kind, clock.now(), program_stops);
  const bool ended = end_try(db, clock.now(), job.id, claimed->claim, ending);
  log::info("job", {{"kind", kind.slug},
                    {"job", job.id.number},
                    {"try", job.tries},
                    {"state", ended ? slug(ending.state) : "ended by its own work, or taken by another runner"}});
  return true;
}

void renew_leases(db::Connection& db, Instant now, const std::string& worker) {
  db.run(R"sql(
      UPDATE job
         SET lease_until = $1
       WHERE state = 'running'
         AND substr(claim, 1, length(CAST($2 AS TEXT))) = $2
  )sql",
         now + kJobLease, worker);
}

void let_go_of_jobs(db::Connection& db, Instant now, const std::string& worker) {
  db.run(R"sql(
      UPDATE job
         SET lease_until = $1
       WHERE state = 'running'
         AND substr(claim, 1, length(CAST($2 AS TEXT))) = $2
  )sql",
         now, worker + "/");
}

std::int64_t remove_old_jobs(db::Connection& db, Instant now) {
  return db.run("DELETE FROM job WHERE ended_at < $1", now - kJobsKept);
}

}  // namespace qi::shell
