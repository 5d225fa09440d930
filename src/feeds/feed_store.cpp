#include "feeds/feed_store.h"

#include <variant>

#include "base/assert.h"
#include "base/text.h"
#include "json/json_writer.h"
#include "shell/audit.h"

namespace qi::feeds {
namespace {

std::optional<int> every_minutes(const Feed& feed) {
  if (!feed.recurrence) return std::nullopt;
  const auto* every = std::get_if<shell::EveryMinutes>(&*feed.recurrence);
  return every ? std::optional(every->minutes) : std::nullopt;
}

std::optional<int> daily_at(const Feed& feed) {
  if (!feed.recurrence) return std::nullopt;
  const auto* daily = std::get_if<shell::DailyAt>(&*feed.recurrence);
  return daily ? std::optional(daily->minutes_after_midnight) : std::nullopt;
}

std::optional<shell::Recurrence> recurrence_of(std::optional<int> every, std::optional<int> daily) {
  if (every) return shell::EveryMinutes{*every};
  if (daily) return shell::DailyAt{*daily};
  return std::nullopt;
}

Feed read_feed(const db::Row& row) {
  return {.id = row.get<FeedId>(0),
          .name = row.get<std::string>(1),
          .kind = parse_feed_kind(row.get<std::string>(2)).value(),
          .folder = row.get<std::string>(3),
          .pattern = row.get<std::string>(4),
          .source = row.get<std::string>(5),
          .query = row.get<std::string>(6),
          .sheet = row.get<std::string>(7),
          .series = row.get<std::optional<measures::SeriesId>>(8),
          .duplicates = tabular::parse_duplicates(row.get<std::string>(9)).value(),
          .owner = row.get<shell::AccountId>(10),
          .team = row.get<std::string>(11),
          .team_mail = row.get<std::string>(12),
          .recurrence = recurrence_of(row.get<std::optional<int>>(13), row.get<std::optional<int>>(14)),
          .state = row.get<bool>(15) ? FeedState::on : FeedState::off,
          .created_at = row.get<Instant>(16),
          .looked_at = row.get<std::optional<Instant>>(17),
          .look_words = row.get<std::string>(18),
          .team_told_at = row.get<std::optional<Instant>>(19)};
}

bool name_is_taken(db::Connection& db, const Feed& feed) {
  return db.only<std::int64_t>(R"sql(
      SELECT count(*)
        FROM feed
       WHERE lower(name) = lower($1)
         AND id <> $2
  )sql",
                               feed.name, feed.id) > 0;
}

Error taken_name() {
  return Error::invalid_fields({{"name", "Another feed has this name. Choose another one."}});
}

/// The folder and the query are how figures get in, so the record names them.
std::string payload_of(const Feed& feed) {
  json::Writer writer;
  writer.object([&] {
    writer.key("name").value(feed.name);
    writer.key("kind").value(slug(feed.kind));
    writer.key("folder").value(feed.folder);
    writer.key("pattern").value(feed.pattern);
    writer.key("source").value(feed.source);
    writer.key("query").value(feed.query);
    writer.key("sheet").value(feed.sheet);
    writer.key("series").value(feed.series ? to_text(*feed.series) : "");
    writer.key("duplicates").value(tabular::slug(feed.duplicates));
    writer.key("owner").value(to_text(feed.owner));
    writer.key("team").value(feed.team);
    writer.key("team_mail").value(feed.team_mail);
    writer.key("when").value(feed.recurrence ? shell::recurrence_words(*feed.recurrence) : "");
    writer.key("state").value(feed.state == FeedState::on ? "on" : "off");
  });
  return std::move(writer).take();
}

void schedule(db::Connection& db, Instant now, const Feed& feed) {
  if (feed.state == FeedState::off || !feed.recurrence) return shell::remove_schedule(db, schedule_slug(feed.id));
  shell::set_schedule(db, now,
                      {.slug = schedule_slug(feed.id),
                       .kind = std::string(kFeedJob),
                       .payload = "{\"feed\":" + to_text(feed.id) + "}",
                       .subject = schedule_slug(feed.id),
                       .recurrence = *feed.recurrence});
}

/// The schedule and the audit record of a feed that is now like this.
void keep_change(db::Connection& db, Instant now, std::optional<shell::AccountId> actor, const Feed& feed) {
  schedule(db, now, feed);
  shell::record(db, now, actor,
                {.action = "feed.change", .subject = schedule_slug(feed.id), .payload = payload_of(feed)});
}

Error feed_is_gone() {
  return Error::not_found("We could not find that feed.");
}

}  // namespace

std::vector<Feed> list_feeds(db::Connection& db) {
  return db.all(R"sql(
      SELECT id, name, kind, folder, pattern, source, query, sheet, series_id, duplicates, owner_id, team, team_mail,
             every_minutes, daily_at, is_on, created_at, looked_at, look_words,
             team_told_at
        FROM feed
       ORDER BY is_on DESC, lower(name), id
  )sql",
                read_feed);
}

std::optional<Feed> find_feed(db::Connection& db, FeedId id) {
  return db.first(R"sql(
      SELECT id, name, kind, folder, pattern, source, query, sheet, series_id, duplicates, owner_id, team, team_mail,
             every_minutes, daily_at, is_on, created_at, looked_at, look_words,
             team_told_at
        FROM feed
       WHERE id = $1
  )sql",
                  read_feed, id);
}

