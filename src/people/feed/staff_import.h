#pragma once
/// One staff file from its bytes to a load: what the page, the command and the watched folder share.
/// How a plan is made and carried out is in staff_plan.h and staff_load.h.

#include <optional>
#include <string>
#include <string_view>

#include "people/feed/staff_load.h"
#include "tabular/given_file.h"

namespace qi::people {

/// A file as it came.
struct StaffFileAsGiven {
  std::string name;
  std::string sha256;  ///< of its bytes
  tabular::GivenFile content;
  std::optional<Date> day;  ///< nullopt: the one in its name, else `today`
};
/// refuses  what tabular::read_given refuses.
Result<StaffFileAsGiven> as_given(std::string name, std::string bytes, std::optional<Date> day = std::nullopt);

/// The file looked at: nothing is changed.
struct StaffTrial {
  GivenStaffFile file;
  std::vector<std::string> headings;
  StaffLayout layout;
  StaffPlan plan;
  std::vector<std::string> notes;  ///< about the file as a whole
};

/// The headings of its largest sheet; empty: it has none.
std::vector<std::string> headings_of(const StaffFileAsGiven& given);

/// The day in a file's name: "ESR_2025-03-31.csv", "staff 31.03.2025.xlsx", "staff20250331.csv",
/// "esr_20250331-0200.csv", "staff 31-3-25.csv"; nullopt: none. Of several the last.
std::optional<Date> day_in_name(std::string_view file_name);

/// Whether a file with these headings was taken before.
bool knows_layout(db::Connection& db, const std::vector<std::string>& headings);
/// The remembered layout of these headings, or the one that they suggest.
StaffLayout known_layout(db::Connection& db, const std::vector<std::string>& headings);
void remember_layout(db::Connection& db, const shell::Change& change, const std::vector<std::string>& headings,
                     const StaffLayout& layout);

/// `layout` nullopt: known_layout.
/// refuses  what read_staff_file refuses; a day after `today`, or before that of the newest load.
Result<StaffTrial> try_staff_file(db::Connection& db, const StaffFileAsGiven& given, Date today,
                                  const std::optional<StaffLayout>& layout = std::nullopt,
                                  const StaffFeedRules& rules = {});

/// What somebody decided after looking.
struct StaffConsent {
  std::string plan_digest;  ///< of the plan that was looked at; "" whatever it is
  enum class Stops { hold, are_overruled } stops = Stops::hold;
};
/// Tries the file again and carries it out. Opens its own transaction; remembers the layout.
/// refuses  as try_staff_file; a plan that is not the one that was looked at (conflict); one that has reasons to stop.
Result<StaffLoad> load_staff_file(db::Connection& db, const shell::Change& change, const StaffFileAsGiven& given,
                                  Date today, const std::optional<StaffLayout>& layout, const StaffConsent& consent,
                                  const StaffFeedRules& rules = {});

}  // namespace qi::people
