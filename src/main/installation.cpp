#include "main/installation.h"

#include <fmt/format.h>

#include <fstream>
#include <vector>

#include "db/migrate.h"
#include "main/site_handler.h"
#include "operations/backup.h"
#include "operations/file_on_disk.h"
#include "shell/audit.h"

namespace qi::main {
namespace {

namespace fs = std::filesystem;

bool is_there(const fs::path& file) {
  std::error_code ignored;
  return fs::exists(file, ignored);
}

/// What belongs to an installation and lies in its folder. SQLite would read a write-ahead log that an earlier database
/// left there as the newest changes of the restored one.
std::vector<fs::path> list_belongings(const fs::path& folder) {
  const fs::path database = database_path(folder);
  return {database, database.string() + "-wal", database.string() + "-shm", database.string() + "-journal",
          folder / "audit-head"};
}

/// Folders that had to be made for a restore. They are taken back when it is refused; one that holds something stays.
class FoldersMade {
 public:
  /// To be called before `folder` is made.
  explicit FoldersMade(const fs::path& folder) {
    for (fs::path each = fs::absolute(folder); is_free(each) && each.has_relative_path(); each = each.parent_path())
      made_.push_back(each);
  }
  ~FoldersMade() {
    std::error_code holds_something;
    for (const fs::path& each : made_) fs::remove(each, holds_something);
  }
  FoldersMade(const FoldersMade&) = delete;
  FoldersMade& operator=(const FoldersMade&) = delete;
  void keep() { made_.clear(); }

 private:
  /// Not even a link that leads nowhere.
  static bool is_free(const fs::path& place) {
    std::error_code unknown;
    return fs::symlink_status(place, unknown).type() == fs::file_type::not_found;
  }

  std::vector<fs::path> made_;  ///< innermost first
};

Result<operations::BackupManifest> restore_rows(const fs::path& file, const DatabasePlace& place, Instant now) {
  if (!place.address.empty()) {
    db::Connection db = open_database(place);
    return operations::restore_backup(file, db, now);
  }
  const fs::path database = database_path(place.data_folder);
  operations::PartFile part(database.string() + ".part");
  auto restored = [&] {
    db::Connection db = db::open_lone_file(part.path().string(), db::LoneFile::made);
    return operations::restore_backup(file, db, now);
  }();
  if (!restored) return restored;
  operations::give_name(part.path(), database);
  part.release();
  return restored;
}

}  // namespace

Result<db::Connection> open_as_it_is(const DatabasePlace& place) {
  if (const Done there = check_is_there(place); !there) return there.error();
  return open_database(place);
}

Done restore_installation(const fs::path& file, const DatabasePlace& place, const Clock& clock) {
  FoldersMade folders(place.data_folder);
  if (const Done made = make_data_folder(place.data_folder); !made) return made.error();
  for (const fs::path& kept : list_belongings(place.data_folder))
    if (is_there(kept))
      return Error::conflict(
          fmt::format("{} is there already, so this folder belongs to an installation. Restore into an empty folder.",
                      kept.string()));
  const auto manifest = restore_rows(file, place, clock.now());
  if (!manifest) return manifest.error();
  folders.keep();
  if (!manifest->audit_head.empty()) {
    std::ofstream head(place.data_folder / "audit-head", std::ios::binary);
    head << manifest->audit_head;
  }
  if (const auto ran = migrate_database(place, clock); !ran) return ran.error();
  db::Connection db = open_database(place);
  shell::AuditHeadFile(place.data_folder).follow(db);
  return {};
}

operations::InstallationDoors installation_doors(std::shared_ptr<const DatabasePlace> chosen, const Clock& clock) {
  const auto with_folder = [chosen = std::move(chosen)](const fs::path& folder) {
    DatabasePlace place = *chosen;
    place.data_folder = folder;
    return place;
  };
  return {.open_as_it_is = [with_folder](const fs::path& folder) { return open_as_it_is(with_folder(folder)); },
          .restore = [with_folder, &clock](
                         const fs::path& file,
                         const fs::path& folder) { return restore_installation(file, with_folder(folder), clock); },
          .program_version = std::string(program_version())};
}

}  // namespace qi::main
