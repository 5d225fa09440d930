#include "db/migrate.h"

#include <gtest/gtest.h>

#include "support/databases.h"

namespace qi::db {
namespace {

const Instant kNow = support::at("2025-03-11T09:42:00.000Z");
const std::vector<Migration> kTwo{
    {1, "things", "CREATE TABLE thing (\n  id {{identity}}  -- its number\n) STRICT;\n"},
    {2, "names", "ALTER TABLE thing ADD COLUMN name TEXT;\n-- the end\n"},
};

class Migrations : public testing::TestWithParam<support::Backend> {
 protected:
  support::TemporaryFolder folder;
  Connection db = GetParam().open(folder);
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, Migrations, testing::ValuesIn(support::every_backend()),
                         support::BackendName());

TEST_P(Migrations, RunOnceAndRecordWhatRan) {
  auto ran = migrate(db, kTwo, kNow);
  ASSERT_TRUE(ran);
  EXPECT_EQ(*ran, 2u);
  db.run("INSERT INTO thing (name) VALUES ($1)", "here");
  EXPECT_EQ(db.only<Instant>("SELECT applied_at FROM schema_migration WHERE number = 2 AND name = 'names'"), kNow);
  ran = migrate(db, kTwo, kNow);
  ASSERT_TRUE(ran);
  EXPECT_EQ(*ran, 0u);
}

TEST_P(Migrations, RunOnlyWhatIsMissing) {
  ASSERT_TRUE(migrate(db, {kTwo[0]}, kNow));
  const auto ran = migrate(db, kTwo, kNow);
  ASSERT_TRUE(ran);
  EXPECT_EQ(*ran, 1u);
}

TEST_P(Migrations, RefuseAHistoryThatWasEdited) {
  ASSERT_TRUE(migrate(db, kTwo, kNow));
  auto edited = kTwo;
  edited[0].script += " ";
  const auto ran = migrate(db, edited, kNow);
  ASSERT_FALSE(ran);
  EXPECT_EQ(ran.error().kind, ErrorKind::conflict);
  EXPECT_EQ(ran.error().message,
            "Migration 1 (things) is not the one that this database was made with. Install an unchanged release of "
            "Qualitea.");
}

TEST_P(Migrations, RefuseADatabaseOfANewerProgramAndRunNothing) {
  ASSERT_TRUE(migrate(db, kTwo, kNow));
  const auto ran = migrate(db, {kTwo[0]}, kNow);
  ASSERT_FALSE(ran);
  EXPECT_EQ(
      ran.error().message,
      "This database was made by a newer Qualitea (its migration 2 is unknown here). Install the newer program, or "
      "open a copy of the data made before it.");
}

TEST_P(Migrations, LeaveNothingOfOneThatFailsHalfWay) {
  auto broken = kTwo;
  broken[1].script = "CREATE TABLE half (a INTEGER) STRICT; CREATE TABLE thing (again INTEGER) STRICT;";
  EXPECT_THROW((void)migrate(db, broken, kNow), Failure);
  EXPECT_EQ(db.only<std::int64_t>("SELECT count(*) FROM schema_migration"), 1);
  db.run_script("CREATE TABLE half (a INTEGER) STRICT;");  // would fail if the first half had stayed
  const auto ran = migrate(db, kTwo, kNow);
  ASSERT_TRUE(ran);
  EXPECT_EQ(*ran, 1u);
}

TEST_P(Migrations, StopAtAMarkerThatNoDriverKnows) {
  const std::vector<Migration> odd{{1, "odd", "CREATE TABLE odd (a {{whatever}}) STRICT;"}};
  EXPECT_THROW((void)migrate(db, odd, kNow), Failure);
}

TEST_P(Migrations, OfThisProgramRunOnAnEmptyDatabase) {
  const auto ran = migrate(db, built_in_migrations(), kNow);
  ASSERT_TRUE(ran);
  EXPECT_EQ(*ran, built_in_migrations().size());
  if (GetParam().name != "sqlite") return;
  EXPECT_EQ(db.all("PRAGMA foreign_key_check", [](const Row& row) { return row.get<std::string>(0); }).size(), 0u);
}

}  // namespace
}  // namespace qi::db
