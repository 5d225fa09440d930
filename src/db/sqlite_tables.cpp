// SqliteDriver's part in copying whole tables: see table_copy.h.

#include <fmt/format.h>

#include "db/sqlite_driver.h"

namespace qi::db {

void SqliteDriver::begin_snapshot() {
  // A deferred transaction sees the moment of its first question.
  execute("BEGIN DEFERRED");
  execute("SELECT count(*) FROM sqlite_master");
}

bool SqliteDriver::has_table(const std::string& table) {
  bool found = false;
  each_of(fmt::format("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '{}'", table),
          [&](std::span<const Value>) { found = true; });
  return found;
}

void SqliteDriver::each_of(const std::string& query, const std::function<void(std::span<const Value>)>& visit) {
  const Statement statement = compile(query, 0);
  std::vector<Value> row(static_cast<std::size_t>(sqlite3_column_count(statement.get())));
  for (;;) {
    const int code = sqlite3_step(statement.get());
    if (code == SQLITE_DONE) return;
    if (code != SQLITE_ROW) fail(query);
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = read_column(statement.get(), static_cast<int>(i));
    visit(row);
  }
}

void SqliteDriver::defer_foreign_keys() {
  execute("PRAGMA defer_foreign_keys = ON");
}

std::optional<std::int64_t> SqliteDriver::newest_number(const std::string& table) {
  std::optional<std::int64_t> newest;
  // An INSERT … SELECT of no rows leaves a 0: no number was given yet.
  each_of(fmt::format("SELECT seq FROM sqlite_sequence WHERE name = '{}' AND seq > 0", table),
          [&](std::span<const Value> row) { newest = Reader<std::int64_t>::read(row[0]); });
  return newest;
}

void SqliteDriver::continue_numbers(const std::string& table, std::int64_t newest) {
  execute(fmt::format("DELETE FROM sqlite_sequence WHERE name = '{}'", table).c_str());
  execute(fmt::format("INSERT INTO sqlite_sequence (name, seq) VALUES ('{}', {})", table, newest).c_str());
}

void SqliteDriver::copy_to_file(const std::string& path) {
  const SqliteDriver target(path, LoneFile::made);
  sqlite3_backup* copying = sqlite3_backup_init(target.database_.get(), "main", database_.get(), "main");
  if (copying == nullptr) throw Failure(fmt::format("could not copy to {}", path));
  constexpr int kAllPages = -1;  // in one step it is one moment; with WAL others write on meanwhile
  const int stepped = sqlite3_backup_step(copying, kAllPages);
  const int finished = sqlite3_backup_finish(copying);
  if (stepped != SQLITE_DONE || finished != SQLITE_OK) {
    const int code = stepped != SQLITE_DONE && stepped != SQLITE_OK ? stepped : finished;
    const std::string text = fmt::format("copying to {}: {}", path, sqlite3_errstr(code));
    switch (code & 0xFF) {
      case SQLITE_FULL: throw DiskFull(text);
      case SQLITE_BUSY:
      case SQLITE_LOCKED: throw Conflict(text);
      default: throw Failure(text);
    }
  }
}

std::int64_t SqliteDriver::bytes() {
  std::int64_t pages_by_size = 1;
  for (const char* asked : {"PRAGMA page_count", "PRAGMA page_size"})
    each_of(asked, [&](std::span<const Value> row) { pages_by_size *= Reader<std::int64_t>::read(row[0]); });
  return pages_by_size;
}

std::vector<std::string> SqliteDriver::storage_faults() {
  std::vector<std::string> faults;
  each_of("PRAGMA integrity_check(20)", [&](std::span<const Value> row) {
    if (std::string said = Reader<std::string>::read(row[0]); said != "ok") faults.push_back(std::move(said));
  });
  each_of("PRAGMA foreign_key_check", [&](std::span<const Value> row) {
    faults.push_back(fmt::format("a row of {} refers to a row of {} that is not there",
                                 Reader<std::string>::read(row[0]), Reader<std::string>::read(row[2])));
  });
  return faults;
}

}  // namespace qi::db
