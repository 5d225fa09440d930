#include "feeds/feed_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "access/account_store.h"
#include "base/moment_words.h"
#include "base/text.h"
#include "feeds/feed_plan.h"
#include "feeds/feed_run_store.h"
#include "feeds/feed_store.h"
#include "feeds/feed_urls.h"
#include "measures/imports/import_urls.h"
#include "measures/late_alarm_store.h"
#include "measures/measure_store.h"
#include "measures/measure_urls.h"
#include "measures/organisation_store.h"
#include "measures/series_store.h"
#include "measures/signals/kept_reading_store.h"
#include "shell/jobs.h"

namespace qi::feeds {
namespace {

constexpr std::size_t kSeriesShown = 30;

/// A series with its names and how far its figures go.
struct FilledSeries {
  measures::SeriesId id;
  measures::Series series;
  Frequency frequency = Frequency::month;
  std::string name;
  std::string code;
  std::optional<Date> latest;
  std::optional<measures::LateAlarm> alarm;
};

/// Names are read once for all.
class SeriesFacts {
 public:
  explicit SeriesFacts(db::Connection& db) : db_(db) {
    for (measures::Measure& each : measures::list_measures(db)) measures_.emplace(each.id, std::move(each));
    for (measures::Organisation& each : measures::list_organisations(db)) places_.emplace(each.id, std::move(each));
    for (const measures::LateAlarm& each : measures::list_open_late_alarms(db)) alarms_.emplace(each.series, each);
  }

  std::optional<FilledSeries> of(measures::SeriesId id) const {
    const auto series = measures::find_series(db_, id);
    if (!series) return std::nullopt;
    const auto measure = measures_.find(series->measure);
    const auto place = places_.find(series->organisation);
    if (measure == measures_.end() || place == places_.end()) return std::nullopt;
    FilledSeries filled{.id = id,
                        .series = *series,
                        .frequency = measure->second.definition.frequency,
                        .name = measure->second.definition.name + ", " + place->second.short_name,
                        .code = place->second.code,
                        .latest = measures::find_latest_read_period(db_, id),
                        .alarm = {}};
    if (const auto alarm = alarms_.find(id); alarm != alarms_.end()) filled.alarm = alarm->second;
    return filled;
  }

  std::vector<FilledSeries> of_feed(FeedId feed) const {
    std::vector<FilledSeries> all;
    for (const measures::SeriesId id : list_filled_series(db_, feed))
      if (auto filled = of(id)) all.push_back(std::move(*filled));
    // Late ones first, then the oldest.
    std::ranges::stable_sort(all, [](const FilledSeries& one, const FilledSeries& other) {
      if (one.alarm.has_value() != other.alarm.has_value()) return one.alarm.has_value();
      return one.latest < other.latest;
    });
    return all;
  }

