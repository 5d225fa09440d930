#include "feeds/team_mail.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "base/moment_words.h"
#include "base/text.h"
#include "feeds/feed_run_store.h"
#include "feeds/feed_store.h"
#include "feeds/feed_urls.h"
#include "json/json_reading.h"
#include "json/json_writer.h"
#include "measures/late_alarm_store.h"
#include "measures/news/news_jobs.h"
#include "measures/news/news_mail.h"

namespace qi::feeds {
namespace {

constexpr std::string_view kAddress = "address";
constexpr int kMostAlarms = 100'000;

bool is_told(const Feed& feed, std::string_view address) {
  return feed.state == FeedState::on && !feed.team_mail.empty() && lowered(feed.team_mail) == lowered(address);
}

/// Alarms of the series that the feed fills, opened since its team was told.
std::vector<std::string> late_lines(db::Connection& db, const Feed& feed,
                                    const std::vector<measures::LateAlarmLine>& alarms) {
  const auto filled = list_filled_series(db, feed.id);
  std::vector<std::string> lines;
  for (const measures::LateAlarmLine& line : alarms)
    if (std::ranges::binary_search(filled, line.alarm.series) &&
        (!feed.team_told_at || line.alarm.opened_at > *feed.team_told_at))
      lines.push_back(fmt::format("{}, {}: {}", line.measure_name, line.place,
                                  measures::late_alarm_words(line.alarm, line.frequency)));
  return lines;
}

/// Without names of files and words of a database: a mail leaves the trust's own pages, and they may name a person.
std::vector<std::string> fault_lines(db::Connection& db, const Feed& feed, Instant now) {
  std::vector<std::string> lines;
  const Instant since = feed.team_told_at.value_or(now - kFirstMailTells);
  // Each file is a deed of somebody. What a query answers is over as soon as it answers well.
  const bool takes_files = feed.kind != FeedKind::sql_query;
  const RefusedRuns refused = takes_files ? refused_since(db, feed.id, since) : RefusedRuns{};
  if (refused.newest_at)
    lines.push_back(fmt::format("{} refused, {}{}.",
                                counted(static_cast<std::size_t>(refused.count), "file was", "files were"),
                                refused.count == 1 ? "" : "the last ", moment_words(*refused.newest_at)));
  const auto newest = find_newest_run(db, feed.id);
  const bool is_told = takes_files && newest && newest->came == Came::refused;
  if (newest && !is_told && newest->ended_at > since && still_goes_wrong(feed, *newest))
    lines.push_back(fmt::format("{}, {}.", title(newest->came), moment_words(newest->ended_at)));
  if (!lines.empty()) lines.back() += " The feed's page says why.";
  return lines;
}

/// "" when there is nothing to tell of this feed.
std::string paragraph(db::Connection& db, const Feed& feed, Instant now,
                      const std::vector<measures::LateAlarmLine>& alarms, const std::string& site_url) {
  std::vector<std::string> lines = fault_lines(db, feed, now);
  const html::Url page = lines.empty() ? feed_url(feed.id) : feed_faults_url(feed.id);
  std::vector<std::string> late = late_lines(db, feed, alarms);
  const std::size_t named = std::min(late.size(), kLateInTeamMail);
  std::move(late.begin(), late.begin() + static_cast<std::ptrdiff_t>(named), std::back_inserter(lines));
  if (late.size() > named)
    lines.push_back("And " + counted(late.size() - named, "more series is", "more series are") + " late.");
  if (lines.empty()) return {};
  std::string text = fmt::format("{}\n{}{}\n", feed.name, site_url, page.text());
  for (const std::string& line : lines) text += "- " + line + "\n";
  return text + "\n";
}

Result<shell::JobOutcome> team_mail_work(shell::JobRun& run, const FeedPlan& plan) {
  const auto payload = json::read(run.job.payload);
  QI_ASSERT(payload && payload->is_object() && payload->as_object().contains(kAddress));
  const std::string address(payload->as_object().at(kAddress).as_string());
  if (plan.mail.server.empty()) return shell::JobOutcome{.words = "Mail is not set up.", .url = feeds_url().text()};
  const Instant now = run.clock.now();
  const auto written = write_team_mail(run.db, now, plan, address, "feed-team-" + to_text(run.job.id));
  if (!written)
    return shell::JobOutcome{.words = "No mail: nothing is new, or this address was written to today.",
                             .url = feeds_url().text()};
  if (run.must_stop()) return shell::JobOutcome::stopped_early();
  if (const Done sent = measures::hand_over_mail(plan.mail, written->mail); !sent) return sent.error();
  const shell::JobOutcome outcome{.words = "One mail about " + counted(written->feeds.size(), "feed", "feeds") + ".",
                                  .url = feeds_url().text()};
  db::Transaction transaction(run.db);
  for (const FeedId feed : written->feeds) note_team_told(run.db, now, feed);
  if (!run.finish_here(outcome)) return shell::JobOutcome::stopped_early();
  transaction.commit();
  return outcome;
}

}  // namespace

std::optional<TeamMail> write_team_mail(db::Connection& db, Instant now, const FeedPlan& plan, std::string_view address,
                                        std::string identity) {
  std::vector<Feed> feeds = list_feeds(db);
  std::erase_if(feeds, [&](const Feed& feed) { return !is_told(feed, address); });
  for (const Feed& feed : feeds)
    if (feed.team_told_at && london_date(*feed.team_told_at) == london_date(now)) return std::nullopt;
  const auto alarms = measures::list_late_alarm_lines(db, kMostAlarms);
  TeamMail made;
  std::string text;
  std::string first_name;
  for (const Feed& feed : feeds) {
    const std::string words = paragraph(db, feed, now, alarms, plan.site_url);
    if (words.empty()) continue;
    if (made.feeds.empty()) first_name = feed.name;
    text += words;
    made.feeds.push_back(feed.id);
  }
  if (made.feeds.empty()) return std::nullopt;
  made.mail = {.to = std::string(address),
               .subject = made.feeds.size() == 1 ? "Feed " + first_name + " needs somebody"
                                                 : fmt::format("{} feeds need somebody", made.feeds.size()),
               .text = "Hello,\n\nFigures are late, or could not be taken:\n\n" + text +
                       "You get this mail, one a morning at most, because this address stands as the team of these "
                       "feeds.\nAn administrator changes that on the feed's page.\n",
               .html = {},
               .identity = std::move(identity),
               .written_at = now};
  return made;
}

void queue_team_mails(db::Connection& db, Instant now, const FeedPlan& plan) {
  if (plan.mail.server.empty()) return;
  std::set<std::string> addresses;
  for (const Feed& feed : list_feeds(db))
    if (feed.state == FeedState::on && !feed.team_mail.empty()) addresses.insert(lowered(feed.team_mail));
  for (const std::string& address : addresses) {
    json::Writer payload;
    payload.object([&] { payload.key(kAddress).value(address); });
    const std::string key = "feed-team:" + address;
    shell::queue_job(db, now, {.kind = kTeamMailJob, .payload = std::move(payload).take(), .key = key});
  }
}

shell::JobKind team_mail_kind(const FeedPlan& plan) {
  return {.slug = kTeamMailJob,
          .title = "Mail to the team of feeds",
          .work = [plan](shell::JobRun& run) { return team_mail_work(run, plan); },
          .retry = measures::kMailRetry};
}

}  // namespace qi::feeds
