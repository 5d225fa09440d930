#include "operations/backup_job.h"

#include <fmt/format.h>

#include <fstream>

#include "base/log.h"
#include "base/number.h"
#include "db/table_copy.h"
#include "operations/integrity.h"
#include "shell/digest.h"
#include "shell/job_schedule.h"

namespace qi::operations {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSchedule = "nightly-backup";
constexpr std::size_t kFolderBytes = 4;
constexpr std::string_view kBackup = "qualitea-";
constexpr std::string_view kDrill = ".drill-";

/// "qualitea-2025-04-30-023000.backup", in UTC so that an hour that comes twice gives two names.
std::string file_name(Instant now) {
  constexpr std::size_t kWithoutMilliseconds = 19;
  std::string name = to_iso(now).substr(0, kWithoutMilliseconds);
  std::erase(name, ':');
  name[name.find('T')] = '-';
  return std::string(kBackup) + name + ".backup";
}

/// A folder that goes when the drill is over, however it ends.
class DrillFolder {
 public:
  explicit DrillFolder(const fs::path& beside)
      : path_(beside / (std::string(kDrill) + shell::random_hex(kFolderBytes))) {
    fs::create_directory(path_);
    fs::permissions(path_, fs::perms::owner_all);
  }
  ~DrillFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  DrillFolder(const DrillFolder&) = delete;
  DrillFolder& operator=(const DrillFolder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// "" when the file was restored and everything is sound; otherwise what was found.
std::string fault_of_drill(const fs::path& file, const BackupManifest& manifest, const fs::path& beside, Instant now,
                           const MustStop& must_stop) {
  const DrillFolder folder(beside);
  db::Connection db = db::open_lone_file((folder.path() / "drill.sqlite").string(), db::LoneFile::made);
  if (const auto restored = restore_backup(file, db, now, must_stop); !restored) return restored.error().message;
  if (!manifest.audit_head.empty()) {
    std::ofstream head(folder.path() / "audit-head", std::ios::binary);
    head << manifest.audit_head;
  }
  for (const IntegrityFinding& finding : check_installation(db, folder.path()))
    if (!finding.faults.empty()) return finding.what + ": " + finding.faults.front();
  return {};
}

/// The same; when it is stopped the file goes as well, since no row will name it.
std::string drill_or_remove(const fs::path& file, const BackupManifest& manifest, const fs::path& beside, Instant now,
                            const MustStop& must_stop) {
  try {
    return fault_of_drill(file, manifest, beside, now, must_stop);
  } catch (const BackupStopped&) {
    std::error_code ignored;
    fs::remove(file, ignored);
    throw;
  }
}

/// Only files in the plan's own folder: a restored database also knows those of the installation it came from, which
/// may still be there.
void remove_old_files(db::Connection& db, Instant now, const BackupPlan& plan) {
  const auto folder_of = [](const fs::path& file) { return fs::absolute(file).lexically_normal().parent_path(); };
  const fs::path own = folder_of(plan.folder / "any");
  int proved = 0;
  int unproved = 0;
  for (const BackupRun& run : list_kept_backups(db)) {
    if (folder_of(run.file) != own) continue;
    // Files that could not be proved go when as many newer proved ones are there as are kept, and fill no disk before.
    int& alike = run.came == BackupRun::Came::proved ? proved : unproved;
    if (proved < plan.kept && alike < plan.kept) {
      ++alike;
      continue;
    }
    std::error_code failed;
    fs::remove(run.file, failed);
    if (failed) {
      log::warning("backup.old_file_stays", {{"reason", std::string_view(failed.message())}});
      continue;
    }
    db::Transaction transaction(db);
    note_removed(db, run.id, now);
    transaction.commit();
  }
}

/// What a program that died left half-made. One back-up is made at a time, so nobody works on these.
void remove_remains(const fs::path& folder) {
  std::error_code ignored;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(kDrill) || (name.starts_with(kBackup) && name.find(".backup.part") != name.npos))
      fs::remove_all(entry.path(), ignored);
  }
}

BackupRun try_backup(db::Connection& db, const Clock& clock, const BackupPlan& plan, const MustStop& must_stop) {
  BackupRun run{.began_at = clock.now()};
  fs::create_directories(plan.folder);
  remove_remains(plan.folder);
  const fs::path file = fs::absolute(plan.folder / file_name(run.began_at));
  const auto manifest = make_backup(db, {.now = run.began_at,
                                         .program_version = plan.program_version,
                                         .data_folder = plan.data_folder,
                                         .file = file,
                                         .must_stop = must_stop});
  if (!manifest) {
    run.words = manifest.error().message;
    return run;
  }
  run.came = BackupRun::Came::made;
  run.file = file.string();
  run.bytes = static_cast<std::int64_t>(fs::file_size(file));
  run.rows = manifest->rows();
  const std::string fault = drill_or_remove(file, *manifest, plan.folder, run.began_at, must_stop);
  if (!fault.empty()) {
    run.words = "The file was made, but restoring it did not work. " + fault;
    return run;
  }
  run.came = BackupRun::Came::proved;
  run.words = fmt::format("{} rows, restored elsewhere and checked: all sound.", grouped(run.rows));
  return run;
}

Result<shell::JobOutcome> backup_work(shell::JobRun& job, const BackupPlan& plan) {
  if (plan.folder.empty())
    return Error::invalid("No folder for back-ups is set. Give backup-folder in the settings file and start again.");
  job.report({.done = 0, .total = 0, .words = "Copying the database, then restoring the copy elsewhere to prove it"});
  const auto run = back_up_and_drill(job.db, job.clock, plan, [&] { return job.must_stop(); });
  if (!run) return shell::JobOutcome::stopped_early();
  if (run->came != BackupRun::Came::proved) return Error::unavailable(run->words);
  return shell::JobOutcome{.words = run->words, .url = "/operations"};
}

}  // namespace

