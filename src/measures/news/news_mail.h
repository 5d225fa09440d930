#pragma once
/// The mail that news for one person are put into: one, however many they are; and what comes of handing a mail over.
/// When one is sent is decided elsewhere: news_jobs.h. Nothing in a mail is secret or about a person: name of the
/// measure, what was found, a link.

#include <optional>
#include <string>
#include <vector>

#include "client/mail.h"
#include "db/connection.h"
#include "measures/news/news_store.h"

namespace qi::measures {

struct NewsMail {
  client::Mail mail;
  std::vector<News> news;  ///< what it settles when it was sent
};
/// News named in one mail; the rest is counted.
inline constexpr std::size_t kNewsInMail = 20;

/// Settles what is not wanted or overtaken, and makes the mail of what is left. A mail that was begun before comes
/// first, with the news and the identity that it had, so that its repeat is recognised; later news wait for the next.
/// nullopt: nothing is left to tell. Call inside a transaction and send only after its commit.
std::optional<NewsMail> begin_mail(db::Connection& db, Instant now, const NewsPlan& plan, shell::AccountId account);

/// Hands the mail to the trust's server. refuses  what client::send_mail refuses; unavailable, for everything that may
/// pass: the log says why, and the job is to be tried again.
Done hand_over_mail(const client::MailSettings& settings, const client::Mail& mail);

}  // namespace qi::measures
