#include "feeds/feed_fault.h"

#include "feeds/feed_run_store.h"
#include "feeds/feed_store.h"

namespace qi::feeds {

std::optional<FeedRun> record_fault(db::Connection& db, const Clock& clock, const Feed& feed, const std::string& words,
                                    Came came) {
  const Instant now = clock.now();
  FeedRun run{.id = {}, .feed = feed.id, .began_at = now, .ended_at = now, .came = came, .batch = {}, .told = {words}};
  db::Transaction transaction(db);
  note_look(db, now, feed.id, words);
  const auto newest = find_newest_run(db, feed.id);
  const bool is_news = !newest || newest->came != came || newest->told != run.told;
  if (is_news) run.id = add_run(db, run);
  transaction.commit();
  if (!is_news) return std::nullopt;
  return run;
}

}  // namespace qi::feeds
