#pragma once
/// Mail to the teams that see to feeds: what of theirs is late, went wrong, or was refused since the last such mail.
/// One mail a day for each address at most, however many feeds it stands at. Why a file was refused the feed's page
/// says. People who have an account are told as they chose: measures/news/news.h.

#include <optional>
#include <string>
#include <vector>

#include "client/mail.h"
#include "db/connection.h"
#include "feeds/feed.h"
#include "feeds/feed_plan.h"
#include "shell/jobs.h"

namespace qi::feeds {

inline constexpr std::string_view kTeamMailJob = "feed-team-mail";
/// Late series named for one feed; the rest is counted.
inline constexpr std::size_t kLateInTeamMail = 10;
/// An address that was never written to hears of what went wrong so long ago at most.
inline constexpr std::chrono::hours kFirstMailTells{7 * 24};

struct TeamMail {
  client::Mail mail;
  std::vector<FeedId> feeds;  ///< whose team has been told when it was sent
};
/// nullopt: nothing of the feeds of this address, whatever the letters' case, is late or goes wrong that it was not
/// told of, or it was written to on the same day in London. `identity` stays the same when it is tried again.
std::optional<TeamMail> write_team_mail(db::Connection& db, Instant now, const FeedPlan& plan, std::string_view address,
                                        std::string identity);

/// Queues one job for each address of feeds that are on; none while mail is not set up. Call inside a transaction.
void queue_team_mails(db::Connection& db, Instant now, const FeedPlan& plan);
shell::JobKind team_mail_kind(const FeedPlan& plan);

}  // namespace qi::feeds
