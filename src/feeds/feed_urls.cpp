#include "feeds/feed_urls.h"

namespace qi::feeds {

html::Url feeds_url() {
  return html::Url::path("/feeds");
}

html::Url new_feed_url() {
  return html::Url::path("/feeds/new");
}

html::Url feed_url(FeedId id) {
  return html::Url::path("/feeds/" + to_text(id));
}

html::Url feed_faults_url(FeedId id) {
  return feed_url(id).with("runs", "faults");
}

html::Url edit_feed_url(FeedId id) {
  return html::Url::path("/feeds/" + to_text(id) + "/edit");
}

html::Url run_feed_url(FeedId id) {
  return html::Url::path("/feeds/" + to_text(id) + "/run");
}

html::Url switch_feed_url(FeedId id) {
  return html::Url::path("/feeds/" + to_text(id) + "/state");
}

std::string push_path(FeedId id) {
  return "/api/v1/feeds/" + to_text(id) + "/files";
}

}  // namespace qi::feeds
