#include "operations/job_commands.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "base/text.h"
#include "shell/audit.h"
#include "shell/job_runner.h"
#include "shell/job_schedule.h"

namespace qi::operations {
namespace {

constexpr int kMostJobs = 200;

void list_all(db::Connection& db) {
  for (const shell::Job& job : shell::list_jobs(db, {}, kMostJobs))
    fmt::print("{:>6}  {:<9}  {:<24}  {}  {}\n", job.id.number, shell::slug(job.state), job.kind, to_iso(job.queued_at),
               job.outcome);
  for (const shell::JobSchedule& schedule : shell::list_schedules(db))
    fmt::print("again   {}: {}, next {}\n", schedule.slug, shell::recurrence_words(schedule.recurrence),
               to_iso(schedule.next_at));
}

void run_all(const access::OpenDatabase& open, const Clock& clock, const shell::JobKinds& kinds,
             const std::filesystem::path& folder) {
  shell::AuditHeadFile audit_head(folder);
  const std::size_t did = shell::JobRunner::run_due({.open = [&] { return open(folder); },
                                                     .clock = clock,
                                                     .kinds = kinds,
                                                     .after_job = [&](db::Connection& db) { audit_head.follow(db); }});
  fmt::print("{} done.\n", counted(did, "job was", "jobs were"));
}

}  // namespace

CLI::App* add_jobs_command(CLI::App& program, const Clock& clock, access::OpenDatabase open,
                           std::function<shell::JobKinds(const std::filesystem::path& data_folder)> kinds_of) {
  CLI::App* jobs = program.add_subcommand("jobs", "Work that goes on in the background");
  jobs->require_subcommand(1);
  const auto folder = std::make_shared<std::filesystem::path>("data");
  jobs->add_option("--data", *folder, "The data folder")->envname("QUALITEA_DATA")->capture_default_str();
  jobs->fallthrough();
  CLI::App* list = jobs->add_subcommand("list", "Print the newest jobs and what comes again");
  list->callback([folder, open] {
    db::Connection db = open(*folder);
    list_all(db);
  });
  CLI::App* run = jobs->add_subcommand("run", "Do the jobs that are due, then end");
  run->add_flag("--once")->description("What this command does: a server does jobs for as long as it runs")->required();
  run->callback([folder, open = std::move(open), &clock, kinds_of = std::move(kinds_of)] {
    run_all(open, clock, kinds_of(*folder), *folder);
  });
  return run;
}

}  // namespace qi::operations
