#include "feeds/feed.h"

#include <fmt/format.h>

#include <array>

#include "base/assert.h"
#include "base/number.h"
#include "base/text.h"

namespace qi::feeds {
namespace {

struct KindRow {
  FeedKind kind;
  std::string_view slug;
  std::string_view title;
};
constexpr std::array kKinds{
    KindRow{FeedKind::file_drop, "file_drop", "Files in a folder"},
    KindRow{FeedKind::sql_query, "sql_query", "A query of a database"},
    KindRow{FeedKind::push, "push", "Sent by a program"},
};

struct CameRow {
  Came came;
  std::string_view slug;
  std::string_view title;
};
constexpr std::array kCame{
    CameRow{Came::loaded, "loaded", "Loaded"},
    CameRow{Came::same, "same", "Nothing new"},
    CameRow{Came::refused, "refused", "Refused"},
    CameRow{Came::failed, "failed", "No answer"},
};

std::string count_text(std::size_t count) {
  return grouped(static_cast<double>(count), 0);
}

}  // namespace

std::string_view slug(FeedKind kind) {
  for (const KindRow& row : kKinds)
    if (row.kind == kind) return row.slug;
  stop_at("a known kind of feed", __FILE__, __LINE__);
}

std::string_view title(FeedKind kind) {
  for (const KindRow& row : kKinds)
    if (row.kind == kind) return row.title;
  stop_at("a known kind of feed", __FILE__, __LINE__);
}

std::optional<FeedKind> parse_feed_kind(std::string_view slug) {
  for (const KindRow& row : kKinds)
    if (row.slug == slug) return row.kind;
  return std::nullopt;
}

std::string_view slug(Came came) {
  for (const CameRow& row : kCame)
    if (row.came == came) return row.slug;
  stop_at("a known end of a run", __FILE__, __LINE__);
}

std::string_view title(Came came) {
  for (const CameRow& row : kCame)
    if (row.came == came) return row.title;
  stop_at("a known end of a run", __FILE__, __LINE__);
}

std::optional<Came> parse_came(std::string_view slug) {
  for (const CameRow& row : kCame)
    if (row.slug == slug) return row.came;
  return std::nullopt;
}

std::string counts_words(const FeedRun& run) {
  std::string words = fmt::format("{} {} new, {} changed and {} already there.", count_text(run.added),
                                  run.added == 1 ? "figure was" : "figures were", count_text(run.revised),
                                  count_text(run.unchanged) + (run.unchanged == 1 ? " was" : " were"));
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
