#include "feeds/sql_pull.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <thread>

#include "db/connection.h"
#include "feeds/feed_view.h"
#include "feeds/feeds_site.h"
#include "feeds/sql_sources.h"
#include "measures/batch_store.h"
#include "measures/imports/batch_undo.h"

namespace qi::feeds {
namespace {

namespace fs = std::filesystem;
using Points = std::map<std::string, double>;

/// A warehouse in a SQLite file, asked through the SQLite driver of unixODBC.
class QueriedWarehouse : public testing::TestWithParam<support::Backend> {
 protected:
  QueriedWarehouse() {
    warehouse.run_script(R"sql(
        CREATE TABLE records (month TEXT, done INTEGER, seen INTEGER, station TEXT);
        INSERT INTO records VALUES ('2025-02-01', 40, 50, 'Thanet'), ('2025-03-01', 33, 40, 'Thanet'),
                                   ('2025-03-01', 1, 2, 'Zürich');
        CREATE TABLE hollow (month TEXT, value REAL);
    )sql");
    write_sources("# test\nwarehouse = Driver=SQLite3;Database=" + file().string() +
                  "\nbroken = Driver=NoSuchDriver;PWD=geheim\n");
    site.plan.sources = sources();
  }
  fs::path file() const { return site.migrated.folder.path() / "warehouse.sqlite"; }
  fs::path sources() const { return site.migrated.folder.path() / "sources"; }
  void write_sources(const std::string& text) {
    std::ofstream(sources()) << text;
    fs::permissions(sources(), fs::perms::owner_read | fs::perms::owner_write);
  }
  Feed keep(const std::string& query, const std::string& source = "warehouse") {
    return site.keep({.kind = FeedKind::sql_query,
                      .source = source,
                      .query = query,
                      .series = site.local.series.id,
                      .recurrence = shell::DailyAt{420}});
  }
  Result<client::OdbcAnswer> ask(const std::string& query) { return ask_source(site.plan, "warehouse", query); }
  std::string refused(const std::string& query) {
    const auto answer = ask(query);
    return answer ? "answered" : answer.error().message;
  }

