#include "db/sqlite_driver.h"

#include <gtest/gtest.h>

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
