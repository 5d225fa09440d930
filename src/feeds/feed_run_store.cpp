#include "feeds/feed_run_store.h"

#include "base/assert.h"
#include "base/text.h"

namespace qi::feeds {
namespace {

FeedRun read_run(const db::Row& row) {
  const auto count = [&](std::size_t column) { return static_cast<std::size_t>(row.get<std::int64_t>(column)); };
  FeedRun run{.id = row.get<FeedRunId>(0),
              .feed = row.get<FeedId>(1),
              .began_at = row.get<Instant>(2),
              .ended_at = row.get<Instant>(3),
              .came = parse_came(row.get<std::string>(4)).value(),
              .file_name = row.get<std::string>(5),
              .sha256 = row.get<std::string>(6),
              .rows_read = count(7),
              .added = count(8),
              .revised = count(9),
              .unchanged = count(10),
              .left_out = count(11),
              .batch = row.get<std::optional<measures::BatchId>>(12),
              .told = {},
              .put_away = row.get<bool>(14) ? PutAway::done : PutAway::not_yet};
  const std::string words = row.get<std::string>(13);
  if (!words.empty())
    for (const std::string_view line : split(words, '\n')) run.told.emplace_back(line);
  return run;
}

/// Sentences parted by line ends: what is inside one stands on one line.
std::string joined(const std::vector<std::string>& told) {
  std::string words;
  for (std::string sentence : told) {
    for (char& c : sentence)
      if (c == '\n' || c == '\r') c = ' ';
    words += (words.empty() ? "" : "\n") + sentence;
  }
  return words;
}

std::string_view word(RunsAsked asked) {
  return asked == RunsAsked::all ? "all" : "gone_wrong";
}

}  // namespace

FeedRunId add_run(db::Connection& db, const FeedRun& run) {
  QI_ASSERT(db.in_transaction());
  return db.only<FeedRunId>(R"sql(
      INSERT INTO feed_run (feed_id, began_at, ended_at, came, file_name, sha256, rows_read, points_added,
                            points_revised, points_unchanged, left_out, batch_id, words, put_away)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
      RETURNING id
  )sql",
                            run.feed, run.began_at, run.ended_at, slug(run.came), run.file_name, run.sha256,
                            run.rows_read, run.added, run.revised, run.unchanged, run.left_out, run.batch,
                            joined(run.told), run.put_away == PutAway::done);
}

void mark_put_away(db::Connection& db, FeedRunId run) {
  db.run(R"sql(
      UPDATE feed_run
         SET put_away = 1
       WHERE id = $1
  )sql",
         run);
}

std::vector<FeedRun> list_runs(db::Connection& db, FeedId feed, int most, RunsAsked asked) {
  return db.all(R"sql(
      SELECT id, feed_id, began_at, ended_at, came, file_name, sha256, rows_read, points_added, points_revised,
             points_unchanged, left_out, batch_id, words, put_away
        FROM feed_run
       WHERE feed_id = $1
         AND ($3 = 'all' OR came IN ('refused', 'failed'))
       ORDER BY id DESC
       LIMIT $2
  )sql",
                read_run, feed, most, word(asked));
}

std::int64_t count_runs(db::Connection& db, FeedId feed, RunsAsked asked) {
  return db.only<std::int64_t>(R"sql(
      SELECT count(*)
        FROM feed_run
       WHERE feed_id = $1
         AND ($2 = 'all' OR came IN ('refused', 'failed'))
  )sql",
                               feed, word(asked));
}

std::optional<FeedRun> find_newest_run(db::Connection& db, FeedId feed) {
  auto runs = list_runs(db, feed, 1);
  if (runs.empty()) return std::nullopt;
  return std::move(runs.front());
}

std::map<FeedId, FeedRun> newest_runs(db::Connection& db) {
  std::map<FeedId, FeedRun> newest;
  const auto runs = db.all(R"sql(
      SELECT id, feed_id, began_at, ended_at, came, file_name, sha256, rows_read, points_added, points_revised,
             points_unchanged, left_out, batch_id, words, put_away
        FROM feed_run
       WHERE id IN (SELECT max(id)
                      FROM feed_run
                     GROUP BY feed_id)
  )sql",
                           read_run);
  for (const FeedRun& run : runs) newest.emplace(run.feed, run);
  return newest;
}

