#pragma once
/// The jobs of feeds: one run of a feed, and the daily look for figures that are late.
/// When a feed runs is its schedule's (feed_store.h); what a run does is file_drop.h and sql_pull.h.

#include <functional>

#include "base/clock.h"
#include "db/connection.h"
#include "feeds/feed.h"
#include "feeds/feed_plan.h"
#include "measures/news/late_watch.h"
#include "shell/jobs.h"

namespace qi::feeds {

/// What one run of a feed came to.
struct FeedOutcome {
  std::vector<FeedRun> runs;  ///< empty: nothing came
  std::string words;          ///< for whoever asked
  bool failed() const;        ///< the folder or source did not answer
};

/// Looks or asks once, in transactions of its own, and reads changed series again.
FeedOutcome run_feed(db::Connection& db, const Clock& clock, const FeedPlan& plan, const Feed& feed,
                     const std::function<bool()>& must_stop);

/// Queues a run that somebody waits for. Leaves an audit record. Call inside a transaction.
shell::JobId queue_feed(db::Connection& db, Instant now, std::optional<shell::AccountId> actor, FeedId feed);

inline constexpr std::string_view kLateJob = "late-data";
/// Minutes after midnight in London: before people look, and before the mail of the day.
inline constexpr int kLateAt = 390;

/// Opens and clears alarms, and tells the owners of the feeds that fill the series, besides whom
/// measures::watch_late_figures tells; administrators instead of an owner who has left. Opens its own transactions.
measures::LateWatch look_for_late_figures(db::Connection& db, Instant now, std::string_view own_ods_code);

/// "feed", "late-data", which also has teams written to, and "feed-team-mail".
shell::JobKinds feed_job_kinds(const FeedPlan& plan);
/// Makes the schedule of the daily look. Opens its own transaction. Called once at the start.
void set_late_schedule(db::Connection& db, Instant now);

}  // namespace qi::feeds
