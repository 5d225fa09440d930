#include "feeds/file_drop.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "base/log.h"
#include "base/text.h"
#include "feeds/feed_fault.h"
#include "feeds/feed_intake.h"
#include "feeds/feed_run_store.h"
#include "feeds/feed_store.h"
#include "measures/imports/ambsys_import.h"
#include "measures/imports/long_file_import.h"
#include "shell/drop_folder.h"

namespace qi::feeds {
namespace {

namespace fs = std::filesystem;
using shell::DropFolder;
using shell::DropKind;
using shell::DroppedFile;
using shell::list_dropped;
using shell::mark_of;
using shell::OpenFile;
using shell::put_away;
using shell::shown_name;

// NHS England's file is 1.2 MB after eight years; it is read whole up to here, unlike other long files.
constexpr std::uint64_t kMostNationalBytes = 20'000'000;
constexpr std::size_t kHeadingBytes = 8'192;

std::string_view shelf_of(const FeedRun& run) {
  return run.came == Came::refused ? "refused" : "done";
}

/// What lies beside the file: why it was refused, or what of it was not taken.
std::string words_beside(const FeedRun& run) {
  if (run.came != Came::refused && run.left_out == 0) return {};
  std::string words;
  for (const std::string& sentence : run.told) words += (words.empty() ? "" : "\n") + sentence;
  return words;
}

class Look {
 public:
  Look(db::Connection& db, const Clock& clock, const FeedPlan& plan, const Feed& feed, DropFolder held)
      : db_(db), clock_(clock), plan_(plan), feed_(feed), held_(std::move(held)), folder_(held_.path()) {}

  FolderLook look(const std::function<bool()>& must_stop) {
    forget_taken_away();
    std::vector<DroppedFile> files = list_dropped(folder_, feed_.pattern);
    if (!files.empty()) std::this_thread::sleep_for(plan_.settling);
    for (const DroppedFile& file : files) {
      if (must_stop()) break;
      if (mark_of(folder_ / file.name) == file.mark)
        take(file);
      else
        ++look_.still_written;
    }
    tell();
    return std::move(look_);
  }

 private:
  /// What somebody took away before it could be moved must not stand for the next file of that name.
  void forget_taken_away() {
    const std::vector<FeedRun> runs = list_left_lying(db_, feed_.id);
    if (runs.empty()) return;
    const std::vector<DroppedFile> files = list_dropped(folder_, "");
    db::Transaction transaction(db_);
    for (const FeedRun& run : runs)
      if (std::ranges::none_of(files, [&](const DroppedFile& file) { return shown_name(file.name) == run.file_name; }))
        mark_put_away(db_, run.id);
    transaction.commit();
  }

  void take(const DroppedFile& file) {
    if (file.kind == DropKind::link)
      return refuse_unread(file, "This is a link to a file. Put the file itself here: links are not followed.");
    if (file.kind == DropKind::something_else)
      return refuse_unread(file, "This is no file. Put a CSV or Excel file here.");
    if (file.mark.bytes > kMostDroppedBytes)
      return refuse_unread(file, fmt::format("The file is larger than {} MB. Split it, or take out what is not needed.",
                                             kMostDroppedBytes / 1'000'000));
    auto opened = OpenFile::open(folder_ / file.name, file.mark);
    if (!opened) {
      if (opened.error().kind == ErrorKind::conflict)
        ++look_.still_written;
      else
        refuse_unread(file, opened.error().message);
      return;
    }
    Arrival arrival{
        .file_name = shown_name(file.name), .sha256 = opened->sha256(), .what = {}, .put_away = PutAway::not_yet};
    if (const auto lying = find_left_lying(db_, feed_.id, arrival.file_name, arrival.sha256))
      return finish(file, *lying);
    const std::uint64_t most_held =
        measures::looks_like_ambsys(opened->beginning(kHeadingBytes)) ? kMostNationalBytes : measures::kMostDraftBytes;
    if (file.mark.bytes > most_held)
      arrival.what = LongFilePath{opened->path()};
    else
      arrival.what = opened->bytes();
    if (opened->mark() != file.mark) {
      ++look_.still_written;
      return;
    }
    FeedRun run = take_in(db_, clock_, feed_, std::move(arrival), {.own_ods_code = plan_.own_ods_code, .sent_by = {}});
    put(file, run);
    look_.runs.push_back(std::move(run));
  }

  void refuse_unread(const DroppedFile& file, const std::string& words) {
    Arrival arrival{.file_name = shown_name(file.name), .sha256 = {}, .what = {}, .put_away = PutAway::not_yet};
    if (const auto lying = find_left_lying(db_, feed_.id, arrival.file_name, "")) return finish(file, *lying);
    FeedRun run = record_refusal(db_, clock_, feed_, std::move(arrival), words);
    put(file, run);
    look_.runs.push_back(std::move(run));
  }

  /// An earlier look recorded this file and did not come to move it.
  void finish(const DroppedFile& file, FeedRun run) { put(file, run); }

  void put(const DroppedFile& file, FeedRun& run) {
    const Done moved = put_away(folder_, file, shelf_of(run), words_beside(run));
    // Another process that looked at the same moment may have moved it.
    if (!moved && mark_of(folder_ / file.name)) {
      log::warning("feed.file_stays", {{"feed", feed_.id.number}, {"reason", std::string_view(moved.error().message)}});
      stuck_ = fmt::format("{} was dealt with but lies there still: {}", run.file_name, moved.error().message);
      return;
    }
    db::Transaction transaction(db_);
    mark_put_away(db_, run.id);
    transaction.commit();
    run.put_away = PutAway::done;
  }

  /// "5 files came: 1 was loaded, 4 were refused."
  std::string words_of_runs() const {
    std::string words;
    for (const auto& [came, ending] : {std::pair(Came::loaded, "loaded"), std::pair(Came::same, "there already"),
                                       std::pair(Came::refused, "refused")}) {
      const auto count = static_cast<std::size_t>(std::ranges::count(look_.runs, came, &FeedRun::came));
      if (count > 0)
        words += fmt::format("{}{} {} {}", words.empty() ? ": " : ", ", count, count == 1 ? "was" : "were", ending);
    }
    return counted(look_.runs.size(), "file", "files") + " came" + words + ".";
  }

  void tell() {
    if (look_.runs.empty())
      look_.words = look_.still_written == 0
                        ? "No file was there."
                        : counted(look_.still_written, "file was", "files were") +
                              " still being written. The next look takes what has not changed for " + settling_words() +
                              ".";
    else
      look_.words = words_of_runs();
    if (!stuck_.empty()) look_.words = stuck_;
    db::Transaction transaction(db_);
    note_look(db_, clock_.now(), feed_.id, look_.words);
    transaction.commit();
  }

  db::Connection& db_;
  const Clock& clock_;
  const FeedPlan& plan_;
  const Feed& feed_;
  DropFolder held_;
  fs::path folder_;
  FolderLook look_;
  std::string stuck_;
};

}  // namespace

FolderLook look_into_folder(db::Connection& db, const Clock& clock, const FeedPlan& plan, const Feed& feed,
                            const std::function<bool()>& must_stop) {
  auto folder = DropFolder::open(plan.folder, feed.folder, "feed");
  if (!folder) {
    FolderLook look{.runs = {}, .words = folder.error().message};
    if (const auto run = record_fault(db, clock, feed, look.words)) look.runs.push_back(*run);
    return look;
  }
  return Look(db, clock, plan, feed, std::move(*folder)).look(must_stop);
}

}  // namespace qi::feeds
