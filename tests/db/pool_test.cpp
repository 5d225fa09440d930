#include "db/pool.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "db/retry.h"
#include "support/databases.h"

namespace qi::db {
namespace {

TEST(Retry, StartsAgainAfterAConflictAndGivesUpAfterFourAttempts) {
  Connection db = open_sqlite(":memory:");
  int attempts = 0;
  EXPECT_EQ(with_retry(db,
                       [&] {
                         if (++attempts < 3) throw Conflict("in the way");
                         return attempts;
                       }),
            3);
  attempts = 0;
  const auto never = [&]() -> int {
    ++attempts;
    throw Conflict("in the way");
  };
  EXPECT_THROW(with_retry(db, never), Conflict);
  EXPECT_EQ(attempts, kMostAttempts);
}

TEST(Retry, DoesNotDoTwiceWhatWasKept) {
  Connection db = open_sqlite(":memory:");
  db.run("CREATE TABLE thing (a INTEGER)");
  const auto keep_and_fail = [&] {
    db.run("INSERT INTO thing (a) VALUES ($1)", 1);
    throw Conflict("after the first half");
  };
  EXPECT_THROW(with_retry(db, keep_and_fail), Conflict);
  EXPECT_EQ(db.only<int>("SELECT count(*) FROM thing"), 1);
}

TEST(Pool, SaysThatNoneCameBackInsteadOfWaitingForEver) {
  Pool pool(
      1, [] { return open_sqlite(":memory:"); }, std::chrono::milliseconds(20));
  const Pool::Lease only = pool.lend();
  EXPECT_THROW(pool.lend(), Unreachable);
}

TEST(Pool, LendsEachConnectionToOneAtATimeAndMakesTheNextWait) {
  const support::TemporaryFolder folder;
  Pool pool(2, [&] { return open_sqlite((folder.path() / "pool.db").string()); });
  std::optional<Pool::Lease> first(pool.lend());
  const Pool::Lease second = pool.lend();
  EXPECT_NE(&**first, &*second);
  Connection* const returned = &**first;
  Connection* lent = nullptr;
  std::thread third([&] { lent = &*pool.lend(); });
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_EQ(lent, nullptr) << "a third was lent out of two";
  first.reset();
  third.join();
  EXPECT_EQ(lent, returned);
}

}  // namespace
}  // namespace qi::db
