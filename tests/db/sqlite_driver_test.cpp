#include "db/sqlite_driver.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "db/table_copy.h"
#include "support/databases.h"

namespace qi::db {
namespace {

TEST(SqliteDriver, CompilesAStatementOnceForAnyNumberOfRuns) {
  SqliteDriver driver(":memory:");
  driver.run("CREATE TABLE thing (a INTEGER) STRICT", {});
  const std::int64_t before = driver.statements_compiled();
  for (std::int64_t i = 0; i < 50; ++i) {
    const Value values[] = {i};
    driver.run("INSERT INTO thing (a) VALUES ($1)", values);
  }
  EXPECT_EQ(driver.statements_compiled(), before + 1);
}

TEST(SqliteDriver, SetsWhatKeepsDataSafe) {
  const support::TemporaryFolder folder;
  Connection db = open_sqlite((folder.path() / "safe.db").string());
  EXPECT_EQ(db.only<std::string>("PRAGMA journal_mode"), "wal");
  EXPECT_EQ(db.only<int>("PRAGMA synchronous"), 2) << "2 is FULL";
  EXPECT_TRUE(db.only<bool>("PRAGMA foreign_keys"));
}

TEST(SqliteDriver, MakesFilesThatOnlyTheirOwnerReads) {
  namespace fs = std::filesystem;
  constexpr fs::perms kOwners = fs::perms::owner_read | fs::perms::owner_write;
  const support::TemporaryFolder folder;
  const std::string path = (folder.path() / "kept.db").string();
  Connection db = open_sqlite(path);
  db.run("CREATE TABLE thing (a INTEGER) STRICT");
  for (const char* ending : {"", "-wal", "-shm"})
    EXPECT_EQ(fs::status(path + ending).permissions(), kOwners) << path << ending;
  const fs::path lone = folder.path() / "lone.db";
  open_lone_file(lone.string(), LoneFile::made).run("CREATE TABLE thing (a INTEGER) STRICT");
  EXPECT_EQ(fs::status(lone).permissions(), kOwners);
  const fs::path copied = folder.path() / "copied.db";
  copy_sqlite_file(db, copied.string());
  EXPECT_EQ(fs::status(copied).permissions(), kOwners);
}

TEST(SqliteDriver, LeavesTheModeOfAFileThatIsThere) {
  namespace fs = std::filesystem;
  const support::TemporaryFolder folder;
  const fs::path path = folder.path() / "kept.db";
  open_sqlite(path.string()).run("CREATE TABLE thing (a INTEGER) STRICT");
  fs::permissions(path, fs::perms(0640));
  open_sqlite(path.string()).run("INSERT INTO thing (a) VALUES (1)");
  EXPECT_EQ(fs::status(path).permissions(), fs::perms(0640));
}

TEST(SqliteDriver, SaysWhichFileCouldNotBeOpened) {
  try {
    open_sqlite("/nowhere/at/all.db");
    FAIL();
  } catch (const Failure& failure) {
    EXPECT_NE(std::string(failure.what()).find("/nowhere/at/all.db"), std::string::npos);
  }
}

TEST(SqliteDriver, CallsAWriteLockThatIsNotGivenAConflict) {
  const support::TemporaryFolder folder;
  const std::string path = (folder.path() / "busy.db").string();
  Connection first = open_sqlite(path);
  Connection second = open_sqlite(path);
  second.run("PRAGMA busy_timeout = 20");
  const Transaction held(first);
  EXPECT_THROW(Transaction{second}, Conflict);
}

}  // namespace
}  // namespace qi::db
