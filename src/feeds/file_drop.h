#pragma once
/// One look of a feed into its folder: every complete file is taken in and then moved to `done` or `refused`.
/// First the database, then the move: a crash between the two leaves a run that the next look finishes.

#include <functional>
#include <vector>

#include "base/clock.h"
#include "db/connection.h"
#include "feeds/feed.h"
#include "feeds/feed_plan.h"

namespace qi::feeds {

/// A file beyond this is refused unread.
inline constexpr std::uint64_t kMostDroppedBytes = 300'000'000;

struct FolderLook {
  std::vector<FeedRun> runs;      ///< of this look, in order; empty: nothing to take
  std::size_t still_written = 0;  ///< files that were left for the next look
  std::string words;              ///< what this look found, as the feed shows it
};

/// Waits `plan.settling` once when files lie there, to see whether they change. `must_stop` is asked between files.
/// A folder that cannot be used is a run that failed, recorded once for as long as its words stay the same.
FolderLook look_into_folder(db::Connection& db, const Clock& clock, const FeedPlan& plan, const Feed& feed,
                            const std::function<bool()>& must_stop);

}  // namespace qi::feeds
