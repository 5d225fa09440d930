#include <fmt/format.h>

#include "shell/audit.h"
#include "shell/job_rows.h"
#include "shell/jobs.h"

namespace qi::shell {
namespace {

std::string subject_of(JobId id) {
  return "job:" + to_text(id);
}

std::optional<std::string> text_or_null(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::optional<JobId> find_by_key(db::Connection& db, const NewJob& job) {
  const auto read_id = [](const db::Row& row) { return row.get<JobId>(0); };
  if (job.key_scope == JobKeyScope::once_ever)
    return db.first("SELECT id FROM job WHERE key = $1 AND key_scope = 'once_ever'", read_id, job.key);
  return db.first("SELECT id FROM job WHERE key = $1 AND key_scope = 'one_waiting' AND state = 'waiting'", read_id,
                  job.key);
}

}  // namespace

JobId queue_job(db::Connection& db, Instant now, const NewJob& job) {
  QI_ASSERT(db.in_transaction());
  // The transaction holds the write lock, so nobody adds the same key between question and answer.
  if (!job.key.empty())
    if (const auto there = find_by_key(db, job)) return *there;
  return db.only<JobId>(R"sql(
      INSERT INTO job (kind, payload, subject, state, urgency, key, key_scope, queued_by, queued_at, not_before, tries,
                       cancel_asked, progress_done, progress_total, progress_words, outcome, outcome_url)
      VALUES ($1, $2, $3, 'waiting', $4, $5, $6, $7, $8, $9, 0, 0, 0, 0, '', '', '')
      RETURNING id
  )sql",
                        job.kind, job.payload, job.subject, job.urgency == Urgency::background, text_or_null(job.key),
                        job.key_scope == JobKeyScope::once_ever ? "once_ever" : "one_waiting", job.queued_by, now,
                        job.not_before.value_or(now));
}

void withdraw_waiting_job(db::Connection& db, std::string_view key) {
  QI_ASSERT(db.in_transaction());
  db.run(R"sql(
      DELETE FROM job
       WHERE key = $1
         AND key_scope = 'one_waiting'
         AND state = 'waiting'
         AND tries = 0
  )sql",
         key);
}

Job read_job(const db::Row& row) {
  const auto state = parse_job_state(row.get<std::string>(4));
  QI_ASSERT(state.has_value());
  return {.id = row.get<JobId>(0),
          .kind = row.get<std::string>(1),
          .payload = row.get<std::string>(2),
          .subject = row.get<std::string>(3),
          .state = *state,
          .queued_by = row.get<std::optional<AccountId>>(5),
          .queued_at = row.get<Instant>(6),
          .not_before = row.get<Instant>(7),
          .began_at = row.get<std::optional<Instant>>(8),
          .ended_at = row.get<std::optional<Instant>>(9),
          .tries = row.get<int>(10),
          .cancel_asked = row.get<bool>(11),
          .progress = {.done = row.get<std::int64_t>(12),
                       .total = row.get<std::int64_t>(13),
                       .words = row.get<std::string>(14)},
          .outcome = row.get<std::string>(15),
          .outcome_url = row.get<std::string>(16)};
}

std::optional<Job> find_job(db::Connection& db, JobId id) {
  return db.first(R"sql(
      SELECT id, kind, payload, subject, state, queued_by, queued_at, not_before, began_at, ended_at, tries,
             cancel_asked, progress_done, progress_total, progress_words, outcome, outcome_url
        FROM job
       WHERE id = $1
  )sql",
                  read_job, id);
}

std::vector<Job> list_jobs(db::Connection& db, const JobFilter& filter, int most) {
  const auto state = filter.state ? std::optional(std::string(slug(*filter.state))) : std::nullopt;
  return db.all(R"sql(
      SELECT id, kind, payload, subject, state, queued_by, queued_at, not_before, began_at, ended_at, tries,
             cancel_asked, progress_done, progress_total, progress_words, outcome, outcome_url
        FROM job
       WHERE (CAST($1 AS TEXT) IS NULL OR state = $1)
         AND (CAST($2 AS BIGINT) IS NULL OR queued_by = $2)
         AND (CAST($3 AS TEXT) IS NULL OR subject = $3)
       ORDER BY id DESC
       LIMIT $4
  )sql",
                read_job, state, filter.queued_by, filter.subject, most);
}

std::vector<JobCount> count_jobs(db::Connection& db) {
  return db.all("SELECT state, count(*) FROM job GROUP BY state ORDER BY state", [](const db::Row& row) {
    const auto state = parse_job_state(row.get<std::string>(0));
    QI_ASSERT(state.has_value());
    return JobCount{.state = *state, .jobs = row.get<std::int64_t>(1)};
  });
}

Done cancel_job(db::Connection& db, Instant now, AccountId actor, JobId id) {
  QI_ASSERT(db.in_transaction());
  const std::int64_t ended = db.run(R"sql(
      UPDATE job
         SET state    = 'cancelled',
             ended_at = $1
       WHERE id = $2
         AND state = 'waiting'
  )sql",
                                    now, id);
  if (ended == 0 && db.run("UPDATE job SET cancel_asked = 1 WHERE id = $1 AND state = 'running'", id) == 0)
    return Error::conflict("This job has ended already, so there is nothing to cancel.");
  record(db, now, actor, {.action = "job.cancel", .subject = subject_of(id)});
  return {};
}

Done try_job_again(db::Connection& db, Instant now, AccountId actor, JobId id) {
  QI_ASSERT(db.in_transaction());
  const std::int64_t another = db.only<std::int64_t>(R"sql(
      SELECT count(*)
        FROM job ended
        JOIN job waits ON waits.key = ended.key
       WHERE ended.id = $1
         AND ended.key_scope = 'one_waiting'
         AND waits.key_scope = 'one_waiting'
         AND waits.state = 'waiting'
  )sql",
                                                     id);
  if (another > 0) return Error::conflict("The same job is waiting already. Let that one run.");
  const std::int64_t waits = db.run(R"sql(
      UPDATE job
         SET state        = 'waiting',
             not_before   = $1,
             ended_at     = NULL,
             tries        = 0,
             cancel_asked = 0
       WHERE id = $2
         AND state IN ('failed', 'cancelled')
  )sql",
                                    now, id);
  if (waits == 0) return Error::conflict("Only a job that failed or was cancelled can be tried again.");
  record(db, now, actor, {.action = "job.try-again", .subject = subject_of(id)});
  return {};
}

}  // namespace qi::shell
