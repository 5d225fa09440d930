#include <unistd.h>

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

#include "base/log.h"
#include "shell/digest.h"
#include "shell/job_runner.h"
#include "shell/job_schedule.h"

namespace qi::shell {
namespace {

constexpr std::chrono::seconds kBetweenLooks{1};
constexpr std::chrono::seconds kBetweenRenewals{20};
constexpr int kLooksBetweenCleanings = 3600;
constexpr std::size_t kWorkerBytes = 4;

}  // namespace

struct JobRunner::Threads {
  explicit Threads(JobRunnerParts given) : parts(std::move(given)) {}

  /// Does `look` again and again on a connection of its own, until told to stop; opens it again when it broke. `look`
  /// says whether there is more to do at once.
  void repeat(const std::stop_token& stop, const std::function<bool(db::Connection&)>& look) {
    std::optional<db::Connection> db;
    while (!stop.stop_requested()) {
      std::chrono::milliseconds rest = kBetweenLooks;
      try {
        if (db && !db->is_usable()) db.reset();
        if (!db) db.emplace(parts.open());
        if (look(*db)) continue;
      } catch (const std::exception& fault) {
        log::error("jobs.fault", {{"reason", std::string_view(fault.what())}});
        db.reset();
        rest = parts.after_fault;
      }
      std::unique_lock lock(mutex);
      told_to_stop.wait_for(lock, stop, rest, [] { return false; });
    }
  }

  void work(const std::stop_token& stop, const std::string& name) {
    bool may_hold_jobs = false;  // a job that this thread lost would be renewed for ever
    repeat(stop, [&](db::Connection& db) {
      if (may_hold_jobs) let_go_of_jobs(db, parts.clock.now(), name);
      may_hold_jobs = true;
      const bool did = run_next_job(db, parts.clock, parts.kinds, name, [&] { return stop.stop_requested(); });
      may_hold_jobs = false;
      if (did) parts.after_job(db);
      return did;
    });
  }

  void keep(const std::stop_token& stop) {
    int looks = 0;
    std::optional<Instant> renewed_at;
    repeat(stop, [&](db::Connection& db) {
      const Instant now = parts.clock.now();
      if (!renewed_at || now < *renewed_at || now >= *renewed_at + kBetweenRenewals) {
        renew_leases(db, now, process);
        renewed_at = now;
      }
      queue_due_schedules(db, now);
      if (looks % kLooksBetweenCleanings == 0) remove_old_jobs(db, now);
      ++looks;
      return false;
    });
  }

  JobRunnerParts parts;
  const std::string process = std::to_string(getpid()) + "-" + random_hex(kWorkerBytes);
  std::mutex mutex;
  std::condition_variable_any told_to_stop;
  std::optional<std::jthread> keeper;
  std::vector<std::jthread> workers;
};

JobRunner::JobRunner(JobRunnerParts parts, std::size_t threads)
    : threads_(std::make_unique<Threads>(std::move(parts))) {
  QI_ASSERT(threads > 0);
  Threads& all = *threads_;
  all.keeper.emplace([&all](const std::stop_token& stop) { all.keep(stop); });
  for (std::size_t i = 1; i <= threads; ++i)
    all.workers.emplace_back(
        [&all, name = all.process + "/" + std::to_string(i)](const std::stop_token& stop) { all.work(stop, name); });
}

std::size_t JobRunner::run_due(JobRunnerParts parts) {
  Threads all(std::move(parts));
  db::Connection db = all.parts.open();
  queue_due_schedules(db, all.parts.clock.now());
  all.keeper.emplace([&all](const std::stop_token& stop) { all.keep(stop); });
  std::size_t did = 0;
  while (run_next_job(db, all.parts.clock, all.parts.kinds, all.process + "/1", [] { return false; })) {
    all.parts.after_job(db);
    ++did;
  }
  return did;
}

JobRunner::~JobRunner() {
  // The keeper renews leases until the last worker is done.
  for (std::jthread& worker : threads_->workers) worker.request_stop();
  threads_->workers.clear();
  threads_->keeper.reset();
}

}  // namespace qi::shell