  FeedsSite site{GetParam()};
  db::Connection warehouse = db::open_lone_file(file().string(), db::LoneFile::made);
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, QueriedWarehouse, testing::ValuesIn(support::every_backend()),
                         support::BackendName());

const std::string kThanet =
    "SELECT month AS \"Month\", done AS \"Numerator\", seen AS \"Denominator\" FROM records WHERE station = 'Thanet'";

TEST_P(QueriedWarehouse, FillsASeriesWithNumeratorsAndDenominators) {
  const Feed feed = keep(kThanet);
  const FeedOutcome outcome = site.run(feed);
  EXPECT_EQ(outcome.words, "2 figures were new, 0 changed and 0 were already there.");
  EXPECT_EQ(site.points(), (Points{{"2025-02-01", 80}, {"2025-03-01", 82.5}}));
}

TEST_P(QueriedWarehouse, ThatGivesTheSameAnswerMakesNoRun) {
  const Feed feed = keep(kThanet);
  const FeedOutcome first = site.run(feed);
  EXPECT_EQ(site.run(feed).words, "The query gave the same answer as before.");
  EXPECT_EQ(list_runs(site.db, feed.id, 10).size(), 1u);
  // Who takes the load back does not want it again an hour later.
  ASSERT_TRUE(
      measures::undo_batch(site.db, site.clock.now(), site.owner, *first.runs.at(0).batch, measures::UndoReach::whole));
  site.run(feed);
  EXPECT_TRUE(site.points().empty());

  warehouse.run("INSERT INTO records VALUES ('2025-04-01', 9, 10, 'Thanet')");
  EXPECT_EQ(site.run(feed).runs.at(0).came, Came::loaded);
}

TEST_P(QueriedWarehouse, WhoseLoadWasUndoneIsNotLoadedAgainBecauseItDidNotAnswerMeanwhile) {
  Feed feed = keep(kThanet);
  const FeedOutcome first = site.run(feed);
  ASSERT_TRUE(
      measures::undo_batch(site.db, site.clock.now(), site.owner, *first.runs.at(0).batch, measures::UndoReach::whole));
  fs::permissions(sources(), fs::perms(0644));
  EXPECT_TRUE(site.run(feed).failed());
  EXPECT_EQ(load_feed_page(site.db, *find_feed(site.db, feed.id)).state.text, "No answer");
  fs::permissions(sources(), fs::perms(0600));
  EXPECT_EQ(site.run(feed).words, "The query gave the same answer as before.");
  EXPECT_TRUE(site.points().empty());
  EXPECT_EQ(load_feed_page(site.db, *find_feed(site.db, feed.id)).state.text, "On") << "it answers again";
  EXPECT_EQ(load_feed_lines(site.db).at(0).words, "The query gave the same answer as before.");
}

TEST_P(QueriedWarehouse, GivesTheSameAnswerToASeriesThatDoesNotHaveItYet) {
  Feed feed = keep(kThanet);
  site.run(feed);
  const measures::SeriesId margate = site.make_other_series();
  feed.series = margate;
  feed = site.change(feed);
  EXPECT_EQ(site.run(feed).runs.size(), 1u);
  EXPECT_EQ(site.points_of(margate), site.points());
  EXPECT_EQ(site.run(feed).words, "The query gave the same answer as before.");
}

TEST_P(QueriedWarehouse, IsRefusedOnceForTheSameReason) {
  const Feed feed =
      site.keep({.kind = FeedKind::sql_query,
                 .source = "warehouse",
                 .query = "SELECT month AS \"Month\", done AS \"Hand hygiene\" FROM records WHERE station = 'Thanet'",
                 .recurrence = shell::DailyAt{420}});
  EXPECT_EQ(site.run(feed).runs.at(0).came, Came::refused);
  site.run(feed);
  EXPECT_EQ(list_runs(site.db, feed.id, 10).size(), 1u);
}

TEST_P(QueriedWarehouse, CannotBeChanged) {
  for (const char* query :
       {"DELETE FROM records", "SELECT 1; DELETE FROM records", "WITH a AS (SELECT 1) DELETE FROM records",
        "SELECT 1 INTO other", "/* SELECT */ DROP TABLE records", "PRAGMA query_only = 0", "SELECT 1; SELECT 2",
        "SELECT 'it\\'; DELETE FROM records; --'", "", "EXEC sp_who"})
    EXPECT_FALSE(ask(query)) << query;
  EXPECT_EQ(warehouse.only<std::int64_t>("SELECT count(*) FROM records"), 3);
  for (const char* query : {"SELECT 'delete; from' AS \"drop\", 1 AS [update] FROM records -- insert; this\n ;",
                            "\n  select done from records", "WITH a AS (SELECT 1 AS x) SELECT x FROM a",
                            "/* exec */ SELECT replace('a', 'b', 'c')", "(SELECT 1) UNION SELECT 2"})
    EXPECT_EQ(refused(query).find("may only read"), std::string::npos) << refused(query);
}

TEST_P(QueriedWarehouse, SaysWhatIsWrongWithAQueryAndNothingOfItsConnection) {
  EXPECT_NE(refused("SELECT nothere FROM records").find("no such column: nothere"), std::string::npos)
      << refused("SELECT nothere FROM records");
  EXPECT_EQ(refused("SELECT nothere FROM records").find(file().string()), std::string::npos);
  const auto broken = ask_source(site.plan, "broken", "SELECT 1");
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().kind, ErrorKind::unavailable);
  EXPECT_EQ(broken.error().message,
            "The driver that this source needs is not installed. Ask the operator of this site.");
  const auto absent = ask_source(site.plan, "absent", "SELECT 1");
  ASSERT_FALSE(absent);
  EXPECT_NE(absent.error().message.find("no source called absent"), std::string::npos);
}

TEST_P(QueriedWarehouse, ThatDoesNotAnswerIsAFailedRunRecordedOnce) {
  const Feed feed = keep(kThanet, "broken");
  const FeedOutcome outcome = site.run(feed);
  EXPECT_TRUE(outcome.failed());
  EXPECT_EQ(site.run(feed).runs.size(), 0u);
  EXPECT_EQ(list_runs(site.db, feed.id, 10).size(), 1u);
  EXPECT_EQ(list_runs(site.db, feed.id, 10)[0].came, Came::failed);
}

TEST_P(QueriedWarehouse, WithoutRowsOrWithTooManyIsRefusedInWords) {
  const Feed feed = keep("SELECT month, value FROM hollow");
  EXPECT_EQ(site.run(feed).words, "The query gave no rows. Look whether its dates have passed.");
  const std::string connection = "Driver=SQLite3;Database=" + file().string();
  const std::string many =
      "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 1000) SELECT x FROM n";
  const auto answer = client::ask_odbc(connection, many, {.rows = 100});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().message, "The query gives more than 100 rows. Ask for fewer periods or series.");
  EXPECT_EQ(client::ask_odbc(connection, many, {.rows = 1000})->rows.size(), 1000u);
}