std::optional<Feed> find_feed_named(db::Connection& db, std::string_view name) {
  auto named = db.first(R"sql(
      SELECT id, name, kind, folder, pattern, source, query, sheet, series_id, duplicates, owner_id, team, team_mail,
             every_minutes, daily_at, is_on, created_at, looked_at, look_words,
             team_told_at
        FROM feed
       WHERE lower(name) = lower($1)
  )sql",
                        read_feed, trimmed(name));
  if (named) return named;
  const auto id = parse_id<FeedTag>(trimmed(name));
  return id ? find_feed(db, *id) : std::nullopt;
}

Result<FeedId> create_feed(db::Connection& db, Instant now, std::optional<shell::AccountId> actor, const Feed& feed) {
  QI_ASSERT(db.in_transaction());
  Feed made = feed;
  made.id = {};
  if (name_is_taken(db, made)) return taken_name();
  made.id = db.only<FeedId>(R"sql(
      INSERT INTO feed (name, kind, folder, pattern, source, query, sheet, series_id, duplicates, owner_id, team,
                        team_mail, every_minutes, daily_at, is_on, created_at, created_by, look_words)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, '')
      RETURNING id
  )sql",
                            made.name, slug(made.kind), made.folder, made.pattern, made.source, made.query, made.sheet,
                            made.series, tabular::slug(made.duplicates), made.owner, made.team, made.team_mail,
                            every_minutes(made), daily_at(made), made.state == FeedState::on, now, actor);
  schedule(db, now, made);
  shell::record(db, now, actor,
                {.action = "feed.create", .subject = schedule_slug(made.id), .payload = payload_of(made)});
  return made.id;
}

Done change_feed(db::Connection& db, Instant now, std::optional<shell::AccountId> actor, const Feed& feed) {
  QI_ASSERT(db.in_transaction());
  const auto standing = find_feed(db, feed.id);
  if (!standing) return feed_is_gone();
  if (name_is_taken(db, feed)) return taken_name();
  Feed changed = feed;
  changed.state = standing->state;
  db.run(R"sql(
      UPDATE feed
         SET name = $2, kind = $3, folder = $4, pattern = $5, source = $6, query = $7, sheet = $8, series_id = $9,
             duplicates = $10, owner_id = $11, team = $12, team_mail = $13, every_minutes = $14, daily_at = $15,
             team_told_at = CASE WHEN lower(team_mail) = lower(CAST($13 AS TEXT)) THEN team_told_at ELSE NULL END
       WHERE id = $1
  )sql",
         feed.id, feed.name, slug(feed.kind), feed.folder, feed.pattern, feed.source, feed.query, feed.sheet,
         feed.series, tabular::slug(feed.duplicates), feed.owner, feed.team, feed.team_mail, every_minutes(feed),
         daily_at(feed));
  keep_change(db, now, actor, changed);
  return {};
}

Done switch_feed(db::Connection& db, Instant now, std::optional<shell::AccountId> actor, FeedId id, FeedState state) {
  QI_ASSERT(db.in_transaction());
  auto feed = find_feed(db, id);
  if (!feed) return feed_is_gone();
  feed->state = state;
  db.run("UPDATE feed SET is_on = $2 WHERE id = $1", id, state == FeedState::on);
  keep_change(db, now, actor, *feed);
  return {};
}

void note_look(db::Connection& db, Instant now, FeedId feed, std::string_view words) {
  db.run(R"sql(
      UPDATE feed
         SET looked_at = $2, look_words = $3
       WHERE id = $1
  )sql",
         feed, now, words);
}

void note_team_told(db::Connection& db, Instant now, FeedId feed) {
  db.run("UPDATE feed SET team_told_at = $2 WHERE id = $1", feed, now);
}

void note_filled(db::Connection& db, Instant now, FeedId feed, const std::vector<measures::SeriesId>& series) {
  for (const measures::SeriesId each : series)
    db.run(R"sql(
        INSERT INTO feed_series (feed_id, series_id, filled_at)
        VALUES ($1, $2, $3)
        ON CONFLICT (feed_id, series_id) DO UPDATE
           SET filled_at = excluded.filled_at
    )sql",
           feed, each, now);
}

std::vector<measures::SeriesId> list_filled_series(db::Connection& db, FeedId feed) {
  return db.all(R"sql(
      SELECT series_id
        FROM feed_series
       WHERE feed_id = $1
       ORDER BY series_id
  )sql",
                [](const db::Row& row) { return row.get<measures::SeriesId>(0); }, feed);
}

std::vector<Feed> list_feeds_of_series(db::Connection& db, measures::SeriesId series) {
  return db.all(R"sql(
      SELECT feed.id, feed.name, feed.kind, feed.folder, feed.pattern, feed.source, feed.query, feed.sheet,
             feed.series_id, feed.duplicates, feed.owner_id, feed.team, feed.team_mail, feed.every_minutes,
             feed.daily_at, feed.is_on, feed.created_at, feed.looked_at, feed.look_words, feed.team_told_at
        FROM feed_series
        JOIN feed ON feed.id = feed_series.feed_id
       WHERE feed_series.series_id = $1
         AND feed.is_on = 1
       ORDER BY lower(feed.name), feed.id
  )sql",
                read_feed, series);
}

}  // namespace qi::feeds
