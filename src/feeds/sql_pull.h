#pragma once
/// Asks the query of a feed and takes its answer in like a pasted table.
/// The door to the other database is client/odbc_query.h.

#include <optional>
#include <string>

#include "base/clock.h"
#include "client/odbc_query.h"
#include "db/connection.h"
#include "feeds/feed.h"
#include "feeds/feed_plan.h"
#include "tabular/given_file.h"

namespace qi::feeds {

/// The answer as one table with its headings above, so that a pasted sample of it has the same fingerprint.
tabular::GivenFile table_of(const client::OdbcAnswer& answer);

/// refuses  a source that the operator's file does not have, and what ask_odbc refuses.
Result<client::OdbcAnswer> ask_source(const FeedPlan& plan, const std::string& source, const std::string& query);

/// nullopt: the answer, or the fault, is the same as at the run before; only the look is noted then.
std::optional<FeedRun> pull_by_query(db::Connection& db, const Clock& clock, const FeedPlan& plan, const Feed& feed);

}  // namespace qi::feeds
