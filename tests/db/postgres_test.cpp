#include <gtest/gtest.h>

#include <chrono>

#include "db/pool.h"
#include "db/postgres_driver.h"
#include "db/postgres_script.h"
#include "support/databases.h"
#include "support/throwaway_cluster.h"

namespace qi::db {
namespace {

/// What only PostgreSQL has: sessions, a server that can be away, statements of its own.
class Postgres : public testing::Test {
 protected:
  void SetUp() override {
    if (support::every_backend().back().name != "postgresql") GTEST_SKIP() << "QUALITEA_TEST_DATABASE is sqlite";
  }
  support::TemporaryFolder folder;
};

TEST_F(Postgres, PreparesAStatementOnceForTheSameTypes) {
  PostgresDriver driver(support::postgres_address(folder), Statements::named);
  driver.run("CREATE TABLE thing (a BIGINT)", {});
  const std::size_t before = driver.statements_prepared();
  for (std::int64_t i = 0; i < 50; ++i) {
    const Value values[] = {i % 2 == 0 ? Value(i) : Value()};
    driver.run("INSERT INTO thing (a) VALUES ($1)", values);
  }
  EXPECT_EQ(driver.statements_prepared(), before + 2) << "one for whole numbers, one for nothing";
}

TEST_F(Postgres, PreparesNothingForAPooler) {
  PostgresDriver driver(support::postgres_address(folder), Statements::unnamed);
  driver.run("CREATE TABLE thing (a BIGINT, b TEXT)", {});
  const Value values[] = {std::int64_t{7}, std::string("seven")};
  EXPECT_EQ(driver.run("INSERT INTO thing (a, b) VALUES ($1, $2)", values), 1);
  std::string read;
  driver.each("SELECT b FROM thing WHERE a = $1", std::span(values, 1),
              [&](const Row& row) { read = row.get<std::string>(0); });
  EXPECT_EQ(read, "seven");
  EXPECT_THROW(driver.run("INSERT INTO thing (a) VALUES ($1)", values), Failure);
  EXPECT_EQ(driver.statements_prepared(), 0u);
}

TEST_F(Postgres, CallsASerialisationFailureAConflict) {
  Connection first = open_postgres(support::postgres_address(folder));
  Connection second = open_postgres(support::postgres_address(folder));
  first.run("CREATE TABLE thing (a BIGINT)");
  first.run("INSERT INTO thing (a) VALUES ($1)", 1);
  for (Connection* each : {&first, &second}) {
    each->run("BEGIN ISOLATION LEVEL SERIALIZABLE");
    EXPECT_EQ(each->only<int>("SELECT sum(a) FROM thing"), 1);
  }
  first.run("UPDATE thing SET a = 2");
  first.run("COMMIT");
  EXPECT_THROW(second.run("UPDATE thing SET a = 3"), Conflict);
}

TEST_F(Postgres, RefusesToCommitATransactionWithAStatementThatFailed) {
  Connection db = open_postgres(support::postgres_address(folder));
  db.run("CREATE TABLE thing (a BIGINT UNIQUE)");
  Transaction transaction(db);
  db.run("INSERT INTO thing (a) VALUES ($1)", 1);
  EXPECT_THROW(db.run("INSERT INTO thing (a) VALUES ($1)", 1), ConstraintFailure);
  EXPECT_THROW(transaction.commit(), Failure);
}

TEST_F(Postgres, KeepsNoZeroByteAndSaysWhichParameterHoldsOne) {
  Connection db = open_postgres(support::postgres_address(folder));
  EXPECT_THROW(db.only<std::string>("SELECT $1", std::string("a\0b", 3)), Failure);
  EXPECT_EQ(db.only<std::string>("SELECT $1", "ab"), "ab");
}

TEST_F(Postgres, DoesNotQuoteAValueThatDoesNotFit) {
  Connection db = open_postgres(support::postgres_address(folder));
  try {
    db.only<std::int64_t>("SELECT CAST($1 AS BIGINT)", "hunter2");
    FAIL();
  } catch (const Failure& failure) {
    EXPECT_EQ(std::string(failure.what()).find("hunter2"), std::string::npos) << failure.what();
  }
}

TEST_F(Postgres, ComesBackThroughThePoolAfterItsServerCrashedAndKeepsWhatWasCommitted) {
  support::OwnCluster cluster;
  Pool pool(2, [&] { return open_postgres(cluster.address()); });
  pool.lend()->run("CREATE TABLE thing (a BIGINT)");
  pool.lend()->run("INSERT INTO thing (a) VALUES ($1)", 1);
  {
    const Pool::Lease held = pool.lend();
    Transaction transaction(*held);
    held->run("INSERT INTO thing (a) VALUES ($1)", 2);
    cluster.crash_and_start_again();
    EXPECT_THROW(held->run("INSERT INTO thing (a) VALUES ($1)", 3), Unreachable);
  }
  for (int i = 0; i < 3; ++i) EXPECT_EQ(pool.lend()->only<std::int64_t>("SELECT count(*) FROM thing"), 1);
  cluster.stop();
  for (int i = 0; i < 3; ++i) EXPECT_THROW(pool.lend(), Unreachable);
}

TEST(PostgresAddresses, AreShownWithoutTheirPassword) {
  EXPECT_EQ(postgres_address_in_words("postgresql://qualitea:hunter2@db.example:5433/figures?sslmode=require"),
            "postgresql://qualitea@db.example:5433/figures");
  EXPECT_EQ(postgres_address_in_words("host=/run/postgresql dbname=figures"), "postgresql:///run/postgresql/figures");
  EXPECT_EQ(postgres_address_in_words("figures"), "");
}

TEST(PostgresAddresses, ThatLeadNowhereAreRefusedWithoutTheirPassword) {
  const auto words_of = [](const std::string& address) {
    try {
      open_postgres(address);
    } catch (const Failure& failure) {
      return std::string(failure.what());
    }
    return std::string("it connected");
  };
  const std::string away = words_of("postgresql://qualitea:hunter2@/figures?host=/nowhere/at/all");
  EXPECT_NE(away.find("/nowhere/at/all"), std::string::npos) << away;
  EXPECT_EQ(away.find("hunter2"), std::string::npos) << away;
  EXPECT_EQ(words_of("postgresql://qualitea:hunter2@[half"),
            "The address of the database is not understood. Write it like postgresql://user@host/name.");
  EXPECT_THROW(open_postgres("host=/nowhere/at/all dbname=x"), Unreachable);
}

TEST(PostgresScripts, PutTheServersWordsForTheFormsOfAMigration) {
  EXPECT_EQ(postgres_script("CREATE TABLE t (\n"
                            "  id {{identity}},      -- INTEGER TEXT in a comment\n"
                            "  n INTEGER NOT NULL CHECK (n IN (0, 1)),\n"
                            "  v REAL, w TEXT DEFAULT 'TEXT STRICT'\n"
                            ") STRICT;\n"
                            "INSERT INTO t (w) SELECT CAST(n AS TEXT) FROM t;\n"),
            "CREATE TABLE t (\n"
            "  id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,      -- INTEGER TEXT in a comment\n"
            "  n BIGINT NOT NULL CHECK (n IN (0, 1)),\n"
            "  v DOUBLE PRECISION, w TEXT COLLATE \"C\" DEFAULT 'TEXT STRICT'\n"
            ") ;\n"
            "INSERT INTO t (w) SELECT CAST(n AS TEXT) FROM t;\n");
  EXPECT_THROW(postgres_script("CREATE TABLE t (a {{odd}})"), Failure);
}

TEST(PostgresScripts, CountTheParametersOutsideQuotesAndComments) {
  EXPECT_EQ(parameters_asked_for("SELECT '$9', $2 -- $8\n, $1 /* $7 */"), 2u);
  EXPECT_EQ(parameters_asked_for("SELECT 'it''s $3'"), 0u);
}

TEST(PostgresScripts, MakeACopyOfAnInsert) {
  EXPECT_EQ(copy_statement("\n  INSERT INTO point (a,\n b)\n VALUES ($1, $2)\n "), "COPY point (a,\n b) FROM STDIN");
}

}  // namespace
}  // namespace qi::db
