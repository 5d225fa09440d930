#pragma once
/// The back-up that comes again by itself, and its drill: the new file is restored into a folder of its own and
/// everything there is checked, so that a back-up counts only when it was seen to work.
/// It copies nothing to another machine: the folder should lie on another disk, or be fetched from there.

#include <filesystem>
#include <optional>
#include <string>

#include "base/clock.h"
#include "db/connection.h"
#include "operations/backup.h"
#include "operations/backup_run_store.h"
#include "shell/jobs.h"

namespace qi::operations {

/// What the operator's settings say.
struct BackupPlan {
  std::filesystem::path folder;  ///< empty: no back-ups by themselves
  int daily_at = 150;            ///< minutes after midnight in London
  int kept = 14;  ///< the newest proved ones in `folder`, and of others at most as many; the last proved one for ever
  std::filesystem::path data_folder;
  std::string program_version;
};

/// Slug of the kind of job; it has no payload of its own.
inline constexpr std::string_view kBackupKind = "backup";
/// The key of every such job, asked for or scheduled: one is made at a time.
inline constexpr std::string_view kBackupKey = "schedule:nightly-backup";
shell::JobKinds backup_job_kinds(const BackupPlan& plan);

/// Makes the schedule as the plan says, or takes it away. Opens its own transaction. Called once at the start.
void set_backup_schedule(db::Connection& db, Instant now, const BackupPlan& plan);

/// When the newest back-up was to be begun, or the first one will be; nullopt: none are planned.
std::optional<Instant> find_backup_due(db::Connection& db);

/// Makes one back-up, drills it, keeps what came of it and removes what is old. The result is kept also when it failed.
/// nullopt: `must_stop` said so; nothing is kept of it then, neither a row nor a file.
std::optional<BackupRun> back_up_and_drill(db::Connection& db, const Clock& clock, const BackupPlan& plan,
                                           const MustStop& must_stop = {});

}  // namespace qi::operations
