#include "operations/operations_routes.h"

#include <fmt/format.h>

#include "base/moment_words.h"
#include "base/number.h"
#include "db/migrate.h"
#include "db/table_copy.h"
#include "operations/backup_alarms.h"
#include "operations/operations_pages.h"
#include "shell/audit.h"
#include "shell/job_schedule.h"
#include "shell/respond.h"

namespace qi::operations {
namespace {

using http::Response;
using shell::Context;
using shell::Permission;

constexpr int kShownBackups = 30;

std::string megabytes(std::int64_t bytes) {
  constexpr double kMegabyte = 1e6;
  return grouped(static_cast<double>(bytes) / kMegabyte, 1) + " MB";
}

ui::Tag tag_of(const BackupRun& run) {
  switch (run.came) {
    case BackupRun::Came::failed: return {.text = "Failed", .colour = ui::TagColour::orange};
    case BackupRun::Came::made: return {.text = "Not proved", .colour = ui::TagColour::orange};
    case BackupRun::Came::proved:
      return run.removed_at ? ui::Tag{.text = "Made room", .colour = ui::TagColour::white}
                            : ui::Tag{.text = "Proved", .colour = ui::TagColour::green};
  }
  stop_at("a known end of a back-up", __FILE__, __LINE__);
}

std::optional<shell::JobSchedule> find_backup_schedule(db::Connection& db) {
  for (shell::JobSchedule& schedule : shell::list_schedules(db))
    if (schedule.kind == kBackupKind) return std::move(schedule);
  return std::nullopt;
}

std::vector<ui::KeyValue> installation_words(db::Connection& db, const BackupPlan& plan) {
  const bool sqlite = db::product_of(db) == db::Product::sqlite;
  const auto schema = db::schema_number(db, db::built_in_migrations());
  const auto head = shell::find_audit_head(db);
  const auto newest = db.only<std::optional<Instant>>("SELECT max(loaded_at) FROM import_batch");
  const auto latest = db.only<std::optional<Date>>("SELECT max(period) FROM point WHERE known_until IS NULL");
  return {{.key = "Version", .value = plan.program_version},
          {.key = "Database", .value = sqlite ? "SQLite, in the data folder" : "PostgreSQL"},
          {.key = "Size", .value = megabytes(db::database_bytes(db))},
          {.key = "Schema", .value = schema ? fmt::format("number {}", *schema) : schema.error().message},
          {.key = "Audit record", .value = grouped(head ? head->number : 0) + " records"},
          {.key = "Newest load", .value = newest ? moment_words(*newest) : "none yet"},
          {.key = "Newest figure", .value = latest ? "of the period that began on " + long_date(*latest) : "none yet"}};
}

std::vector<ui::KeyValue> job_words(db::Connection& db) {
  std::vector<ui::KeyValue> words;
  for (const shell::JobCount& count : shell::count_jobs(db))
    words.push_back({.key = std::string(shell::title(count.state)),
                     .value = grouped(count.jobs),
                     .url = shell::jobs_url().with("state", shell::slug(count.state))});
  if (words.empty()) words.push_back({.key = "Jobs", .value = "none yet"});
  return words;
}

Response show_operations(const Context& context, const BackupPlan& plan, const std::vector<AlarmSource>& others) {
  OperationsPage page{.csrf_token = context.visitor.csrf_token};
  const auto runs = list_backup_runs(context.db, kShownBackups);
  const auto schedule = find_backup_schedule(context.db);
  const BackupFacts facts{.planned = !plan.folder.empty(),
                          .newest = runs.empty() ? std::nullopt : std::optional(runs.front()),
                          .proved = find_newest_proved(context.db),
                          .first_due = find_backup_due(context.db)};
  page.alarms = backup_alarms(facts, context.clock.now());
  for (const AlarmSource& alarms_of : others)
    for (std::string& alarm : alarms_of(context)) page.alarms.push_back(std::move(alarm));
  if (facts.planned)
    page.schedule =
        fmt::format("{}, into {}; the newest {} are kept", shell::recurrence_words(shell::DailyAt{plan.daily_at}),
                    plan.folder.string(), plan.kept);
  if (schedule) page.next_backup = moment_words(schedule->next_at);
  for (const BackupRun& run : runs)
    page.backups.push_back({.when = moment_words(run.began_at),
                            .state = tag_of(run),
                            .size = run.bytes > 0 ? megabytes(run.bytes) : "",
                            .words = run.words});
  page.installation = installation_words(context.db, plan);
  page.jobs = job_words(context.db);
  return shell::respond_page(context, {.title = "Operations"}, operations_page, page);
}

Response post_backup(const Context& context) {
  const Instant now = context.clock.now();
  db::Transaction transaction(context.db);
  const shell::JobId job = shell::queue_job(context.db, now,
                                            {.kind = kBackupKind,
                                             .queued_by = context.visitor.account,
                                             .urgency = shell::Urgency::someone_waits,
                                             .key = std::string(kBackupKey)});
  shell::record(context.db, now, context.visitor.account,
                {.action = "operations.backup", .subject = "job:" + to_text(job)});
  transaction.commit();
  return Response::redirect(shell::job_url(job).text());
}

}  // namespace

html::Url operations_url() {
  return html::Url::path("/operations");
}

shell::Routes operations_routes(const BackupPlan& plan, const std::vector<AlarmSource>& others) {
  using http::Method;
  return {
      {.method = Method::get,
       .pattern = "/operations",
       .needs = Permission::administer,
       .handle = [plan, others](const Context& context) { return show_operations(context, plan, others); },
       .purpose = "Back-ups, drills, database and jobs for the operator"},
      {.method = Method::post,
       .pattern = "/operations/backup",
       .needs = Permission::administer,
       .handle = post_backup,
       .purpose = "Makes a back-up now"},
  };
}

}  // namespace qi::operations
