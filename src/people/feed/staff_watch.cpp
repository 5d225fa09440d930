#include "people/feed/staff_watch.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "base/log.h"
#include "base/text.h"
#include "people/feed/staff_alarms.h"
#include "people/feed/staff_draft_store.h"
#include "people/feed/staff_feed_routes.h"
#include "people/feed/staff_import.h"
#include "shell/drop_folder.h"
#include "shell/job_schedule.h"

namespace qi::people {
namespace {

constexpr int kLookEveryMinutes = 15;
constexpr int kDraftsAt = 3 * 60 + 40;
// Longer than an upload stalls.
constexpr std::chrono::minutes kQuiet{2};

std::string lines_of(const std::vector<std::string>& sentences) {
  std::string lines;
  for (const std::string& sentence : sentences) lines += (lines.empty() ? "" : "\n") + sentence;
  return lines;
}

std::vector<std::string> oddities_of(const StaffPlan& plan) {
  std::vector<std::string> words;
  for (const StaffOddity& oddity : plan.oddities)
    words.push_back(oddity.row > 0 ? fmt::format("Row {}: {}", oddity.row, oddity.words) : oddity.words);
  return words;
}

std::string message_of(const Error& error) {
  std::vector<std::string> messages;
  for (const FieldError& field : error.fields) messages.push_back(field.message);
  return messages.empty() ? error.message : lines_of(messages);
}

class Look {
 public:
  Look(db::Connection& db, const Clock& clock, const StaffWatchPlan& plan, shell::DropFolder held)
      : db_(db), clock_(clock), plan_(plan), held_(std::move(held)), folder_(held_.path()) {}

  StaffLook look(const std::function<bool()>& must_stop) {
    std::vector<shell::DroppedFile> files = shell::list_dropped(folder_, "");
    std::ranges::stable_sort(files, {}, day_of);
    if (!files.empty()) std::this_thread::sleep_for(plan_.settling);
    for (const shell::DroppedFile& file : files) {
      if (must_stop()) break;
      if (shell::mark_of(folder_ / file.name) == file.mark)
        take(file);
      else
        ++look_.still_written;
    }
    tell();
    return std::move(look_);
  }

 private:
  static Instant written_at(const shell::DroppedFile& file) {
    return Instant(std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::nanoseconds(file.mark.written)));
  }
  /// The day in its name, else the one on which it was written.
  static Date day_of(const shell::DroppedFile& file) {
    return day_in_name(file.name).value_or(london_date(written_at(file)));
  }
  bool may_still_grow(const shell::DroppedFile& file) const {
    const Instant written = written_at(file);
    return written <= clock_.now() && clock_.now() - written < kQuiet;
  }

  void take(const shell::DroppedFile& file) {
    if (file.kind != shell::DropKind::file)
      return refuse(file, "", "This is no file itself. Put the CSV or XLSX file here: links are not followed.");
    if (const Done fits = tabular::may_be_given(file.mark.bytes); !fits)
      return refuse(file, "", message_of(fits.error()));
    if (may_still_grow(file)) {
      ++look_.still_written;
      return;
    }
    const auto opened = shell::OpenFile::open(folder_ / file.name, file.mark);
    if (!opened && opened.error().kind != ErrorKind::conflict) return refuse(file, "", opened.error().message);
    std::string bytes = opened ? opened->bytes() : "";
    if (!opened || opened->mark() != file.mark) {
      ++look_.still_written;
      return;
    }
    const std::string sha256 = opened->sha256();
    const auto newest = find_newest_staff_load(db_);
    if (newest && newest->file.sha256 == sha256 && newest->file.day == day_of(file) &&
        newest->rows_taken == newest->rows_read) {
      ++look_.same;
      return put(file, "done", "This is the file that was taken last. Nothing changed.");
    }
    const auto given = as_given(shell::shown_name(file.name), std::move(bytes), day_of(file));
    if (!given) return refuse(file, sha256, message_of(given.error()));
    carry_out_or_refuse(file, *given);
  }

  void carry_out_or_refuse(const shell::DroppedFile& file, const StaffFileAsGiven& given) {
    const auto trial = try_staff_file(db_, given, clock_.today());
    if (!trial) return refuse(file, given.sha256, message_of(trial.error()));
    if (find_newest_staff_load(db_) && !knows_layout(db_, trial->headings))
      return refuse(file, given.sha256,
                    "No file with these headings was taken before. Give it once on the page Staff feed, where you see "
                    "how its columns are read.");
    if (!trial->plan.stops.empty()) return refuse(file, given.sha256, lines_of(trial->plan.stops));
    const auto load =
        load_staff_file(db_, {.actor = std::nullopt, .at = clock_.now()}, given, clock_.today(), trial->layout, {});
    if (!load) return refuse(file, given.sha256, message_of(load.error()));
    ++look_.taken;
    put(file, "done", lines_of(oddities_of(trial->plan)));
  }