 private:
  db::Connection& db_;
  std::map<measures::MeasureId, measures::Measure> measures_;
  std::map<measures::OrganisationId, measures::Organisation> places_;
  std::map<measures::SeriesId, measures::LateAlarm> alarms_;
};

std::string age_of(const FilledSeries& filled) {
  return filled.latest ? "Data to " + period_name(filled.frequency, *filled.latest) : "No figures";
}

std::string kind_words(const Feed& feed) {
  std::string words(title(feed.kind));
  if (feed.recurrence) words += ", " + shell::recurrence_words(*feed.recurrence);
  return words;
}

/// The newest period of any series that the feed fills.
std::string newest_age(const std::vector<FilledSeries>& filled) {
  const auto newest = std::ranges::max_element(
      filled, [](const FilledSeries& one, const FilledSeries& other) { return one.latest < other.latest; });
  return newest == filled.end() ? "" : age_of(*newest);
}

std::map<std::string, Instant> next_times(db::Connection& db) {
  std::map<std::string, Instant> times;
  for (const shell::JobSchedule& schedule : shell::list_schedules(db)) times.emplace(schedule.slug, schedule.next_at);
  return times;
}

ui::Tag state_of(const Feed& feed, const FeedRun* newest) {
  if (feed.state == FeedState::off) return {.text = "Off", .colour = ui::TagColour::grey};
  if (newest && still_goes_wrong(feed, *newest)) return tag_of(newest->came);
  return {.text = "On", .colour = ui::TagColour::green};
}

std::string series_words(const SeriesFacts& facts, const Feed& feed) {
  if (!feed.series) return "As the figures say, or the last import";
  const auto filled = facts.of(*feed.series);
  return filled ? filled->name : "A series that is gone";
}

std::vector<ui::KeyValue> facts_of(db::Connection& db, const SeriesFacts& facts, const Feed& feed) {
  const auto owner = access::find_account(db, feed.owner);
  std::string owner_words = owner ? owner->name : "";
  if (owner && owner->closed_at) owner_words += " (has left)";
  const auto times = next_times(db);
  const auto next = times.find(schedule_slug(feed.id));
  return {{.key = "Way in", .value = std::string(title(feed.kind))},
          {.key = "When", .value = feed.recurrence ? capitalised(shell::recurrence_words(*feed.recurrence)) : ""},
          {.key = "Next", .value = next == times.end() ? "" : short_moment_words(next->second)},
          {.key = "Folder",
           .value = feed.kind != FeedKind::file_drop ? ""
                    : feed.folder.empty()            ? "The feed folder itself"
                                                     : feed.folder},
          {.key = "Files",
           .value = feed.kind != FeedKind::file_drop ? ""
                    : feed.pattern.empty()           ? "All"
                                                     : feed.pattern},
          {.key = "Taken",
           .value = feed.kind == FeedKind::file_drop ? "When a file has not changed for " + settling_words() : ""},
          {.key = "Database", .value = feed.source},
          {.key = "Sheet", .value = feed.sheet},
          {.key = "Whose figures", .value = series_words(facts, feed)},
          {.key = "Two figures for one period", .value = std::string(tabular::title(feed.duplicates))},
          {.key = "Owner", .value = owner_words},
          {.key = "Team", .value = feed.team + (feed.team_mail.empty() ? "" : ", " + feed.team_mail)},
          {.key = "Made", .value = long_date(london_date(feed.created_at))}};
}

/// "" when no run waits or is being done.
std::string words_under_way(db::Connection& db, const Feed& feed) {
  const auto newest = shell::list_jobs(db, {.state = {}, .queued_by = {}, .subject = schedule_slug(feed.id)}, 1);
  if (newest.empty()) return {};
  const shell::Job& job = newest.front();
  const bool is_tried_again = job.state == shell::JobState::waiting && job.tries > 0;
  if (is_tried_again)
    return "The last run did not succeed. It is tried again at " + short_moment_words(job.not_before) + ".";
  if (job.state == shell::JobState::waiting) return "A run waits for its turn.";
  if (job.state != shell::JobState::running) return {};
  const std::string waits = waiting_words(feed.kind);
  return "A run is under way." + (waits.empty() ? "" : " " + waits);
}

RunLine line_of(const FeedRun& run) {
  RunLine line{.when = short_moment_words(run.began_at),
               .state = tag_of(run.came),
               .file = run.file_name,
               .told = run.told,
               .batch = {}};
  if (run.batch) line.batch = measures::batch_url(*run.batch);
  return line;
}

}  // namespace

ui::Tag tag_of(Came came) {
  const std::string text(title(came));
  switch (came) {
    case Came::loaded: return {.text = text, .colour = ui::TagColour::green};
    case Came::same: return {.text = text, .colour = ui::TagColour::white};
    case Came::refused:
    case Came::failed: return {.text = text, .colour = ui::TagColour::orange};
  }
  stop_at("a known end of a run", __FILE__, __LINE__);
}

std::vector<FeedLine> load_feed_lines(db::Connection& db) {
  const SeriesFacts facts(db);
  const auto newest = newest_runs(db);
  const auto times = next_times(db);
  std::vector<FeedLine> lines;
  for (const Feed& feed : list_feeds(db)) {
    const auto found = newest.find(feed.id);
    const FeedRun* run = found == newest.end() ? nullptr : &found->second;
    const auto next = times.find(schedule_slug(feed.id));
    const auto filled = facts.of_feed(feed.id);
    const auto late = std::ranges::count_if(filled, [](const FilledSeries& each) { return each.alarm.has_value(); });
    lines.push_back(
        {.name = feed.name,
         .url = feed_url(feed.id),
         .kind = kind_words(feed),
         .state = state_of(feed, run),
         .last = run ? short_moment_words(run->began_at) : "Not yet",
         .words = run && !run->told.empty() && !is_over(feed, *run) ? run->told.front() : feed.look_words,
         .next = next == times.end() ? "" : short_moment_words(next->second),
         .age = newest_age(filled),
         .late = late == 0 ? "" : fmt::format("{} late", counted(static_cast<std::size_t>(late), "series", "series"))});
  }
  return lines;
}

FeedPage load_feed_page(db::Connection& db, const Feed& feed, RunsAsked asked) {
  const SeriesFacts facts(db);
  const auto runs = list_runs(db, feed.id, kRunsOnPage, asked);
  const auto newest = find_newest_run(db, feed.id);
  FeedPage page{.name = feed.name,
                .kicker = "Feed · " + kind_words(feed),
                .state = state_of(feed, newest ? &*newest : nullptr),
                .saved = {},
                .under_way = words_under_way(db, feed),
                .look = feed.looked_at ? short_moment_words(*feed.looked_at) + ": " + feed.look_words : "",
                .facts = facts_of(db, facts, feed),
                .query = feed.query,
                .runs = {},
                .runs_asked = asked,
                .other_runs = {},
                .more_runs = {},
                .series = {},
                .push = {},
                .run_now = {},
                .edit = {},
                .switching = {},
                .switch_text = {},
                .switch_to = {},
                .csrf_token = {}};
  for (const FeedRun& run : runs) page.runs.push_back(line_of(run));
  if (asked == RunsAsked::gone_wrong)
    page.other_runs = ui::SideLink{"All runs", feed_url(feed.id)};
  else if (count_runs(db, feed.id, RunsAsked::gone_wrong) > 0)
    page.other_runs = ui::SideLink{"Only those that were refused or failed", feed_faults_url(feed.id)};
  if (const auto all = count_runs(db, feed.id, asked); all > kRunsOnPage)
    page.more_runs = fmt::format("{} older runs are kept and not shown.", all - kRunsOnPage);
  const auto filled = facts.of_feed(feed.id);
  for (const FilledSeries& each : filled) {
    if (page.series.size() == kSeriesShown) break;
    page.series.push_back({.name = each.name,
                           .url = measures::measure_url(each.series.measure, each.code),
                           .age = age_of(each),
                           .late = each.alarm ? measures::late_alarm_words(*each.alarm, each.frequency) : ""});
  }
  return page;
}

}  // namespace qi::feeds
