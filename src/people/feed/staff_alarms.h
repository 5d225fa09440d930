#pragma once
/// What somebody must be told about the staff feed: files that were refused, and a feed that is late.
/// It sends nothing: pages show it.

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/date.h"
#include "db/connection.h"
#include "people/feed/staff_watch.h"

namespace qi::people {

/// A file of the watched folder that was not taken.
struct StaffRefusal {
  std::string file_name;
  std::string sha256;  ///< "" it was not read
  Instant at{};
  std::string reason;  ///< sentences, one a line
};
/// Call inside a transaction.
void keep_staff_refusal(db::Connection& db, const StaffRefusal& refusal);
/// The newest first.
std::vector<StaffRefusal> list_staff_refusals(db::Connection& db, int most);

/// What there is to go by.
struct StaffFeedFacts {
  bool watched = false;                 ///< a folder is set
  int late_after = 3;                   ///< days
  std::optional<Instant> newest_load;   ///< when a file was taken last
  std::optional<StaffRefusal> refusal;  ///< the newest
};
StaffFeedFacts load_staff_feed_facts(db::Connection& db, const StaffWatchPlan& plan);

/// One sentence each; empty: nothing to see to. A refusal matters until a file is taken after it. A feed without a
/// watched folder is late only after it once began.
std::vector<std::string> staff_feed_alarms(const StaffFeedFacts& facts, Instant now);

}  // namespace qi::people
