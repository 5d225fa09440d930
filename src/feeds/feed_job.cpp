#include "feeds/feed_job.h"

#include <fmt/format.h>

#include <algorithm>

#include "access/account_store.h"
#include "base/text.h"
#include "feeds/feed_store.h"
#include "feeds/feed_urls.h"
#include "feeds/file_drop.h"
#include "feeds/sql_pull.h"
#include "feeds/team_mail.h"
#include "measures/news/late_news.h"
#include "measures/news/news_store.h"
#include "measures/signals/reading_again.h"
#include "shell/audit.h"
#include "shell/job_schedule.h"

namespace qi::feeds {
namespace {

constexpr std::string_view kSubject = "feed:";

/// "2 files came: 2 were loaded. 24 figures were new, …" of all runs together.
std::string words_of(const std::vector<FeedRun>& runs, const std::string& look) {
  if (runs.empty()) return look;
  if (runs.size() == 1) return runs.front().told.empty() ? look : runs.front().told.front();
  FeedRun all;
  for (const FeedRun& run : runs) {
    all.added += run.added;
    all.revised += run.revised;
    all.unchanged += run.unchanged;
    all.left_out += run.left_out;
  }
  return look + " " + counts_words(all);
}

FeedOutcome fetch(db::Connection& db, const Clock& clock, const FeedPlan& plan, const Feed& feed,
                  const std::function<bool()>& must_stop) {
  switch (feed.kind) {
    case FeedKind::file_drop: {
      FolderLook look = look_into_folder(db, clock, plan, feed, must_stop);
      std::string words = words_of(look.runs, look.words);
      return {.runs = std::move(look.runs), .words = std::move(words)};
    }
    case FeedKind::sql_query: {
      const auto run = pull_by_query(db, clock, plan, feed);
      if (run) return {.runs = {*run}, .words = words_of({*run}, "")};
      const auto looked = find_feed(db, feed.id);
      return {.runs = {}, .words = looked ? looked->look_words : ""};
    }
    case FeedKind::push: return {.runs = {}, .words = "This feed waits for what programs send to it."};
  }
  stop_at("a known kind of feed", __FILE__, __LINE__);
}

Result<shell::JobOutcome> feed_work(shell::JobRun& job, const FeedPlan& plan) {
  const std::string_view subject = job.job.subject;
  const auto id = subject.starts_with(kSubject) ? parse_id<FeedTag>(subject.substr(kSubject.size())) : std::nullopt;
  const auto feed = id ? find_feed(job.db, *id) : std::nullopt;
  if (!feed) return Error::not_found("The feed is not there any more.");
  if (feed->state == FeedState::off)
    return shell::JobOutcome{.words = "The feed is switched off.", .url = feed_url(feed->id).text()};
  const std::string waits = waiting_words(feed->kind);
  job.report(
      {.done = 0, .total = 0, .words = "Looking for figures of " + feed->name + (waits.empty() ? "" : ". " + waits)});
  const FeedOutcome outcome = run_feed(job.db, job.clock, plan, *feed, [&] { return job.must_stop(); });
  if (outcome.failed()) return Error::unavailable(outcome.words);
  return shell::JobOutcome{.words = outcome.words, .url = feed_url(feed->id).text()};
}

/// The owner; when that person has left, every administrator, since each can give the feed another owner.
std::vector<shell::AccountId> who_sees_to(db::Connection& db, const Feed& feed) {
  const auto owner = access::find_account(db, feed.owner);
  if (owner && !owner->closed_at) return {owner->id};
  std::vector<shell::AccountId> people;
  for (const access::Account& account : access::list_accounts(db))
    if (!account.closed_at && account.role == shell::Role::administrator) people.push_back(account.id);
  return people;
}

Result<shell::JobOutcome> late_work(shell::JobRun& job, const FeedPlan& plan) {
  const measures::LateWatch watch = look_for_late_figures(job.db, job.clock.now(), plan.own_ods_code);
  db::Transaction transaction(job.db);
  queue_team_mails(job.db, job.clock.now(), plan);
  transaction.commit();
  return shell::JobOutcome{
      .words = fmt::format("{} late, {} come since.", counted(watch.opened.size(), "series became", "series became"),
                           watch.cleared == 1 ? "1 has" : fmt::format("{} have", watch.cleared)),
      .url = feeds_url().text()};
}

}  // namespace

bool FeedOutcome::failed() const {
  return std::ranges::any_of(runs, [](const FeedRun& run) { return run.came == Came::failed; });
}

FeedOutcome run_feed(db::Connection& db, const Clock& clock, const FeedPlan& plan, const Feed& feed,
                     const std::function<bool()>& must_stop) {
  FeedOutcome outcome = fetch(db, clock, plan, feed, must_stop);
  if (!outcome.runs.empty()) measures::read_all_again(db, clock.now(), plan.own_ods_code);
  return outcome;
}

shell::JobId queue_feed(db::Connection& db, Instant now, std::optional<shell::AccountId> actor, FeedId feed) {
  const shell::JobId job = shell::queue_job(db, now,
                                            {.kind = kFeedJob,
                                             .payload = "{\"feed\":" + to_text(feed) + "}",
                                             .subject = schedule_slug(feed),
                                             .queued_by = actor,
                                             .urgency = shell::Urgency::someone_waits,
                                             .key = job_key(feed)});
  shell::record(db, now, actor, {.action = "feed.run", .subject = schedule_slug(feed)});
  return job;
}

measures::LateWatch look_for_late_figures(db::Connection& db, Instant now, std::string_view own_ods_code) {
  measures::read_all_again(db, now, own_ods_code);
  db::Transaction transaction(db);
  measures::LateWatch watch = measures::watch_late_figures(db, now, own_ods_code);
  for (const measures::LateAlarm& alarm : watch.opened)
    for (const Feed& feed : list_feeds_of_series(db, alarm.series))
      for (const shell::AccountId person : who_sees_to(db, feed))
        measures::tell_person(db, now, person, measures::news_of(alarm.id));
  transaction.commit();
  return watch;
}

shell::JobKinds feed_job_kinds(const FeedPlan& plan) {
  using std::chrono::seconds;
  return {
      {.slug = kFeedJob,
       .title = "Run of a feed",
       .work = [plan](shell::JobRun& run) { return feed_work(run, plan); },
       .retry = {.most_tries = 3, .first_wait = seconds(300), .most_wait = seconds(1800)}},
      {.slug = kLateJob,
       .title = "Look for late figures",
       .work = [plan](shell::JobRun& run) { return late_work(run, plan); }},
      team_mail_kind(plan),
  };
}

void set_late_schedule(db::Connection& db, Instant now) {
  db::Transaction transaction(db);
  shell::set_schedule(
      db, now, {.slug = std::string(kLateJob), .kind = std::string(kLateJob), .recurrence = shell::DailyAt{kLateAt}});
  transaction.commit();
}

}  // namespace qi::feeds
