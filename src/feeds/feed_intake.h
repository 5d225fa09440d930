#pragma once
/// Takes what came by a feed into the measures: read as the import reads it, saved as one load together with the record
/// of the run, or refused in words. Files, queries and pushes all come through here.
/// It does not fetch anything and moves no file.

#include <filesystem>
#include <string>
#include <variant>

#include "base/clock.h"
#include "db/connection.h"
#include "feeds/feed.h"
#include "tabular/given_file.h"

namespace qi::feeds {

/// A file that is too long to be held: it is streamed from here.
struct LongFilePath {
  std::filesystem::path path;
};
/// Something that came. `what`: the bytes of a file, the cells of an answer, or where a long file lies.
struct Arrival {
  std::string file_name;  ///< "" no file
  std::string sha256;
  std::variant<std::string, tabular::GivenFile, LongFilePath> what;
  PutAway put_away = PutAway::done;  ///< not_yet: there is a file to be moved after the run is recorded
};

/// Who brings it, beside the feed.
struct IntakeNote {
  std::string own_ods_code;
  std::optional<shell::AccountId> sent_by;  ///< whose token pushed it; nullopt: the program fetched it
};

/// Reads, saves and records in transactions of its own; the load, the run and what the feed has filled are kept
/// together or not at all. A file or answer that a feed has loaded whole already into the same series, and that nobody
/// took back, is not read again: came `same`. The caller reads the series again afterwards
/// (measures/signals/reading_again.h).
FeedRun take_in(db::Connection& db, const Clock& clock, const Feed& feed, Arrival arrival, const IntakeNote& note);

/// A run that took nothing, recorded: what could not even be read.
FeedRun record_refusal(db::Connection& db, const Clock& clock, const Feed& feed, Arrival arrival, std::string words);

}  // namespace qi::feeds
