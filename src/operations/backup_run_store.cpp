#include "operations/backup_run_store.h"

namespace qi::operations {
namespace {

BackupRun read_run(const db::Row& row) {
  const bool made = row.get<bool>(6);
  const bool drilled = row.get<bool>(7);
  return {.id = row.get<std::int64_t>(0),
          .began_at = row.get<Instant>(1),
          .ended_at = row.get<Instant>(2),
          .file = row.get<std::string>(3),
          .bytes = row.get<std::int64_t>(4),
          .rows = row.get<std::int64_t>(5),
          .came = drilled ? BackupRun::Came::proved
                  : made  ? BackupRun::Came::made
                          : BackupRun::Came::failed,
          .words = row.get<std::string>(8),
          .removed_at = row.get<std::optional<Instant>>(9)};
}

}  // namespace

void add_backup_run(db::Connection& db, const BackupRun& run) {
  QI_ASSERT(db.in_transaction());
  db.run(R"sql(
      INSERT INTO backup_run (began_at, ended_at, file, bytes, row_count, made, drilled, words)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  )sql",
         run.began_at, run.ended_at, run.file, run.bytes, run.rows, run.came != BackupRun::Came::failed,
         run.came == BackupRun::Came::proved, run.words);
}

std::vector<BackupRun> list_backup_runs(db::Connection& db, int most) {
  return db.all(R"sql(
      SELECT id, began_at, ended_at, file, bytes, row_count, made, drilled, words, removed_at
        FROM backup_run
       ORDER BY id DESC
       LIMIT $1
  )sql",
                read_run, most);
}

std::optional<BackupRun> find_newest_proved(db::Connection& db) {
  return db.first(R"sql(
      SELECT id, began_at, ended_at, file, bytes, row_count, made, drilled, words, removed_at
        FROM backup_run
       WHERE drilled = 1
       ORDER BY id DESC
       LIMIT 1
  )sql",
                  read_run);
}

std::vector<BackupRun> list_kept_backups(db::Connection& db) {
  return db.all(R"sql(
      SELECT id, began_at, ended_at, file, bytes, row_count, made, drilled, words, removed_at
        FROM backup_run
       WHERE made = 1
         AND removed_at IS NULL
       ORDER BY id DESC
  )sql",
                read_run);
}

void note_removed(db::Connection& db, std::int64_t run, Instant at) {
  QI_ASSERT(db.in_transaction());
  db.run("UPDATE backup_run SET removed_at = $1 WHERE id = $2", at, run);
}

}  // namespace qi::operations
