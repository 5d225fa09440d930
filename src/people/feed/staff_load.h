#pragma once
/// Staff files as they were given: looked at, then taken whole or not at all. A load that is carried out is worked out
/// again in its transaction and refused when anything changed since it was looked at.
/// What a file would change is worked out in staff_plan.h.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "db/connection.h"
#include "people/feed/staff_plan.h"
#include "shell/change.h"

namespace qi::people {

struct StaffLoadRow;
using StaffLoadId = Id<StaffLoadRow>;

/// A file as somebody gives it.
struct GivenStaffFile {
  std::string name;
  std::string sha256;  ///< of its bytes, hexadecimal
  Date day;            ///< on which it says how things are
};

struct StaffLoad {
  StaffLoadId id;
  GivenStaffFile file;
  Instant at{};
  std::string by;  ///< a name; "" a folder or the command line
  std::size_t rows_read = 0;
  std::size_t rows_taken = 0;
  std::size_t joined = 0;
  std::size_t left = 0;
  std::size_t changed = 0;  ///< posts and people otherwise changed
  std::size_t oddities = 0;
};

/// Carries a plan out, in bulk, and keeps what was done with one audit record. Call inside a transaction; the plan was
/// made in it. A plan that changes nothing is kept too: the feed was here.
StaffLoad carry_out(db::Connection& db, const shell::Change& change, const GivenStaffFile& file, const StaffPlan& plan);

/// The newest first.
std::vector<StaffLoad> list_staff_loads(db::Connection& db, int most);
std::optional<StaffLoad> find_newest_staff_load(db::Connection& db);

/// A digest of everything that a plan would do, so that one that was looked at is known again.
std::string digest_of(const StaffPlan& plan);

}  // namespace qi::people
