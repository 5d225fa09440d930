#pragma once
/// Addresses of feeds.
/// It does not say who may open them: see feed_routes.cpp.

#include "feeds/feed.h"
#include "html/url.h"

namespace qi::feeds {

html::Url feeds_url();
html::Url new_feed_url();
html::Url feed_url(FeedId id);
html::Url feed_faults_url(FeedId id);  ///< the same page, of its runs those that were refused or failed
html::Url edit_feed_url(FeedId id);
html::Url run_feed_url(FeedId id);     ///< posted: run now
html::Url switch_feed_url(FeedId id);  ///< posted: on or off
/// "/api/v1/feeds/7/files": where programs send files.
std::string push_path(FeedId id);

}  // namespace qi::feeds
