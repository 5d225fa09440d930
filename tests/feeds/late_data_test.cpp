#include <gtest/gtest.h>

#include "feeds/feeds_site.h"
#include "measures/late_alarm_store.h"
#include "measures/news/follow_store.h"
#include "measures/news/late_news.h"
#include "measures/news/news_store.h"
#include "measures/news/web_hook_store.h"
#include "measures/signals/reading_again.h"
#include "shell/job_runner.h"

namespace qi::feeds {
namespace {

class LateData : public testing::TestWithParam<support::Backend> {
 protected:
  LateData() {
    db::Transaction transaction(site.db);
    const auto other = access::create_account(
        site.db, {.actor = {}, .at = site.clock.now()},
        {.email = "sam@example.nhs.uk", .name = "Sam Reed", .role = shell::Role::contributor}, "no password");
    follower = *other;
    measures::follow(site.db, site.clock.now(), follower, site.local.series.id);
    EXPECT_TRUE(
        measures::create_web_hook(site.db, site.clock.now(), std::nullopt,
                                  {.id = {}, .name = "Warehouse", .url = "https://example.org/x", .secret = "s"}, {}));
    measures::choose_delivery(site.db, site.clock.now(), follower, measures::Delivery::daily);
    measures::choose_delivery(site.db, site.clock.now(), site.owner, measures::Delivery::daily);
    transaction.commit();
    feed =
        site.keep({.kind = FeedKind::file_drop, .series = site.local.series.id, .recurrence = shell::EveryMinutes{15}});
    site.drop("records.csv", kTwoMonths);
    site.run(feed);
  }
  void be(const char* moment) { site.clock.advance(support::at(moment) - site.clock.now()); }
  std::size_t told(shell::AccountId account) { return measures::list_waiting_news(site.db, account).size(); }
  std::int64_t deliveries() { return site.db.only<std::int64_t>("SELECT count(*) FROM web_hook_delivery"); }
  measures::LateWatch look() { return look_for_late_figures(site.db, site.clock.now(), "RYD"); }

