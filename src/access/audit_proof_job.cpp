#include "access/audit_proof_job.h"

#include <fmt/format.h>

#include "access/audit_trail_routes.h"
#include "base/number.h"
#include "shell/audit.h"
#include "shell/job_schedule.h"

namespace qi::access {
namespace {

constexpr int kProofAt = 4 * 60 + 10;
constexpr std::string_view kKey = "schedule:audit-proof";

Result<shell::JobOutcome> prove(shell::JobRun& run, const std::filesystem::path& data_folder) {
  const auto kept = shell::AuditHeadFile(data_folder).read();
  const shell::AuditCheck check = shell::check_chain(run.db, kept);
  if (check.first_broken)
    return Error::invalid(
        fmt::format("The audit record is broken at number {}. {}", *check.first_broken, check.reason));
  std::string words = fmt::format("The audit record is whole: {} records.", grouped(check.records));
  if (!kept && check.records > 0)
    words += " The file audit-head is missing, so records taken off the end would not be noticed.";
  return shell::JobOutcome{.words = std::move(words), .url = audit_trail_url().text()};
}

}  // namespace

shell::JobKinds audit_job_kinds(const std::filesystem::path& data_folder) {
  return {{.slug = kAuditProofJob, .title = "Prove the audit record", .work = [data_folder](shell::JobRun& run) {
             return prove(run, data_folder);
           }}};
}

void set_audit_schedule(db::Connection& db, Instant now) {
  db::Transaction transaction(db);
  shell::set_schedule(db, now,
                      {.slug = std::string(kAuditProofJob),
                       .kind = std::string(kAuditProofJob),
                       .subject = "audit",
                       .recurrence = shell::DailyAt{kProofAt}});
  transaction.commit();
}

shell::JobId queue_audit_proof(db::Connection& db, Instant now, std::optional<shell::AccountId> actor) {
  return shell::queue_job(db, now,
                          {.kind = kAuditProofJob,
                           .subject = "audit",
                           .queued_by = actor,
                           .urgency = shell::Urgency::someone_waits,
                           .key = std::string(kKey)});
}

}  // namespace qi::access
