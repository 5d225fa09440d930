#include "main/change_watch.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "db/migrate.h"
#include "shell/audit.h"
#include "support/databases.h"

namespace qi::main {
namespace {

using namespace std::chrono_literals;

class ChangeWatchTest : public testing::Test {
 protected:
  ChangeWatchTest() {
    db::Connection db = open();
    EXPECT_TRUE(db::migrate(db, db::built_in_migrations(), support::at("2025-01-01T00:00:00.000Z")));
  }
  db::Connection open() const { return support::chosen_backend().open(folder_); }
  void change(std::string_view action) const {
    db::Connection db = open();
    db::Transaction transaction(db);
    shell::record(db, support::at("2025-01-02T00:00:00.000Z"), std::nullopt,
                  {.action = action, .subject = "measure:1"});
    transaction.commit();
  }
  /// What a page hears within a second of real time; "" nothing.
  std::string heard() const {
    for (int i = 0; i < 100; ++i) {
      std::string bytes = listener_->take();
      if (!bytes.empty()) return bytes;
      std::this_thread::sleep_for(10ms);
    }
    return "";
  }

  support::TemporaryFolder folder_;
  std::shared_ptr<http::EventChannel> channel_ = std::make_shared<http::EventChannel>();
  std::shared_ptr<http::EventChannel::Listener> listener_ = channel_->listen([] {});
};

TEST_F(ChangeWatchTest, TellsOfAChangeThatAnotherConnectionMade) {
  change("measure.create");
  const ChangeWatch watch([this] { return open(); }, channel_, 5ms);
  std::this_thread::sleep_for(50ms);
  change("measure.change");
  EXPECT_EQ(heard(), "event: change\ndata: 2\n\n");
}

TEST_F(ChangeWatchTest, DoesNotTellOfSomebodySigningIn) {
  const ChangeWatch watch([this] { return open(); }, channel_, 5ms);
  std::this_thread::sleep_for(50ms);
  change("account.sign-in");
  change("measure.change");
  EXPECT_EQ(heard(), "event: change\ndata: 2\n\n") << "the first news is the second record";
}

TEST_F(ChangeWatchTest, GoesOnWhenTheDatabaseWasAwayForAWhile) {
  int asked = 0;
  const ChangeWatch watch(
      [&]() -> db::Connection {
        if (++asked < 4) throw db::Failure("the database is away");
        return open();
      },
      channel_, 5ms);
  std::this_thread::sleep_for(100ms);
  change("measure.change");
  EXPECT_NE(heard(), "");
  EXPECT_GE(asked, 4);
}

}  // namespace
}  // namespace qi::main
