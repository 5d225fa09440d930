#pragma once
/// The jobs that carry news out: one mail for one person, the daily mails, one document for one web hook.
/// What they say is news_mail.h and web_hook.h. Each is sent once as far as that can be known: when the program dies
/// between sending and noting it, it is sent again with the same identity.

#include "base/clock.h"
#include "db/connection.h"
#include "measures/news/news.h"
#include "shell/jobs.h"

namespace qi::measures {

/// Mail is tried again for six hours, then once a day with the daily mails: news that were not sent wait.
inline constexpr shell::RetryPolicy kMailRetry{
    .most_tries = 12, .first_wait = std::chrono::seconds(60), .most_wait = std::chrono::seconds(3600)};
/// A web hook is tried for two days, then given up, which its page shows.
inline constexpr shell::RetryPolicy kHookRetry{
    .most_tries = 22, .first_wait = std::chrono::seconds(30), .most_wait = std::chrono::seconds(4 * 3600)};
/// Daily mails are written at this time in London, in minutes after midnight.
inline constexpr int kDailyMailAt = 7 * 60;
/// While figures are still being read, a mail waits for what they bring, but not longer than this.
inline constexpr std::chrono::minutes kMostGathered{10};

shell::JobKinds news_job_kinds(const NewsPlan& plan);

/// Makes the schedule of the daily mails, and queues what waited while the program was off or mail was not set up.
/// Opens its own transaction. Called once at the start.
void start_news(db::Connection& db, Instant now, const NewsPlan& plan);

}  // namespace qi::measures
