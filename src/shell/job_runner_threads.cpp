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
constexpr std::chrono::seconds kAfterFault{5};
constexpr int kLooksBetweenRenewals = 20;
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
      std::chrono::seconds rest = kBetweenLooks;
      try {
        if (db && !db->is_usable()) db.reset();
        if (!db) db.emplace(parts.open());
        if (look(*db)) continue;
      } catch (const std::exception& fault) {
        log::error("jobs.fault", {{"reason", std::string_view(fault.what())}});
        db.reset();
        rest = kAfterFault;
      }
      std::unique_lock lock(mutex);
      told_to_stop.wait_for(lock, stop, rest, [] { return false; });
    }
  }

  void work(const std::stop_token& stop, const std::string& name) {
    repeat(stop, [&](db::Connection& db) {
      const bool did = run_next_job(db, parts.clock, parts.kinds, name, [&] { return stop.stop_requested(); });
      if (did) parts.after_job(db);
      return did;
    });
  }

  void keep(const std::stop_token& stop) {
    int looks = 0;
    repeat(stop, [&](db::Connection& db) {
      queue_due_schedules(db, parts.clock.now());
      if (looks % kLooksBetweenRenewals == 0) renew_leases(db, parts.clock.now(), process);
      if (looks % kLooksBetweenCleanings == 0) remove_old_jobs(db, parts.clock.now());
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

JobRunner::~JobRunner() {
  // The keeper renews leases until the last worker is done.
  for (std::jthread& worker : threads_->workers) worker.request_stop();
  threads_->workers.clear();
  threads_->keeper.reset();
}

}  // namespace qi::shell
