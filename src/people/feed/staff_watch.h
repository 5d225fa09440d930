#pragma once
/// The folder into which the trust puts its staff files: every complete one is taken whole, or put away with the
/// reason. How a file is read and taken is in staff_import.h.

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>

#include "base/clock.h"
#include "db/connection.h"
#include "shell/job_runner.h"

namespace qi::people {

struct StaffWatchPlan {
  std::filesystem::path folder;              ///< empty: none is watched, files are given by hand
  std::chrono::milliseconds settling{2000};  ///< a file that changes meanwhile is still being written
  int late_after = 3;                        ///< days
};

/// What came of one look into the folder.
struct StaffLook {
  int taken = 0;
  int same = 0;  ///< the file that was taken last, once more
  int refused = 0;
  int still_written = 0;
  std::string words;  ///< "2 files came: 1 was taken, 1 was refused."
};
/// Files are taken by the day that they speak of: the one in the name, else the one on which the file was written. A
/// file is left for the next look for two minutes after it was written. Headings that were never taken before are
/// refused once there is staff. A file is moved to "done", with what looked odd beside it, or to
/// "refused", with the reason beside it and in the database; a file that has reasons to stop is refused: somebody can
/// give it by hand and overrule them. One transaction for each file.
/// refuses  a folder that is not set, not there, or cannot be written.
Result<StaffLook> look_for_staff_files(db::Connection& db, const Clock& clock, const StaffWatchPlan& plan,
                                       const std::function<bool()>& must_stop);

inline constexpr std::string_view kStaffFilesJob = "staff-files";
inline constexpr std::string_view kStaffDraftsJob = "staff-drafts";
shell::JobKinds staff_job_kinds(const StaffWatchPlan& plan);
/// Looks every quarter of an hour where a folder is set; throws away files that nobody took each night.
void set_staff_schedule(db::Connection& db, Instant now, const StaffWatchPlan& plan);

}  // namespace qi::people
