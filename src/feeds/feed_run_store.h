#pragma once
/// Keeps what came of each run of a feed. What writes is called inside a transaction.
/// A look that found nothing is no run: it is noted on the feed (feed_store.h).

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "db/connection.h"
#include "feeds/feed.h"

namespace qi::feeds {

/// `run.id` is ignored.
FeedRunId add_run(db::Connection& db, const FeedRun& run);
void mark_put_away(db::Connection& db, FeedRunId run);

/// Newest first, at most `most`.
std::vector<FeedRun> list_runs(db::Connection& db, FeedId feed, int most, RunsAsked asked = RunsAsked::all);
std::int64_t count_runs(db::Connection& db, FeedId feed, RunsAsked asked = RunsAsked::all);
std::optional<FeedRun> find_newest_run(db::Connection& db, FeedId feed);
/// The newest run of each feed that has one.
std::map<FeedId, FeedRun> newest_runs(db::Connection& db);
/// The newest run that put figures in or found them there.
std::optional<FeedRun> find_newest_good_run(db::Connection& db, FeedId feed);

/// What was refused, whatever came after it.
struct RefusedRuns {
  std::int64_t count = 0;
  std::optional<Instant> newest_at;  ///< nullopt: none
};
RefusedRuns refused_since(db::Connection& db, FeedId feed, Instant since);

/// The run whose file of that name and digest was not moved yet. nullopt: none.
std::optional<FeedRun> find_left_lying(db::Connection& db, FeedId feed, std::string_view file_name,
                                       std::string_view sha256);
/// Every run of the feed whose file was not moved yet.
std::vector<FeedRun> list_left_lying(db::Connection& db, FeedId feed);
/// The newest run, of any feed that reads the same sheet, that loaded everything of a file or answer with this digest
/// into the series of `feed`, and of whose load nothing was taken back. The same bytes for another series are other
/// figures. nullopt: none.
std::optional<FeedRun> find_whole_run(db::Connection& db, const Feed& feed, std::string_view sha256);

/// The feed and run that made a load. nullopt: no feed did.
std::optional<FeedRun> find_run_of_batch(db::Connection& db, measures::BatchId batch);

}  // namespace qi::feeds
