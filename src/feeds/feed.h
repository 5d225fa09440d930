#pragma once
/// A feed: figures that come by themselves, from a folder, a query or another program, and each run of one.
/// How figures are read is the import's (measures/imports/unasked_import.h); keeping feeds is feed_store.h.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "measures/measure_series.h"
#include "shell/job_schedule.h"
#include "shell/visitor.h"
#include "tabular/duplicates.h"

namespace qi::feeds {

struct FeedTag;
using FeedId = Id<FeedTag>;

enum class FeedKind {
  file_drop,  ///< files that somebody puts into a folder
  sql_query,  ///< a SELECT asked of another database on a schedule
  push        ///< files that a program sends to an address
};
std::string_view slug(FeedKind kind);   ///< "file_drop"
std::string_view title(FeedKind kind);  ///< "Files in a folder"
std::optional<FeedKind> parse_feed_kind(std::string_view slug);

enum class FeedState { on, off };

struct Feed {
  FeedId id;
  std::string name;
  FeedKind kind = FeedKind::file_drop;
  std::string folder;   ///< file_drop: under the operator's folder, "c2/kent"; "" that folder itself
  std::string pattern;  ///< file_drop: "c2-*.csv"; "" every file
  std::string source;   ///< sql_query: name of a source of the operator's
  std::string query;    ///< sql_query: one SELECT
  std::string sheet;    ///< of a workbook; "" the only one with a table
  std::optional<measures::SeriesId> series;  ///< whose figures they are when the file does not say
  tabular::Duplicates duplicates = tabular::Duplicates::refuse;
  shell::AccountId owner;
  std::string team;                             ///< who sees to it when the owner has left
  std::string team_mail;                        ///< is told what is late or goes wrong; "" none
  std::optional<shell::Recurrence> recurrence;  ///< nullopt: push, which comes when it comes
  FeedState state = FeedState::on;
  Instant created_at{};
  std::optional<Instant> looked_at;     ///< the newest look for figures, also when nothing was there
  std::string look_words;               ///< what that look found
  std::optional<Instant> team_told_at;  ///< the newest mail to team_mail; nullopt: none to this address yet
};

struct FeedRunTag;
using FeedRunId = Id<FeedRunTag>;

/// loaded: something is new or changed; same: everything was there already; refused: nothing was taken, the words say
/// why; failed: the folder or the source did not answer, it is tried again.
enum class Came { loaded, same, refused, failed };
std::string_view slug(Came came);
std::string_view title(Came came);  ///< "Loaded"
std::optional<Came> parse_came(std::string_view slug);

/// Whether the file of a run was moved out of the folder. What is not put away is put away by the next run.
enum class PutAway { not_yet, done };

struct FeedRun {
  FeedRunId id;
  FeedId feed;
  Instant began_at{};
  Instant ended_at{};
  Came came = Came::loaded;
  std::string file_name;  ///< "" no file
  std::string sha256;     ///< "" nothing was read
  std::size_t rows_read = 0;
  std::size_t added = 0, revised = 0, unchanged = 0;
  std::size_t left_out = 0;
  std::optional<measures::BatchId> batch;
  std::vector<std::string> told;  ///< sentences, the first says what came of it
  PutAway put_away = PutAway::done;
};

/// Which runs of a feed a list holds; gone_wrong: refused or failed.
enum class RunsAsked { all, gone_wrong };

/// A fault of the folder or the source, or a refused answer of a query, of which a later look found nothing any more. A
/// refused file stays refused.
bool is_over(const Feed& feed, const FeedRun& newest);
/// The newest run was refused or failed, and that is not over.
bool still_goes_wrong(const Feed& feed, const FeedRun& newest);

/// "24 figures were new, 1 changed and 3 were already there." and how many rows were left out.
std::string counts_words(const FeedRun& run);

/// Name of the feed's schedule and of its jobs' subject: "feed:7".
std::string schedule_slug(FeedId id);
/// The key that its jobs share, so that one runs at a time.
std::string job_key(FeedId id);
inline constexpr std::string_view kFeedJob = "feed";

}  // namespace qi::feeds
