#include "shell/jobs.h"

#include <algorithm>
#include <array>

#include "base/named_value.h"

namespace qi::shell {
namespace {

constexpr std::chrono::seconds kBetweenReports{1};

constexpr std::array kStates{
    NamedValue{JobState::waiting, "waiting", "Waiting"},       NamedValue{JobState::running, "running", "Running"},
    NamedValue{JobState::finished, "finished", "Finished"},    NamedValue{JobState::failed, "failed", "Failed"},
    NamedValue{JobState::cancelled, "cancelled", "Cancelled"},
};

}  // namespace

std::string_view slug(JobState state) {
  return named(kStates, state).slug;
}

std::string_view title(JobState state) {
  return named(kStates, state).title;
}

std::optional<JobState> parse_job_state(std::string_view slug) {
  return value_of(kStates, slug);
}

std::chrono::seconds wait_after(const RetryPolicy& policy, int tries) {
  QI_ASSERT(tries > 0);
  std::chrono::seconds wait = policy.first_wait;
  for (int i = 1; i < tries && wait < policy.most_wait; ++i) wait *= 2;
  return std::min(wait, policy.most_wait);
}

const JobKind* find_kind(const JobKinds& kinds, std::string_view slug) {
  const auto found = std::ranges::find(kinds, slug, &JobKind::slug);
  return found == kinds.end() ? nullptr : &*found;
}

html::Url jobs_url() {
  return html::Url::path("/jobs");
}

html::Url job_url(JobId id) {
  return html::Url::path("/jobs/" + to_text(id));
}

JobRun::JobRun(db::Connection& connection, const Clock& time, Job claimed, std::string claim,
               std::function<bool()> program_stops)
    : db(connection),
      clock(time),
      job(std::move(claimed)),
      claim_(std::move(claim)),
      program_stops_(std::move(program_stops)) {}

void JobRun::report(const JobProgress& progress) {
  if (db.in_transaction()) return;
  const Instant now = clock.now();
  if (written_at_ && now >= *written_at_ && now < *written_at_ + kBetweenReports) return;
  db.run(R"sql(
      UPDATE job
         SET progress_done  = $1,
             progress_total = $2,
             progress_words = $3
       WHERE id = $4
         AND claim = $5
  )sql",
         progress.done, progress.total, progress.words, job.id, claim_);
  written_at_ = now;
}

bool JobRun::must_stop() {
  if (program_stops_()) return true;
  const Instant now = clock.now();
  if (!asked_at_ || now < *asked_at_ || now >= *asked_at_ + kBetweenReports) {
    // A claim that is not there any more was lost: another runner has the job.
    cancel_asked_ = db.only<std::int64_t>(R"sql(
        SELECT count(*)
          FROM job
         WHERE id = $1
           AND claim = $2
           AND cancel_asked = 0
    )sql",
                                          job.id, claim_) == 0;
    asked_at_ = now;
  }
  return cancel_asked_;
}

bool JobRun::still_ours() {
  QI_ASSERT(db.in_transaction());
  // A change, not a question: it holds the row until the commit.
  return db.run("UPDATE job SET lease_until = lease_until WHERE id = $1 AND claim = $2", job.id, claim_) == 1;
}

bool JobRun::finish_here(const JobOutcome& outcome) {
  QI_ASSERT(db.in_transaction() && outcome.end == JobOutcome::End::done);
  return db.run(R"sql(
      UPDATE job
         SET state       = 'finished',
             ended_at    = $1,
             claim       = NULL,
             lease_until = NULL,
             outcome     = $2,
             outcome_url = $3
       WHERE id = $4
         AND claim = $5
  )sql",
                clock.now(), outcome.words, outcome.url, job.id, claim_) == 1;
}

}  // namespace qi::shell
