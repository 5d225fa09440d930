#pragma once
/// The mails and web hooks that news of signals are put into: one mail for a person, however many signals.
/// It sends nothing: see signal_jobs.h. Nothing in a mail is secret: name of the measure, what was found, a link.

#include <string>
#include <string_view>
#include <vector>

#include "db/connection.h"
#include "measures/notification_store.h"

namespace qi::measures {

struct SignalMail {
  std::string to;  ///< address of the account
  std::string subject;
  std::string text;
  std::string identity;    ///< the same when it is made again
  std::vector<News> news;  ///< what it settles
};
/// Signals named in one mail; the rest is counted.
inline constexpr std::size_t kSignalsInMail = 20;

/// One mail for each open account that wants them by `delivery` and for whom news wait.
/// `site_url` is where people open this site: "https://qualitea.trust.example", without a slash at its end.
std::vector<SignalMail> mails_due(db::Connection& db, Delivery delivery, std::string_view site_url);

/// News that nobody wants by mail, because the account is closed or chose none, wait no longer. Call inside a
/// transaction.
void settle_unwanted_news(db::Connection& db, Instant now);
/// True when news wait for somebody who wants them that way.
bool news_wait(db::Connection& db, Delivery delivery);

/// The JSON document that a web hook is sent: docs/api/web-hooks.md.
std::string hook_body(db::Connection& db, const HookNews& news, std::string_view site_url);

}  // namespace qi::measures