std::optional<FeedRun> find_newest_good_run(db::Connection& db, FeedId feed) {
  return db.first(R"sql(
      SELECT id, feed_id, began_at, ended_at, came, file_name, sha256, rows_read, points_added, points_revised,
             points_unchanged, left_out, batch_id, words, put_away
        FROM feed_run
       WHERE feed_id = $1
         AND came IN ('loaded', 'same')
       ORDER BY id DESC
       LIMIT 1
  )sql",
                  read_run, feed);
}

RefusedRuns refused_since(db::Connection& db, FeedId feed, Instant since) {
  return *db.first(R"sql(
      SELECT count(*), max(ended_at)
        FROM feed_run
       WHERE feed_id = $1
         AND came = 'refused'
         AND ended_at > $2
  )sql",
                   [](const db::Row& row) {
                     return RefusedRuns{.count = row.get<std::int64_t>(0),
                                        .newest_at = row.get<std::optional<Instant>>(1)};
                   },
                   feed, since);
}

std::optional<FeedRun> find_left_lying(db::Connection& db, FeedId feed, std::string_view file_name,
                                       std::string_view sha256) {
  return db.first(R"sql(
      SELECT id, feed_id, began_at, ended_at, came, file_name, sha256, rows_read, points_added, points_revised,
             points_unchanged, left_out, batch_id, words, put_away
        FROM feed_run
       WHERE feed_id = $1
         AND put_away = 0
         AND file_name = $2
         AND sha256 = $3
       ORDER BY id DESC
       LIMIT 1
  )sql",
                  read_run, feed, file_name, sha256);
}

std::vector<FeedRun> list_left_lying(db::Connection& db, FeedId feed) {
  return db.all(R"sql(
      SELECT id, feed_id, began_at, ended_at, came, file_name, sha256, rows_read, points_added, points_revised,
             points_unchanged, left_out, batch_id, words, put_away
        FROM feed_run
       WHERE feed_id = $1
         AND put_away = 0
       ORDER BY id
  )sql",
                read_run, feed);
}

std::optional<FeedRun> find_whole_run(db::Connection& db, const Feed& feed, std::string_view sha256) {
  return db.first(R"sql(
      SELECT feed_run.id, feed_run.feed_id, feed_run.began_at, feed_run.ended_at, feed_run.came, feed_run.file_name,
             feed_run.sha256, feed_run.rows_read, feed_run.points_added, feed_run.points_revised,
             feed_run.points_unchanged, feed_run.left_out, feed_run.batch_id, feed_run.words, feed_run.put_away
        FROM import_batch
        JOIN feed_run ON feed_run.batch_id = import_batch.id
        JOIN feed ON feed.id = feed_run.feed_id
       WHERE import_batch.sha256 = $1
         AND feed_run.came = 'loaded'
         AND feed_run.left_out = 0
         AND feed.sheet = $3
         AND (   (CAST($2 AS BIGINT) IS NULL AND feed.series_id IS NULL)
              OR EXISTS (SELECT 1
                           FROM batch_coverage
                          WHERE batch_coverage.batch_id = import_batch.id
                            AND batch_coverage.series_id = $2))
         AND NOT EXISTS (SELECT 1
                           FROM import_undo
                          WHERE import_undo.undoes_batch_id = import_batch.id)
       ORDER BY feed_run.id DESC
       LIMIT 1
  )sql",
                  read_run, sha256, feed.series, feed.sheet);
}

std::optional<FeedRun> find_run_of_batch(db::Connection& db, measures::BatchId batch) {
  return db.first(R"sql(
      SELECT id, feed_id, began_at, ended_at, came, file_name, sha256, rows_read, points_added, points_revised,
             points_unchanged, left_out, batch_id, words, put_away
        FROM feed_run
       WHERE batch_id = $1
       ORDER BY id DESC
       LIMIT 1
  )sql",
                  read_run, batch);
}

}  // namespace qi::feeds
