#pragma once
/// A folder or source that did not answer: recorded as a run once, not each time it is asked in vain.
/// What was refused of what did come is feed_intake.h.

#include <optional>
#include <string>

#include "base/clock.h"
#include "db/connection.h"
#include "feeds/feed.h"

namespace qi::feeds {

/// nullopt: the newest run of the feed says the same already; then only the look is noted. In its own transaction.
std::optional<FeedRun> record_fault(db::Connection& db, const Clock& clock, const Feed& feed, const std::string& words,
                                    Came came = Came::failed);

}  // namespace qi::feeds
