#include "shell/job_schedule.h"

#include "shell/job_table.h"

namespace qi::shell {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class Schedules : public JobTable {
 protected:
  void set(const JobSchedule& schedule) {
    db::Transaction transaction(db);
    set_schedule(db, clock.now(), schedule);
    transaction.commit();
  }
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, Schedules, testing::ValuesIn(support::every_backend()), support::BackendName());

TEST_P(Schedules, QueueAJobEverySoManyMinutes) {
  set({.slug = "feeds", .kind = "scan", .subject = "feed:1", .recurrence = EveryMinutes{15}});
  EXPECT_EQ(queue_due_schedules(db, clock.now()), 0);
  clock.advance(minutes(15));
  EXPECT_EQ(queue_due_schedules(db, clock.now()), 1);
  EXPECT_EQ(queue_due_schedules(db, clock.now()), 0);
  EXPECT_TRUE(run_one());
  EXPECT_EQ(list_schedules(db).at(0).last_queued, clock.now());
  EXPECT_EQ(list_schedules(db).at(0).next_at, clock.now() + minutes(15));
}

TEST_P(Schedules, MakeUpOnceForManyMissedRuns) {
  set({.slug = "feeds", .kind = "scan", .recurrence = EveryMinutes{15}});
  clock.advance(hours(30));
  EXPECT_EQ(queue_due_schedules(db, clock.now()), 1);
  EXPECT_TRUE(run_one());
  EXPECT_FALSE(run_one());
  EXPECT_EQ(scans, 1);
}

TEST_P(Schedules, KeepTheirTimeWhenSetToTheSameAgainAndChangeItOtherwise) {
  set({.slug = "nightly", .kind = "scan", .recurrence = DailyAt{150}});
  const Instant next = list_schedules(db).at(0).next_at;
  EXPECT_EQ(next, support::at("2025-03-12T02:30:00.000Z"));
  clock.advance(hours(20));
  set({.slug = "nightly", .kind = "scan", .recurrence = DailyAt{150}});
  EXPECT_EQ(list_schedules(db).at(0).next_at, next) << "a start of the program must not put off a run that is due";
  set({.slug = "nightly", .kind = "scan", .recurrence = DailyAt{360}});
  EXPECT_EQ(list_schedules(db).at(0).next_at, support::at("2025-03-12T06:00:00.000Z"));
  {
    db::Transaction transaction(db);
    remove_schedule(db, "nightly");
    transaction.commit();
  }
  EXPECT_TRUE(list_schedules(db).empty());
}

TEST(Recurrence, FollowsLondonsClocks) {
  const Recurrence half_past_two = DailyAt{150};
  // Summer time began on 30 March 2025: 02:30 was 02:30 UTC the day before and 01:30 UTC from then on.
  EXPECT_EQ(next_time(half_past_two, support::at("2025-03-29T00:00:00.000Z")), support::at("2025-03-29T02:30:00.000Z"));
  EXPECT_EQ(next_time(half_past_two, support::at("2025-03-29T02:30:00.000Z")), support::at("2025-03-30T01:30:00.000Z"));
  // 01:30 did not happen that day; it is taken an hour later.
  EXPECT_EQ(next_time(DailyAt{90}, support::at("2025-03-29T12:00:00.000Z")), support::at("2025-03-30T01:30:00.000Z"));
  // On 26 October 01:30 happened twice; the first one counts.
  EXPECT_EQ(next_time(DailyAt{90}, support::at("2025-10-25T12:00:00.000Z")), support::at("2025-10-26T00:30:00.000Z"));
  EXPECT_EQ(next_time(DailyAt{90}, support::at("2025-10-26T00:30:00.000Z")), support::at("2025-10-27T01:30:00.000Z"));
  // Just after midnight in summer it is still yesterday in UTC.
  EXPECT_EQ(next_time(DailyAt{15}, support::at("2025-07-01T23:00:00.000Z")), support::at("2025-07-01T23:15:00.000Z"));
}

TEST(Recurrence, ReadsATimeOfDayAndRefusesWhatIsNone) {
  EXPECT_EQ(parse_time_of_day("02:30"), 150);
  EXPECT_EQ(parse_time_of_day("00:00"), 0);
  EXPECT_EQ(parse_time_of_day("23:59"), 1439);
  for (const char* wrong : {"", "2:30", "24:00", "02:60", "02.30", "02:3x", "+2:30", "-1:30", "02:300"})
    EXPECT_EQ(parse_time_of_day(wrong), std::nullopt) << wrong;
  EXPECT_EQ(recurrence_words(DailyAt{150}), "daily at 02:30");
  EXPECT_EQ(recurrence_words(EveryMinutes{15}), "every 15 minutes");
}

}  // namespace
}  // namespace qi::shell
