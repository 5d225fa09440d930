#pragma once
/// Asks the query of a feed and takes its answer in like a pasted table.
/// The door to the other database is client/odbc_query.h.

#include <mutex>
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

/// For a person who waits on a page, and holds a worker of the server meanwhile: 15 seconds in all.
inline constexpr client::OdbcLimits kTrialLimits{.to_connect = std::chrono::seconds(5),
                                                 .to_answer = std::chrono::seconds(10)};

/// refuses  a source that the operator's file does not have, and what ask_odbc refuses.
Result<client::OdbcAnswer> ask_source(const FeedPlan& plan, const std::string& source, const std::string& query,
                                      const client::OdbcLimits& limits = {});

/// Queries that people try from a page, one at a time in this process.
class QueryTrials {
 public:
  explicit QueryTrials(const client::OdbcLimits& limits = kTrialLimits) : limits_(limits) {}
  /// refuses  as ask_source; conflict, while another query is being tried: it does not wait for it.
  Result<client::OdbcAnswer> ask(const FeedPlan& plan, const std::string& source, const std::string& query);

 private:
  client::OdbcLimits limits_;
  std::mutex one_at_a_time_;
};

/// nullopt: the answer, or the fault, is the same as at the run before; only the look is noted then.
std::optional<FeedRun> pull_by_query(db::Connection& db, const Clock& clock, const FeedPlan& plan, const Feed& feed);

}  // namespace qi::feeds
