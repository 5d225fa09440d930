#pragma once
/// Keeps feeds, their schedules and which series they have filled. What writes is called inside a transaction.
/// Runs are feed_run_store.h; what may stand in a feed is checked by feed_form.h.

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "db/connection.h"
#include "feeds/feed.h"

namespace qi::feeds {

/// Those that are on first, then by name.
std::vector<Feed> list_feeds(db::Connection& db);
std::optional<Feed> find_feed(db::Connection& db, FeedId id);
/// By name, whatever the letters' case, or by number.
std::optional<Feed> find_feed_named(db::Connection& db, std::string_view name);

/// `id`, `created_at`, what was looked at and told are ignored. Its first run is at the next time of its schedule.
/// Leaves an audit record. refuses  a name that another feed has.
Result<FeedId> create_feed(db::Connection& db, Instant now, std::optional<shell::AccountId> actor, const Feed& feed);
/// Everything that a form shows. Whether it is on stays what it is now, whatever `feed.state` says: somebody else may
/// have switched it since `feed` was read. A team with a new address has been told nothing yet. Leaves an audit record.
/// refuses  a name that another feed has.
Done change_feed(db::Connection& db, Instant now, std::optional<shell::AccountId> actor, const Feed& feed);
/// Everything else stays what it is now. Leaves an audit record. refuses  a feed that is not there.
Done switch_feed(db::Connection& db, Instant now, std::optional<shell::AccountId> actor, FeedId id, FeedState state);

/// A look for figures, also when it found nothing. Writes no audit record: nothing has changed.
void note_look(db::Connection& db, Instant now, FeedId feed, std::string_view words);

/// Its team was written to. Writes no audit record.
void note_team_told(db::Connection& db, Instant now, FeedId feed);

/// The series are the feed's from now on.
void note_filled(db::Connection& db, Instant now, FeedId feed, const std::vector<measures::SeriesId>& series);
/// By series.
std::vector<measures::SeriesId> list_filled_series(db::Connection& db, FeedId feed);
/// Feeds that have filled the series and are on, by name.
std::vector<Feed> list_feeds_of_series(db::Connection& db, measures::SeriesId series);

}  // namespace qi::feeds
