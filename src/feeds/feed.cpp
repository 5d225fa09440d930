#include "feeds/feed.h"

#include <array>

#include "base/named_value.h"
#include "base/text.h"
#include "measures/imports/batch_words.h"

namespace qi::feeds {
namespace {

constexpr std::array kKinds{
    NamedValue{FeedKind::file_drop, "file_drop", "Files in a folder"},
    NamedValue{FeedKind::sql_query, "sql_query", "A query of a database"},
    NamedValue{FeedKind::push, "push", "Sent by a program"},
};

constexpr std::array kCame{
    NamedValue{Came::loaded, "loaded", "Loaded"},
    NamedValue{Came::same, "same", "Nothing new"},
    NamedValue{Came::refused, "refused", "Refused"},
    NamedValue{Came::failed, "failed", "No answer"},
};

}  // namespace

std::string_view slug(FeedKind kind) {
  return named(kKinds, kind).slug;
}

std::string_view title(FeedKind kind) {
  return named(kKinds, kind).title;
}

std::optional<FeedKind> parse_feed_kind(std::string_view slug) {
  return value_of(kKinds, slug);
}

std::string_view slug(Came came) {
  return named(kCame, came).slug;
}

std::string_view title(Came came) {
  return named(kCame, came).title;
}

std::optional<Came> parse_came(std::string_view slug) {
  return value_of(kCame, slug);
}

bool is_over(const Feed& feed, const FeedRun& newest) {
  const bool may_pass =
      newest.came == Came::failed || (newest.came == Came::refused && feed.kind == FeedKind::sql_query);
  return may_pass && !newest.told.empty() && newest.told.front() != feed.look_words;
}

bool still_goes_wrong(const Feed& feed, const FeedRun& newest) {
  const bool went_wrong = newest.came == Came::refused || newest.came == Came::failed;
  return went_wrong && !is_over(feed, newest);
}

std::string counts_words(const FeedRun& run) {
  std::string words = measures::counts_words(
      measures::MergeCounts{.batch = {}, .added = run.added, .revised = run.revised, .unchanged = run.unchanged});
  if (run.left_out > 0) words += " " + counted(run.left_out, "row or series was", "rows or series were") + " left out.";
  return words;
}

std::string schedule_slug(FeedId id) {
  return "feed:" + to_text(id);
}

std::string job_key(FeedId id) {
  return "schedule:" + schedule_slug(id);
}

}  // namespace qi::feeds
