#pragma once
/// What the operator's settings say about feeds, handed down from main.
/// Which feeds there are is kept in the database: see feed_store.h.

#include <chrono>
#include <filesystem>
#include <string>

#include "client/mail.h"
#include "feeds/feed.h"

namespace qi::feeds {

/// A file that did not change for so long is complete.
inline constexpr std::chrono::seconds kSettling{5};
/// "5 seconds", as pages and jobs say it.
std::string settling_words();
/// What somebody who watches a run should know: "A file waits 5 seconds, to see whether it still changes."; "" nothing.
std::string waiting_words(FeedKind kind);

struct FeedPlan {
  std::filesystem::path folder;   ///< that files are dropped under; empty: no feed can take files
  std::filesystem::path sources;  ///< file with the connections of SQL sources; empty: there are none
  std::string own_ods_code;       ///< of the trust whose figures are meant where a file names no place
  client::MailSettings mail;      ///< no server: no team is written to
  std::string site_url;           ///< "https://qualitea.trust.example", for links in mail
  std::chrono::milliseconds settling = kSettling;
};

}  // namespace qi::feeds