  void refuse(const shell::DroppedFile& file, const std::string& sha256, const std::string& reason) {
    const StaffRefusal refusal{
        .file_name = shell::shown_name(file.name), .sha256 = sha256, .at = clock_.now(), .reason = reason};
    // One that could not be moved comes again with every look.
    const auto last = list_staff_refusals(db_, 1);
    if (last.empty() || last.front().file_name != refusal.file_name || last.front().sha256 != sha256 ||
        last.front().reason != reason) {
      db::Transaction transaction(db_);
      keep_staff_refusal(db_, refusal);
      transaction.commit();
    }
    ++look_.refused;
    put(file, "refused", reason);
  }

  void put(const shell::DroppedFile& file, std::string_view where, const std::string& words) {
    const Done moved = shell::put_away(folder_, file, where, words);
    if (moved || !shell::mark_of(folder_ / file.name)) return;
    log::warning("staff.file_stays", {{"reason", std::string_view(moved.error().message)}});
    stuck_ =
        fmt::format("{} was dealt with but lies there still: {}", shell::shown_name(file.name), moved.error().message);
  }

  void tell() {
    struct Part {
      int count;
      std::string_view words;
    };
    std::vector<std::string> parts;
    for (const Part& part : {Part{look_.taken, "taken"}, Part{look_.same, "there already"},
                             Part{look_.refused, "refused"}, Part{look_.still_written, "still being written"}})
      if (part.count > 0)
        parts.push_back(fmt::format("{} {} {}", part.count, part.count == 1 ? "was" : "were", part.words));
    const auto came = static_cast<std::size_t>(look_.taken + look_.same + look_.refused + look_.still_written);
    look_.words = came == 0 ? "No staff file was there." : counted(came, "file", "files") + " came: ";
    for (std::size_t i = 0; i < parts.size(); ++i) look_.words += parts[i] + (i + 1 < parts.size() ? ", " : ".");
    if (!stuck_.empty()) look_.words = stuck_;
  }

  db::Connection& db_;
  const Clock& clock_;
  const StaffWatchPlan& plan_;
  shell::DropFolder held_;
  std::filesystem::path folder_;
  StaffLook look_;
  std::string stuck_;
};

Result<shell::JobOutcome> watch_work(shell::JobRun& run, const StaffWatchPlan& plan) {
  const auto look = look_for_staff_files(run.db, run.clock, plan, [&] { return run.must_stop(); });
  if (!look) return look.error();
  return shell::JobOutcome{.words = look->words, .url = staff_feed_url().text()};
}

Result<shell::JobOutcome> drafts_work(shell::JobRun& run) {
  db::Transaction transaction(run.db);
  const auto removed = static_cast<std::size_t>(remove_old_staff_drafts(run.db, run.clock.now()));
  transaction.commit();
  return shell::JobOutcome{.words = counted(removed, "file that nobody took was", "files that nobody took were") +
                                    " thrown away."};
}

}  // namespace

Result<StaffLook> look_for_staff_files(db::Connection& db, const Clock& clock, const StaffWatchPlan& plan,
                                       const std::function<bool()>& must_stop) {
  if (plan.folder.empty())
    return Error::unavailable("No staff folder is set on this site. Ask the operator to give staff-folder.");
  auto held = shell::DropFolder::open(plan.folder, "", "staff");
  if (!held) return held.error();
  return Look(db, clock, plan, *std::move(held)).look(must_stop);
}

shell::JobKinds staff_job_kinds(const StaffWatchPlan& plan) {
  return {{.slug = kStaffFilesJob,
           .title = "Look for staff files",
           .work = [plan](shell::JobRun& run) { return watch_work(run, plan); }},
          {.slug = kStaffDraftsJob, .title = "Throw away old staff files", .work = drafts_work}};
}

void set_staff_schedule(db::Connection& db, Instant now, const StaffWatchPlan& plan) {
  db::Transaction transaction(db);
  shell::set_schedule(db, now,
                      {.slug = std::string(kStaffDraftsJob),
                       .kind = std::string(kStaffDraftsJob),
                       .recurrence = shell::DailyAt{kDraftsAt}});
  if (plan.folder.empty())
    shell::remove_schedule(db, kStaffFilesJob);
  else
    shell::set_schedule(db, now,
                        {.slug = std::string(kStaffFilesJob),
                         .kind = std::string(kStaffFilesJob),
                         .recurrence = shell::EveryMinutes{kLookEveryMinutes}});
  transaction.commit();
}

}  // namespace qi::people
