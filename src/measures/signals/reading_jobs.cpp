#include "measures/signals/reading_jobs.h"

#include <fmt/format.h>

#include "base/text.h"
#include "measures/reading_mark_store.h"
#include "measures/signals/reading_again.h"

namespace qi::measures {
namespace {

// So often is it said how far the job is, and asked whether it should stop.
constexpr std::size_t kBetweenReports = 25;

Result<shell::JobOutcome> read_work(shell::JobRun& run, const std::string& own_ods_code) {
  std::size_t read = 0;
  for (std::size_t waiting = count_marks(run.db); waiting > 0;) {
    if (run.must_stop()) return shell::JobOutcome::stopped_early();
    run.report({.done = static_cast<std::int64_t>(read),
                .total = static_cast<std::int64_t>(read + waiting),
                .words = "Reading what changed, and looking for signals"});
    const ReadAgain done = read_again(run.db, run.clock.now(), kBetweenReports, own_ods_code);
    read += done.read;
    waiting = done.waiting;
  }
  return shell::JobOutcome{.words = counted(read, "series was", "series were") + " read again.", .url = {}};
}

}  // namespace

shell::JobKinds reading_job_kinds(const std::string& own_ods_code) {
  return {{.slug = kReadingJob, .title = "Read changed series again", .work = [own_ods_code](shell::JobRun& run) {
             return read_work(run, own_ods_code);
           }}};
}

void start_reading(db::Connection& db, Instant now) {
  if (count_marks(db) == 0) return;
  db::Transaction transaction(db);
  queue_reading(db, now);
  transaction.commit();
}

}  // namespace qi::measures
