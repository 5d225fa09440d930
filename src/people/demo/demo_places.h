#pragma once
/// The places of the demo trust and how they changed over five years.
/// The names of operating units and contact centres are those of South East Coast Ambulance Service; when they
/// opened, merged and moved, and every team, is made up, and pages of the demo say so.

#include "base/result.h"
#include "db/connection.h"
#include "people/timeline.h"
#include "shell/change.h"

namespace qi::people {

/// The first day of the demo's staff, and the day at which its calendar stands.
inline constexpr Date kDemoStaffFrom{std::chrono::sys_days{std::chrono::April / 1 / 2020}};
inline constexpr Date kDemoStaffUntil{std::chrono::sys_days{std::chrono::April / 30 / 2025}};

/// The days of the two reorganisations: units merge on the first, divisions are made on the second.
inline constexpr Date kUnitsMerge{std::chrono::sys_days{std::chrono::April / 1 / 2022}};
inline constexpr Date kDivisionsBegin{std::chrono::sys_days{std::chrono::July / 1 / 2024}};

/// Opens all places as they were on the first day. Call inside a transaction, before there are people.
Done open_demo_places(db::Connection& db, const shell::Change& change);
/// Carries out one reorganisation, with the people who are there. Call inside a transaction, in the order of the days.
Done merge_demo_units(db::Connection& db, const shell::Change& change);
Done make_demo_divisions(db::Connection& db, const shell::Change& change);

}  // namespace qi::people
