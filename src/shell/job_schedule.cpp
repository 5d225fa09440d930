#include "shell/job_schedule.h"

#include <fmt/format.h>

#include <charconv>

#include "base/text.h"
#include "shell/jobs.h"

namespace qi::shell {
namespace {

using std::chrono::minutes;

constexpr int kMinutesInDay = 24 * 60;

/// The moment at which London's clocks show that time on that day. A time that the clocks skip is read by the clock
/// before the change, so it comes out an hour later; of a time that comes twice it is the first.
Instant london_moment(Date day, minutes after_midnight) {
  const Instant as_winter = day.days() + after_midnight;
  const Instant as_summer = as_winter - std::chrono::hours(1);
  return london_offset(as_summer) == std::chrono::hours(1) ? as_summer : as_winter;
}

JobSchedule read_schedule(const db::Row& row) {
  const auto every = row.get<std::optional<int>>(4);
  return {.slug = row.get<std::string>(0),
          .kind = row.get<std::string>(1),
          .payload = row.get<std::string>(2),
          .subject = row.get<std::string>(3),
          .recurrence = every ? Recurrence(EveryMinutes{*every}) : Recurrence(DailyAt{row.get<int>(5)}),
          .next_at = row.get<Instant>(6),
          .last_queued = row.get<std::optional<Instant>>(7)};
}

std::optional<JobSchedule> find_schedule(db::Connection& db, std::string_view slug) {
  return db.first(R"sql(
      SELECT slug, kind, payload, subject, every_minutes, daily_at, next_at, last_queued_at
        FROM job_schedule
       WHERE slug = $1
  )sql",
                  read_schedule, slug);
}

std::optional<int> minutes_between_runs(const Recurrence& recurrence) {
  const auto* every = std::get_if<EveryMinutes>(&recurrence);
  return every == nullptr ? std::nullopt : std::optional(every->minutes);
}

std::optional<int> time_of_day(const Recurrence& recurrence) {
  const auto* daily = std::get_if<DailyAt>(&recurrence);
  return daily == nullptr ? std::nullopt : std::optional(daily->minutes_after_midnight);
}

bool queue_if_still_due(db::Connection& db, Instant now, const std::string& slug) {
  db::Transaction transaction(db);
  // Asked again under the write lock: another process may have queued it.
  const auto schedule = find_schedule(db, slug);
  if (!schedule || schedule->next_at > now) return false;
  queue_job(db, now,
            {.kind = schedule->kind,
             .payload = schedule->payload,
             .subject = schedule->subject,
             .key = "schedule:" + schedule->slug});
  db.run("UPDATE job_schedule SET next_at = $1, last_queued_at = $2 WHERE slug = $3",
         next_time(schedule->recurrence, now), now, slug);
  transaction.commit();
  return true;
}

}  // namespace

Instant next_time(const Recurrence& recurrence, Instant after) {
  if (const auto* every = std::get_if<EveryMinutes>(&recurrence)) return after + minutes(every->minutes);
  const minutes at(std::get<DailyAt>(recurrence).minutes_after_midnight);
  const Date today = london_date(after);
  const Instant then = london_moment(today, at);
  return then > after ? then : london_moment(add_days(today, 1), at);
}

std::optional<int> parse_time_of_day(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto two_digits = [&](std::size_t from) {
    int number = -1;
    const char* begin = text.data() + from;
    const auto [end, failed] = std::from_chars(begin, begin + 2, number);
    return failed == std::errc{} && end == begin + 2 ? number : -1;
  };
  const int hour = two_digits(0);
  const int minute = two_digits(3);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  return hour * 60 + minute;
}

std::string recurrence_words(const Recurrence& recurrence) {
  if (const auto* every = std::get_if<EveryMinutes>(&recurrence))
    return every->minutes == 1 ? "every minute" : fmt::format("every {} minutes", every->minutes);
  const int at = std::get<DailyAt>(recurrence).minutes_after_midnight;
  return fmt::format("daily at {:02}:{:02}", at / 60, at % 60);
}

void set_schedule(db::Connection& db, Instant now, const JobSchedule& schedule) {
  QI_ASSERT(db.in_transaction());
  constexpr int kWeek = 7 * kMinutesInDay;
  const auto every = minutes_between_runs(schedule.recurrence);
  const auto daily = time_of_day(schedule.recurrence);
  QI_ASSERT(every ? *every >= 1 && *every <= kWeek : *daily >= 0 && *daily < kMinutesInDay);
  const auto before = find_schedule(db, schedule.slug);
  const bool same_times = before && before->recurrence == schedule.recurrence;
  const Instant next = same_times ? before->next_at : next_time(schedule.recurrence, now);
  db.run(R"sql(
      INSERT INTO job_schedule (slug, kind, payload, subject, every_minutes, daily_at, next_at, last_queued_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, NULL)
      ON CONFLICT (slug) DO UPDATE
         SET kind          = excluded.kind,
             payload       = excluded.payload,
             subject       = excluded.subject,
             every_minutes = excluded.every_minutes,
             daily_at      = excluded.daily_at,
             next_at       = excluded.next_at
  )sql",
         schedule.slug, schedule.kind, schedule.payload, schedule.subject, every, daily, next);
}

void remove_schedule(db::Connection& db, std::string_view slug) {
  QI_ASSERT(db.in_transaction());
  db.run("DELETE FROM job_schedule WHERE slug = $1", slug);
}

std::vector<JobSchedule> list_schedules(db::Connection& db) {
  return db.all(R"sql(
      SELECT slug, kind, payload, subject, every_minutes, daily_at, next_at, last_queued_at
        FROM job_schedule
       ORDER BY slug
  )sql",
                read_schedule);
}

int queue_due_schedules(db::Connection& db, Instant now) {
  const auto due = db.all(
      "SELECT slug FROM job_schedule WHERE next_at <= $1 ORDER BY next_at",
      [](const db::Row& row) { return row.get<std::string>(0); }, now);
  int queued = 0;
  for (const std::string& slug : due)
    if (queue_if_still_due(db, now, slug)) ++queued;
  return queued;
}

}  // namespace qi::shell
