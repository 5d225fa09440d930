#include "db/connection.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <limits>
#include <thread>

#include "db/retry.h"
#include "support/databases.h"

namespace qi::db {
namespace {

using support::at;

class Connections : public testing::TestWithParam<support::Backend> {
 protected:
  Connections() {
    db.run_script(R"sql(
        CREATE TABLE kind (name TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE thing (
          id     {{identity}},
          whole  INTEGER CHECK (whole IS NULL OR whole < 100),
          number REAL,
          words  TEXT UNIQUE,
          kind   TEXT REFERENCES kind (name)
        ) STRICT;
    )sql");
  }
  std::int64_t add(const std::string& words) {
    return db.only<std::int64_t>("INSERT INTO thing (words) VALUES ($1) RETURNING id", words);
  }
  std::int64_t count() { return db.only<std::int64_t>("SELECT count(*) FROM thing"); }

  support::TemporaryFolder folder;
  Connection db = GetParam().open(folder);
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, Connections, testing::ValuesIn(support::every_backend()),
                         support::BackendName());

struct ThingKind;

TEST_P(Connections, BringBackEveryTypeAsItWentIn) {
  const Date date = *Date::from(2024, 2, 29);
  const Instant instant = at("2025-03-11T09:42:00.123Z");
  const std::string text = "caf\u00e9 and 'quotes' $1\n";
  const auto read = db.first(
      "SELECT $1, $2, $3, $4, $5, $6, $7, $8",
      [](const Row& row) {
        return std::tuple(row.get<std::int64_t>(0), row.get<int>(1), row.get<bool>(2), row.get<double>(3),
                          row.get<std::string>(4), row.get<Date>(5), row.get<Instant>(6), row.get<Id<ThingKind>>(7));
      },
      std::int64_t{-9'007'199'254'740'993}, 7, true, 0.1, text, date, instant, Id<ThingKind>{12});
  ASSERT_TRUE(read);
  EXPECT_EQ(*read,
            std::tuple(std::int64_t{-9'007'199'254'740'993}, 7, true, 0.1, text, date, instant, Id<ThingKind>{12}));
}

TEST_P(Connections, KeepNothingApartFromZeroAndEmptyText) {
  db.run("INSERT INTO thing (whole, number, words) VALUES ($1, $2, $3)", std::optional<int>(), std::optional<double>(0),
         "");
  const auto row = db.first("SELECT whole, number, words, kind FROM thing", [](const Row& each) {
    return std::tuple(each.get<std::optional<int>>(0), each.get<std::optional<double>>(1),
                      each.get<std::optional<std::string>>(2), each.get<std::optional<std::string>>(3));
  });
  ASSERT_TRUE(row);
  EXPECT_EQ(std::get<0>(*row), std::nullopt);
  EXPECT_EQ(std::get<1>(*row), 0.0);
  EXPECT_EQ(std::get<2>(*row), "");
  EXPECT_EQ(std::get<3>(*row), std::nullopt);
}

TEST_P(Connections, SayWhenAColumnHoldsSomethingElseThanExpected) {
  add("not a date");
  EXPECT_THROW(db.only<Date>("SELECT words FROM thing"), ColumnMismatch);
  EXPECT_THROW(db.only<std::int64_t>("SELECT words FROM thing"), ColumnMismatch);
  EXPECT_THROW(db.only<std::string>("SELECT whole FROM thing"), ColumnMismatch);
  EXPECT_THROW(db.only<bool>("SELECT 2"), ColumnMismatch);
  EXPECT_THROW(db.only<int>("SELECT 3000000000"), ColumnMismatch);
}

TEST_P(Connections, RefuseANumberThatIsNotFiniteInsteadOfStoringNothing) {
  EXPECT_THROW(db.run("INSERT INTO thing (number) VALUES ($1)", std::numeric_limits<double>::quiet_NaN()), Failure);
  EXPECT_THROW(db.run("INSERT INTO thing (number) VALUES ($1)", std::numeric_limits<double>::infinity()), Failure);
  EXPECT_EQ(count(), 0);
}

TEST_P(Connections, RefuseTextThatOnlyOneOfThemWouldKeep) {
  EXPECT_THROW(add(std::string("a\0b", 3)), Failure) << "a zero byte";
  EXPECT_THROW(add("a\xff"), Failure) << "a byte that begins no character";
  EXPECT_THROW(add("a\xed\xa0\x80"), Failure) << "half a surrogate pair";
  EXPECT_EQ(count(), 0);
}

TEST_P(Connections, GoByTheNumberOfAParameterWhereverItStands) {
  const auto id = add("old");
  EXPECT_EQ(db.run("UPDATE thing SET words = $2 WHERE id = $1", id, "new"), 1);
  EXPECT_EQ(db.only<std::string>("SELECT words FROM thing"), "new");
}

TEST_P(Connections, UseAParameterTwiceByItsNumber) {
  EXPECT_EQ(db.only<int>("SELECT $1 + $2 + $1", 10, 1), 21);
}

TEST_P(Connections, RefuseTooFewAndTooManyParameters) {
  EXPECT_THROW(db.run("INSERT INTO thing (whole, words) VALUES ($1, $2)", 1), Failure);
  EXPECT_THROW(db.run("INSERT INTO thing (whole) VALUES ($1)", 1, 2), Failure);
}

TEST_P(Connections, CountTheRowsThatAChangeTouched) {
  add("a");
  add("b");
  EXPECT_EQ(db.run("UPDATE thing SET whole = $1", 5), 2);
  EXPECT_EQ(db.run("UPDATE thing SET whole = $1 WHERE words = $2", 6, "nobody"), 0);
  EXPECT_EQ(db.run("CREATE TABLE later (a INTEGER)"), 0);
  EXPECT_EQ(db.run("DELETE FROM thing WHERE words = $1", "a"), 1);
}

TEST_P(Connections, NeverGiveARowsNumberToAnotherRow) {
  const std::int64_t first = add("a");
  db.run("DELETE FROM thing");
  EXPECT_GT(add("b"), first);
}

TEST_P(Connections, TellWhichConstraintRefused) {
  add("twin");
  const auto refused = [&](auto&& change) {
    try {
      change();
    } catch (const ConstraintFailure& failure) {
      return std::optional(failure.constraint);
    }
    return std::optional<Constraint>();
  };
  EXPECT_EQ(refused([&] { add("twin"); }), Constraint::unique);
  EXPECT_EQ(refused([&] { db.run("INSERT INTO thing (kind) VALUES ($1)", "unknown"); }), Constraint::foreign_key);
  EXPECT_EQ(refused([&] { db.run("INSERT INTO thing (whole) VALUES ($1)", 100); }), Constraint::check);
  EXPECT_EQ(refused([&] { db.run("INSERT INTO kind (name) VALUES ($1)", std::monostate()); }), Constraint::not_null);
  EXPECT_EQ(refused([&] { db.run("INSERT INTO thing (whole) VALUES ($1)", "words"); }), Constraint::other);
  EXPECT_EQ(count(), 1);
}

TEST_P(Connections, NameTheStatementButNotItsValuesInAFailure) {
  try {
    db.run("INSERT INTO nowhere (secret) VALUES ($1)", "hunter2");
    FAIL() << "a table that does not exist took a row";
  } catch (const ConstraintFailure&) {
    FAIL() << "a missing table is not a constraint";
  } catch (const Failure& failure) {
    EXPECT_NE(std::string(failure.what()).find("nowhere"), std::string::npos);
    EXPECT_EQ(std::string(failure.what()).find("hunter2"), std::string::npos);
  }
}

TEST_P(Connections, WorkOnAfterAVisitorThrew) {
  add("a");
  add("b");
  const auto stop_at_first = [&] {
    db.each("SELECT words FROM thing", [](const Row&) { throw std::runtime_error("enough"); });
  };
  EXPECT_THROW(stop_at_first(), std::runtime_error);
  EXPECT_EQ(count(), 2);
  db.run("DELETE FROM thing");
  EXPECT_EQ(count(), 0);
}

TEST_P(Connections, AskTheSameQuestionWhileItsRowsAreBeingRead) {
  for (const char* words : {"a", "b", "c"}) add(words);
  std::vector<std::string> seen;
  // One place in the code, so one literal: the inner question meets its own statement half read.
  const std::function<void(int)> ask = [&](int depth) {
    db.each("SELECT words FROM thing ORDER BY words", [&](const Row& row) {
      seen.push_back(std::to_string(depth) + row.get<std::string>(0));
      if (depth == 0 && row.get<std::string>(0) == "b") ask(1);
    });
  };
  ask(0);
  EXPECT_EQ(seen, (std::vector<std::string>{"0a", "0b", "1a", "1b", "1c", "0c"}));
}

TEST_P(Connections, OrderTextByItsBytesWhateverTheServersLanguage) {
  for (const char* words : {"b", "B", "\u00e9", "a", "_", "Z"}) add(words);
  EXPECT_EQ(db.all("SELECT words FROM thing ORDER BY words", [](const Row& row) { return row.get<std::string>(0); }),
            (std::vector<std::string>{"B", "Z", "_", "a", "b", "\u00e9"}));
  EXPECT_EQ(db.only<std::string>("SELECT min(words) FROM thing WHERE words > $1", "Z"), "_");
}

TEST_P(Connections, ReadSumsAndCountsAsWholeNumbersAndMeansAsNumbers) {
  for (const int whole : {1, 2, 4}) db.run("INSERT INTO thing (whole) VALUES ($1)", whole);
  EXPECT_EQ(db.only<std::int64_t>("SELECT sum(whole) FROM thing"), 7);
  EXPECT_DOUBLE_EQ(db.only<double>("SELECT avg(whole) FROM thing"), 7.0 / 3);
  EXPECT_TRUE(db.only<bool>("SELECT max(whole) = 4 FROM thing"));
}

TEST_P(Connections, AddManyRowsAtOnceAsTheyAre) {
  struct Thing {
    std::optional<int> whole;
    std::optional<double> number;
    std::string words;
  };
  const std::vector<Thing> things{{1, 0.1, "a\tb\nc\rd\\e"}, {{}, {}, ""}, {3, -1e300, "\\N"}, {4, 5.0, "caf\u00e9"}};
  Transaction transaction(db);
  EXPECT_EQ(db.insert_all("INSERT INTO thing (whole, number, words) VALUES ($1, $2, $3)", things,
                          [](const Thing& thing) {
                            return std::array{to_value(thing.whole), to_value(thing.number), to_value(thing.words)};
                          }),
            4);
  transaction.commit();
  const auto kept = db.all("SELECT whole, number, words FROM thing ORDER BY id", [](const Row& row) {
    return Thing{row.get<std::optional<int>>(0), row.get<std::optional<double>>(1), row.get<std::string>(2)};
  });
  ASSERT_EQ(kept.size(), things.size());
  for (std::size_t i = 0; i < kept.size(); ++i) {
    EXPECT_EQ(kept[i].whole, things[i].whole);
    EXPECT_EQ(kept[i].number, things[i].number);
    EXPECT_EQ(kept[i].words, things[i].words);
  }
}

TEST_P(Connections, AddNoneOfManyRowsWhenOneIsRefused) {
  const auto add_all = [&](std::vector<int> numbers) {
    Transaction transaction(db);
    db.insert_all("INSERT INTO thing (whole) VALUES ($1)", numbers,
                  [](int number) { return std::array{to_value(number)}; });
    transaction.commit();
  };
  EXPECT_THROW(add_all({1, 2, 100, 3}), ConstraintFailure);
  EXPECT_EQ(count(), 0);
  add_all({});
  add_all({1, 2});
  EXPECT_EQ(count(), 2);
}

TEST_P(Connections, GoOnWhenTheRowsToAddEndInAnException) {
  const std::vector<double> numbers{1, std::numeric_limits<double>::infinity()};
  const auto add_all = [&] {
    Transaction transaction(db);
    db.insert_all("INSERT INTO thing (number) VALUES ($1)", numbers,
                  [](double number) { return std::array{to_value(number)}; });
  };
  EXPECT_THROW(add_all(), Failure);
  EXPECT_EQ(count(), 0);
}

TEST_P(Connections, KnowWhetherSomethingWasKeptForGood) {
  const std::int64_t before = db.kept();
  db.run("UPDATE thing SET whole = 1");
  {
    const Transaction transaction(db);
    add("dropped");
  }
  EXPECT_EQ(db.kept(), before);
  add("kept");
  EXPECT_EQ(db.kept(), before + 1);
  Transaction transaction(db);
  add("kept as well");
  transaction.commit();
  EXPECT_EQ(db.kept(), before + 2);
}

TEST_P(Connections, LoseNoUpdateOfTwoWhoReadBeforeTheyWrite) {
  db.run("INSERT INTO thing (number, words) VALUES ($1, $2)", 0.0, "counter");
  const auto count_up = [&] {
    Connection own = GetParam().open(folder);
    for (int i = 0; i < 40; ++i)
      with_retry(own, [&] {
        Transaction transaction(own);
        const double read = own.only<double>("SELECT number FROM thing WHERE words = $1", "counter");
        own.run("UPDATE thing SET number = $1 WHERE words = $2", read + 1, "counter");
        transaction.commit();
      });
  };
  std::thread other(count_up);
  count_up();
  other.join();
  EXPECT_EQ(db.only<double>("SELECT number FROM thing WHERE words = $1", "counter"), 80);
}

TEST_P(Connections, KeepACommittedTransactionAndNothingOfAnother) {
  {
    Transaction transaction(db);
    add("kept");
    transaction.commit();
  }
  {
    const Transaction transaction(db);
    add("dropped");
    EXPECT_TRUE(db.in_transaction());
  }
  EXPECT_FALSE(db.in_transaction());
  EXPECT_EQ(db.all("SELECT words FROM thing", [](const Row& row) { return row.get<std::string>(0); }),
            std::vector<std::string>{"kept"});
}

TEST_P(Connections, RollBackWhenAnExceptionLeavesTheTransaction) {
  const auto fail_half_way = [&] {
    Transaction transaction(db);
    add("twin");
    add("twin");
    transaction.commit();
  };
  EXPECT_THROW(fail_half_way(), ConstraintFailure);
  EXPECT_EQ(count(), 0);
}

TEST_P(Connections, MakeASecondWriterWaitForTheFirst) {
  Connection other = GetParam().open(folder);
  Transaction first(db);
  add("from the first");
  std::int64_t seen_by_second = -1;
  std::thread second([&] {
    Transaction transaction(other);  // waits here
    seen_by_second = other.only<std::int64_t>("SELECT count(*) FROM thing");
    other.run("INSERT INTO thing (words) VALUES ($1)", "from the second");
    transaction.commit();
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(150));
  EXPECT_EQ(seen_by_second, -1) << "the second writer did not wait";
  first.commit();
  second.join();
  EXPECT_EQ(seen_by_second, 1);
  EXPECT_EQ(count(), 2);
}

TEST_P(Connections, ReadTheLastCommittedStateWhileAnotherWrites) {
  Connection reader = GetParam().open(folder);
  Transaction transaction(db);
  add("not yet");
  EXPECT_EQ(reader.only<std::int64_t>("SELECT count(*) FROM thing"), 0);
  transaction.commit();
  EXPECT_EQ(reader.only<std::int64_t>("SELECT count(*) FROM thing"), 1);
}

TEST_P(Connections, LeaveNothingOfATransactionWhoseProcessWasKilled) {
  add("before");
  int told[2];
  ASSERT_EQ(pipe(told), 0);
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    Connection own = GetParam().open(folder);
    const Transaction transaction(own);
    for (int i = 0; i < 1000; ++i) own.run("INSERT INTO thing (words) VALUES ($1)", "lost " + std::to_string(i));
    const char ready = 'r';
    if (write(told[1], &ready, 1) != 1) _exit(1);
    pause();
    _exit(0);
  }
  char ready = 0;
  ASSERT_EQ(read(told[0], &ready, 1), 1);
  kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(count(), 1);
  add("after: the write lock went with the process");
  close(told[0]);
  close(told[1]);
}

}  // namespace
}  // namespace qi::db