shell::JobKinds backup_job_kinds(const BackupPlan& plan) {
  using std::chrono::seconds;
  return {{.slug = kBackupKind,
           .title = "Back-up and restore drill",
           .work = [plan](shell::JobRun& run) { return backup_work(run, plan); },
           .retry = {.most_tries = 3, .first_wait = seconds(300), .most_wait = seconds(3600)}}};
}

void set_backup_schedule(db::Connection& db, Instant now, const BackupPlan& plan) {
  db::Transaction transaction(db);
  if (plan.folder.empty())
    shell::remove_schedule(db, kSchedule);
  else
    shell::set_schedule(db, now,
                        {.slug = std::string(kSchedule),
                         .kind = std::string(kBackupKind),
                         .recurrence = shell::DailyAt{plan.daily_at}});
  transaction.commit();
}

std::optional<Instant> find_backup_due(db::Connection& db) {
  for (const shell::JobSchedule& schedule : shell::list_schedules(db))
    if (schedule.slug == kSchedule) return schedule.last_queued.value_or(schedule.next_at);
  return std::nullopt;
}

std::optional<BackupRun> back_up_and_drill(db::Connection& db, const Clock& clock, const BackupPlan& plan,
                                           const MustStop& must_stop) {
  BackupRun run{.began_at = clock.now()};
  try {
    run = try_backup(db, clock, plan, must_stop);
  } catch (const BackupStopped&) {
    return std::nullopt;
  } catch (const db::DiskFull&) {
    run.words = "The disk is full. Make room, then make a back-up by hand.";
  } catch (const fs::filesystem_error& fault) {
    run.words = fmt::format("The folder {} cannot be written: {}.", plan.folder.string(), fault.code().message());
  } catch (const db::Failure& fault) {
    log::error("backup.fault", {{"reason", std::string_view(fault.what())}});
    run.words = "The database or the disk failed while the back-up was made. The log says more.";
  }
  run.ended_at = clock.now();
  {
    db::Transaction transaction(db);
    add_backup_run(db, run);
    transaction.commit();
  }
  if (run.came != BackupRun::Came::failed) remove_old_files(db, run.ended_at, plan);
  return run;
}

}  // namespace qi::operations
