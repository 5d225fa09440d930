#pragma once
/// Units in the database, with all that was ever believed of them. What changes writes its audit record and is called
/// inside a transaction. It does not look whether a change makes sense: see org_changes.h.

#include <optional>
#include <string_view>
#include <vector>

#include "db/connection.h"
#include "people/as_at.h"
#include "people/org_history.h"
#include "people/org_tree.h"
#include "people/org_unit.h"
#include "shell/change.h"

namespace qi::people {

/// The units that are open on that day.
OrgTree load_org_tree(db::Connection& db, const AsAt& as_at);

/// nullopt: no unit has that number, or that code.
std::optional<std::string> find_unit_code(db::Connection& db, UnitId id);
std::optional<UnitId> find_unit_by_code(db::Connection& db, std::string_view code);

/// All that is believed of a unit now, or was at a moment; empty: nothing.
UnitTimeline unit_timeline(db::Connection& db, UnitId id, std::optional<Instant> known_at = std::nullopt);

/// Every unit, by code.
std::vector<KeptUnit> list_kept_units(db::Connection& db, std::optional<Instant> known_at = std::nullopt);

/// `code` is one that check_unit_code gave.
/// refuses  (conflict, field "code") a code that another unit has or had.
Result<UnitId> create_unit(db::Connection& db, const shell::Change& change, const std::string& code,
                           const UnitTimeline& timeline);
/// From now on this is believed. Nothing happens when it is already.
void keep_unit_timeline(db::Connection& db, const shell::Change& change, UnitId id, const UnitTimeline& timeline);

void add_merger(db::Connection& db, const shell::Change& change, const Merger& merger);
/// Those that the unit took part in, either way, by day.
std::vector<Merger> list_mergers(db::Connection& db, UnitId unit);

/// The newest belief first.
std::vector<UnitBelief> unit_history(db::Connection& db, UnitId id);

}  // namespace qi::people
