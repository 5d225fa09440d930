#pragma once
/// What the operator's settings say about feeds, handed down from main.
/// Which feeds there are is kept in the database: see feed_store.h.

#include <chrono>
#include <filesystem>
#include <string>

#include "client/mail.h"

namespace qi::feeds {

struct FeedPlan {
  std::filesystem::path folder;              ///< that files are dropped under; empty: no feed can take files
  std::filesystem::path sources;             ///< file with the connections of SQL sources; empty: there are none
  std::string own_ods_code;                  ///< of the trust whose figures are meant where a file names no place
  client::MailSettings mail;                 ///< no server: no team is written to
  std::string site_url;                      ///< "https://qualitea.trust.example", for links in mail
  std::chrono::milliseconds settling{5000};  ///< a file that did not change for so long is complete
};

}  // namespace qi::feeds
