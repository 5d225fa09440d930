#pragma once
/// The demo: NHS England's published figures with targets and phases, and a few local series that are made up and say
/// so. Accounts are not made here.

#include <cstddef>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "db/connection.h"
#include "measures/point_import.h"

namespace qi::measures {

/// The day at which the demo's calendar stands: the published figures end in March 2025.
inline constexpr Date kDemoToday{std::chrono::sys_days{std::chrono::April / 30 / 2025}};

struct DemoSummary {
  bool was_there_already = false;  ///< nothing was changed
  MergeCounts national;            ///< of the published file
  std::size_t synthetic_series = 0;
  std::size_t synthetic_points = 0;
};

/// One published file and the name under which it is recorded.
struct EditionFile {
  std::string name;
  std::string text;
};

/// Builds the demo in a migrated database. One that has the published figures and phases already is left as it is.
/// `ambsys_text` is the published file. Every claim in a reason can be checked against that file or a named
/// publication. Every edition is known from its usual day of publication; `earlier` are older ones, loaded after the
/// newest, so that the pages can be drawn as known in between.
/// refuses  what read_ambsys refuses; a file without South East Coast (RYD).
Result<DemoSummary> build_demo(db::Connection& db, Instant now, std::string ambsys_text, std::string file_name,
                               std::vector<EditionFile> earlier = {});

}  // namespace qi::measures
