#pragma once
/// Which contracts count, as the trust has set it, with its history: a count of an earlier moment keeps the rules of
/// that moment. What the rules mean is in headcount.h.

#include <optional>

#include "base/clock.h"
#include "db/connection.h"
#include "people/headcount.h"
#include "shell/change.h"

namespace qi::people {

/// The rules that were set at a moment; nullopt: now. Before any was set: those a HeadcountRules begins with.
HeadcountRules load_headcount_rules(db::Connection& db, std::optional<Instant> known_at = {});

/// Sets them, with an audit record, when they differ from those that hold. Call inside a transaction.
/// refuses  (field "counted") rules under which nobody counts.
Done set_headcount_rules(db::Connection& db, const shell::Change& change, const HeadcountRules& rules);

}  // namespace qi::people
