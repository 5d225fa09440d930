#pragma once
/// The demo's places and staff in the database. All of it is made up, and pages of the demo say so.
/// Accounts are not made here.

#include <cstddef>
#include <string>

#include "base/result.h"
#include "db/connection.h"

namespace qi::people {

struct DemoStaff {
  bool was_there_already = false;  ///< there are places: nothing was changed
  std::size_t places = 0;
  std::size_t people = 0;
  std::size_t assignments = 0;
};

/// Opens its own transaction.
Result<DemoStaff> build_demo_staff(db::Connection& db);
/// The same as a part of the demo: what was made in a sentence, "" when it was there already.
Result<std::string> add_demo_staff(db::Connection& db);

}  // namespace qi::people
