#include "feeds/feed_plan.h"

#include "base/text.h"

namespace qi::feeds {

std::string settling_words() {
  return counted(static_cast<std::size_t>(kSettling.count()), "second", "seconds");
}

std::string waiting_words(FeedKind kind) {
  if (kind != FeedKind::file_drop) return {};
  return "A file waits " + settling_words() + ", to see whether it still changes.";
}

}  // namespace qi::feeds
