#pragma once
/// What came of each back-up that the program made by itself. What writes is called inside a transaction.
/// It makes no file: see backup_job.h.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "db/connection.h"

namespace qi::operations {

struct BackupRun {
  std::int64_t id = 0;
  Instant began_at{};
  Instant ended_at{};
  std::string file;  ///< full name; "" when none was made
  std::int64_t bytes = 0;
  std::int64_t rows = 0;
  enum class Came { failed, made, proved } came = Came::failed;  ///< made: but the drill failed
  std::string words;
  std::optional<Instant> removed_at;
};

void add_backup_run(db::Connection& db, const BackupRun& run);
std::vector<BackupRun> list_backup_runs(db::Connection& db, int most);  ///< newest first
std::optional<BackupRun> find_newest_proved(db::Connection& db);
/// Those with a file that is still kept, newest first.
std::vector<BackupRun> list_kept_backups(db::Connection& db);
void note_removed(db::Connection& db, std::int64_t run, Instant at);

}  // namespace qi::operations