  FeedsSite site{GetParam()};
  shell::AccountId follower;
  Feed feed;
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, LateData, testing::ValuesIn(support::every_backend()), support::BackendName());

TEST_P(LateData, OpensOneAlarmOnTheDayAfterTheFigureWasDue) {
  be("2025-05-31T06:30:00.000Z");
  EXPECT_TRUE(look().opened.empty()) << "April may come until the end of May";
  be("2025-06-01T06:30:00.000Z");
  const auto opened = look().opened;
  ASSERT_EQ(opened.size(), 1u);
  EXPECT_EQ(opened[0].series, site.local.series.id);
  EXPECT_EQ(to_iso(opened[0].missing), "2025-04-01");
  EXPECT_EQ(to_iso(opened[0].expected), "2025-05-31");
  EXPECT_EQ(measures::late_alarm_words(opened[0], Frequency::month), "April 2025 was expected by 31 May 2025.");
  be("2025-06-02T06:30:00.000Z");
  EXPECT_TRUE(look().opened.empty()) << "it stands already";
  EXPECT_EQ(measures::count_open_late_alarms(site.db), 1u);
}

TEST_P(LateData, TellsFollowersTheOwnerOfTheFeedAndWebHooksOnce) {
  be("2025-06-01T06:30:00.000Z");
  look();
  look();
  EXPECT_EQ(told(follower), 1u);
  EXPECT_EQ(told(site.owner), 1u);
  EXPECT_EQ(deliveries(), 1);
  const auto words = measures::words_of({measures::late_data_news("RYD")}, site.db,
                                        measures::list_waiting_news(site.db, follower).at(0).item);
  ASSERT_TRUE(words);
  EXPECT_EQ(words->name, "Records completed on the day, Thanet");
  EXPECT_EQ(words->found, "April 2025 was expected by 31 May 2025. The newest figure is for March 2025.");
}

TEST_P(LateData, OfOneMorningGoesToAWebHookAsOneListAndWithoutWhatCameMeanwhile) {
  const measures::SeriesId other = site.make_other_series();
  site.drop("other.csv", kTwoMonths);
  Feed moved = feed;
  moved.series = other;
  site.run(site.change(moved));
  {
    db::Transaction transaction(site.db);
    measures::follow(site.db, site.clock.now(), follower, other);
    transaction.commit();
  }
  be("2025-06-01T06:30:00.000Z");
  EXPECT_EQ(look().opened.size(), 2u);
  look();
  ASSERT_EQ(deliveries(), 1);
  const auto document = [&] {
    const measures::NewsPlan plan{
        .kinds = {measures::late_data_news("RYD")}, .mail = {}, .hooks = {}, .site_url = "https://q.example"};
    return measures::hook_document(site.db, plan, measures::list_deliveries(site.db, 1).at(0));
  };
  EXPECT_NE(document().find(R"("event":"late-data.found")"), std::string::npos) << document();
  EXPECT_NE(document().find(R"("url":"https://q.example/late","count":2,"series":[{"measure":)"), std::string::npos)
      << document();
  site.drop("april.csv", "Date,Value\n2025-04-01,83\n");
  site.run(*find_feed(site.db, feed.id));
  EXPECT_NE(document().find(R"("count":1)"), std::string::npos) << document();
  EXPECT_EQ(document().find("Margate"), std::string::npos) << document();
}

TEST_P(LateData, TellsAdministratorsWhenTheOwnerHasLeft) {
  db::Transaction transaction(site.db);
  const auto admin = access::create_account(
      site.db, {.actor = {}, .at = site.clock.now()},
      {.email = "ada@example.nhs.uk", .name = "Ada", .role = shell::Role::administrator}, "no password");
  measures::choose_delivery(site.db, site.clock.now(), *admin, measures::Delivery::daily);
  ASSERT_TRUE(access::close_account(site.db, {.actor = {}, .at = site.clock.now()},
                                    *access::find_account(site.db, site.owner)));
  transaction.commit();
  be("2025-06-01T06:30:00.000Z");
  look();
  EXPECT_EQ(told(*admin), 1u);
  EXPECT_EQ(told(site.owner), 0u);
}

TEST_P(LateData, OfAnotherTrustThatNobodyFollowsIsNoNewsForWebHooks) {
  db::Transaction transaction(site.db);
  measures::stop_following(site.db, site.clock.now(), follower, site.local.series.id);
  transaction.commit();
  be("2025-06-01T06:30:00.000Z");
  EXPECT_EQ(look().opened.size(), 1u);
  EXPECT_EQ(deliveries(), 0);
}

TEST_P(LateData, IsClearedByTheFiguresThemselvesAndNobodyIsToldAnyMore) {
  be("2025-06-01T06:30:00.000Z");
  look();
  site.drop("april.csv", "Date,Value\n2025-04-01,83\n");
  site.run(feed);
  EXPECT_EQ(measures::count_open_late_alarms(site.db), 0u);
  const auto news = measures::list_waiting_news(site.db, follower);
  EXPECT_FALSE(measures::words_of({measures::late_data_news("RYD")}, site.db, news.at(0).item)) << "it is overtaken";
  EXPECT_TRUE(look().opened.empty());
  be("2025-07-02T06:30:00.000Z");
  EXPECT_EQ(look().opened.size(), 1u) << "the next month is missed, and that is a new alarm";
}

TEST_P(LateData, NamesTheFigureThatIsMissedNowWhenTheEarlierOneHasCome) {
  be("2025-07-02T06:30:00.000Z");
  ASSERT_EQ(look().opened.size(), 1u);
  site.drop("april.csv", "Date,Value\n2025-04-01,83\n");
  site.run(feed);
  const measures::LateWatch watch = look();
  ASSERT_EQ(watch.opened.size(), 1u) << "May is late as well";
  EXPECT_EQ(watch.cleared, 1u);
  EXPECT_EQ(to_iso(watch.opened[0].latest), "2025-04-01");
  EXPECT_EQ(to_iso(watch.opened[0].missing), "2025-05-01");
  EXPECT_EQ(measures::count_open_late_alarms(site.db), 1u);
  EXPECT_TRUE(look().opened.empty());
}

TEST_P(LateData, IsNoAlarmForAClosedMeasureAndClearsWhenOneIsClosed) {
  be("2025-06-01T06:30:00.000Z");
  look();
  db::Transaction transaction(site.db);
  ASSERT_TRUE(measures::close_measure(site.db, site.clock.now(), site.owner, site.local.measure));
  transaction.commit();
  EXPECT_EQ(look().cleared, 1u);
  EXPECT_EQ(measures::count_open_late_alarms(site.db), 0u);
}

TEST_P(LateData, IsLookedForEveryMorningByAJob) {
  set_late_schedule(site.db, site.clock.now());
  be("2025-06-01T06:30:00.000Z");
  shell::queue_due_schedules(site.db, site.clock.now());
  const shell::JobKinds kinds = feed_job_kinds(site.plan);
  while (shell::run_next_job(site.db, site.clock, kinds, "test", [] { return false; })) {
  }
  EXPECT_EQ(measures::count_open_late_alarms(site.db), 1u);
}

TEST_P(LateData, RunsAFeedByItsScheduleAndByHandOneAtATime) {
  site.drop("april.csv", "Date,Value\n2025-04-01,83\n");
  site.clock.advance(std::chrono::minutes(20));
  EXPECT_EQ(shell::queue_due_schedules(site.db, site.clock.now()), 1);
  {
    db::Transaction transaction(site.db);
    queue_feed(site.db, site.clock.now(), site.owner, feed.id);
    transaction.commit();
  }
  const shell::JobKinds kinds = feed_job_kinds(site.plan);
  EXPECT_TRUE(shell::run_next_job(site.db, site.clock, kinds, "test", [] { return false; }));
  EXPECT_FALSE(shell::run_next_job(site.db, site.clock, kinds, "test", [] { return false; })) << "both were one job";
  EXPECT_EQ(site.points().size(), 3u);

  db::Transaction transaction(site.db);
  ASSERT_TRUE(switch_feed(site.db, site.clock.now(), site.owner, feed.id, FeedState::off));
  transaction.commit();
  site.clock.advance(std::chrono::minutes(20));
  EXPECT_EQ(shell::queue_due_schedules(site.db, site.clock.now()), 0);
}

}  // namespace
}  // namespace qi::feeds
