#include "feeds/feed_store.h"

#include <gtest/gtest.h>

#include "feeds/feeds_site.h"

namespace qi::feeds {
namespace {

class Feeds : public testing::TestWithParam<support::Backend> {
 protected:
  Feed switched(FeedState state) {
    db::Transaction transaction(site.db);
    EXPECT_TRUE(switch_feed(site.db, site.clock.now(), site.owner, feed.id, state));
    transaction.commit();
    return *find_feed(site.db, feed.id);
  }

  FeedsSite site{GetParam()};
  Feed feed = site.keep_file_feed();
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, Feeds, testing::ValuesIn(support::every_backend()), support::BackendName());

TEST_P(Feeds, StayOffWhenSomebodySavesAFormThatWasOpenedBefore) {
  Feed opened = feed;
  EXPECT_EQ(switched(FeedState::off).state, FeedState::off);
  opened.name = "Records of Thanet and Margate";
  const Feed saved = site.change(opened);
  EXPECT_EQ(saved.name, opened.name);
  EXPECT_EQ(saved.state, FeedState::off);
  EXPECT_TRUE(shell::list_schedules(site.db).empty()) << "nor does its schedule come back";
}

TEST_P(Feeds, KeepWhatWasChangedWhenTheyAreSwitched) {
  Feed changed = feed;
  changed.pattern = "thanet-*.csv";
  changed.recurrence = shell::EveryMinutes{60};
  site.change(changed);
  EXPECT_EQ(switched(FeedState::off).pattern, "thanet-*.csv");
  const Feed on = switched(FeedState::on);
  EXPECT_EQ(on.pattern, "thanet-*.csv");
  ASSERT_EQ(shell::list_schedules(site.db).size(), 1u);
  EXPECT_EQ(shell::list_schedules(site.db).front().recurrence, shell::Recurrence(shell::EveryMinutes{60}));
}

}  // namespace
}  // namespace qi::feeds