TEST_P(QueriedWarehouse, ThatTakesTooLongIsStopped) {
  const std::string connection = "Driver=SQLite3;Database=" + file().string();
  const auto answer = client::ask_odbc(
      connection, "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(x) FROM n",
      {.to_answer = std::chrono::seconds(1)});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().message, "The query took longer than 1 second and was stopped. Ask for less at once.");
}

TEST_P(QueriedWarehouse, IsTriedFromAPageForAShortTimeAndOnePersonAtATime) {
  EXPECT_LE(kTrialLimits.to_connect + kTrialLimits.to_answer, std::chrono::seconds(15));
  const std::string endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(x) FROM n";
  const std::string busy = "Another query is being tried at this moment. Try again in a quarter of a minute.";
  QueryTrials trials({.to_answer = std::chrono::seconds(1)});
  const auto words_of = [&](const std::string& query) {
    const auto answer = trials.ask(site.plan, "warehouse", query);
    return answer ? std::string() : answer.error().message;
  };
  std::atomic<bool> done = false;
  std::string first;
  std::thread somebody([&] {
    do first = words_of(endless);
    while (first == busy);
    done = true;
  });
  bool was_turned_away = false;
  while (!done) was_turned_away |= words_of("SELECT 1 AS one") == busy;
  somebody.join();
  EXPECT_EQ(first, "The query took longer than 1 second and was stopped. Ask for less at once.");
  EXPECT_TRUE(was_turned_away);
  EXPECT_EQ(words_of("SELECT 1 AS one"), "") << "the next one is tried";
}

TEST_P(QueriedWarehouse, KeepsLettersNumbersAndMissingValuesAsTheyAre) {
  const auto answer = ask(
      "SELECT station AS \"Où\", 1.0 / 8 AS eighth, NULL AS missing, '2025-03-01 00:00:00' AS day, 12345678901 AS big "
      "FROM records WHERE seen = 2");
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->headings.at(0), "Où");
  EXPECT_EQ(answer->rows.at(0), (std::vector<std::string>{"Zürich", "0.125", "", "2025-03-01", "12345678901"}));
}

TEST_P(QueriedWarehouse, WithAPatientsNumberIsNotTaken) {
  warehouse.run("UPDATE records SET station = '943 476 5919' WHERE seen = 40");
  const Feed feed = keep("SELECT month, done, seen, station FROM records");
  const FeedOutcome outcome = site.run(feed);
  EXPECT_EQ(outcome.runs.at(0).came, Came::refused);
  EXPECT_NE(outcome.words.find("NHS number"), std::string::npos);
  EXPECT_TRUE(site.points().empty());
}

/// The throw-away PostgreSQL that store tests use, asked through its ODBC driver.
TEST(QueriedPostgres, AnswersAndIsReadOnly) {
  const support::TemporaryFolder folder;
  auto postgres = support::backend_named("postgresql").open(folder);
  postgres.run_script("CREATE TABLE figures (month date, value numeric(8, 2), name text, at timestamp)");
  postgres.run("INSERT INTO figures VALUES ('2025-03-01', 0.5, 'Zürich', '2025-03-01 00:00:00')");
  const auto host = postgres.only<std::string>("SELECT current_setting('unix_socket_directories')");
  const auto schema = postgres.only<std::string>("SELECT CAST(current_schema() AS TEXT)");
  const std::string connection =
      "Driver=PostgreSQL Unicode;Database=postgres;Servername=" + host +
      ";Username=qualitea;Port=" + postgres.only<std::string>("SELECT current_setting('port')");
  const auto answer = client::ask_odbc(connection, "SELECT month, value, name, at FROM " + schema + ".figures");
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->rows.at(0), (std::vector<std::string>{"2025-03-01", "0.50", "Zürich", "2025-03-01"}));
  const auto numbers = client::ask_odbc(
      connection,
      "SELECT CAST(0.1 AS real), CAST(-0.000001 AS double precision), CAST(NULL AS real), CAST(0.5 AS numeric), "
      "9223372036854775807, CAST('NaN' AS double precision), repeat('ü', 3000), "
      "CAST('2025-03-31 23:30:00+00' AS timestamptz) AT TIME ZONE 'UTC'");
  ASSERT_TRUE(numbers) << numbers.error().message;
  const std::vector<std::string>& row = numbers->rows.at(0);
  EXPECT_EQ((std::vector<std::string>{row.begin(), row.begin() + 6}),
            (std::vector<std::string>{"0.1", "-0.000001", "", "0.5", "9223372036854775807", "nan"}));
  EXPECT_EQ(row.at(6).size(), 6000u);
  EXPECT_EQ(row.at(7), "2025-03-31 23:30:00");
  const auto changed = client::ask_odbc(connection, "SELECT setval('" + schema + ".counter', 5)");
  EXPECT_FALSE(changed);
  const auto sleeping = client::ask_odbc(connection, "SELECT pg_sleep(20)", {.to_answer = std::chrono::seconds(1)});
  ASSERT_FALSE(sleeping);
  EXPECT_EQ(sleeping.error().message, "The query took longer than 1 second and was stopped. Ask for less at once.");
}

TEST(SqlSources, AreReadLineByLineAndRefusedWithoutSayingWhatTheyHold) {
  const auto read = read_sql_sources("# comment\n\nwarehouse = Driver=FreeTDS;PWD=a#b;\n c2 = DSN=c2\n");
  ASSERT_TRUE(read);
  ASSERT_EQ(read->size(), 2u);
  EXPECT_EQ(read->at(0).connection, "Driver=FreeTDS;PWD=a#b;");
  EXPECT_EQ(read->at(1).name, "c2");
  for (const char* bad : {"geheim", "= geheim", "a name = geheim", "one = geheim\none = geheim", "one ="}) {
    const auto refused = read_sql_sources(bad);
    ASSERT_FALSE(refused) << bad;
    EXPECT_EQ(refused.error().message.find("geheim"), std::string::npos) << refused.error().message;
  }
}

TEST(SqlSources, MustBeReadableButNotByEverybodyAndAreNotNamedToReaders) {
  const support::TemporaryFolder folder;
  const fs::path file = folder.path() / "sources";
  std::ofstream(file) << "one = DSN=one\n";
  fs::permissions(file, fs::perms(0644));
  const auto open_to_all = load_sql_sources(file);
  ASSERT_FALSE(open_to_all);
  EXPECT_NE(open_to_all.error().message.find("chmod 640"), std::string::npos) << open_to_all.error().message;
  EXPECT_EQ(open_to_all.error().message.find(file.string()), std::string::npos) << open_to_all.error().message;
  fs::permissions(file, fs::perms(0640));
  EXPECT_TRUE(load_sql_sources(file));
  const fs::path absent = folder.path() / "absent";
  const auto refused = load_sql_sources(absent);
  ASSERT_FALSE(refused);
  EXPECT_TRUE(refused.error().message.starts_with("The file of SQL sources cannot be read."));
  EXPECT_TRUE(load_sql_sources({})->empty());
}

}  // namespace
}  // namespace qi::feeds
