#pragma once
/// Keeps where limits are worked out anew, with the reason.
/// Nothing is suggested or applied by itself here.

#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "db/connection.h"
#include "measures/chart_choices.h"

namespace qi::measures {

/// In force now, or at `known_at` (made by then and not taken back by then), by series, then first day.
std::vector<Phase> list_phases(db::Connection& db, const SeriesScope& scope,
                               std::optional<Instant> known_at = std::nullopt);
/// `phase.id` and `created_at` are ignored. Leaves an audit record; call inside a transaction.
/// refuses  an empty title, reason, author or approver; a baseline end that is not after the start; a start that
/// another
///          phase of the series has (conflict).
Result<PhaseId> create_phase(db::Connection& db, Instant now, const Phase& phase);
/// refuses  one that is not there or already withdrawn (not_found).
Done withdraw_phase(db::Connection& db, Instant now, const Author& author, PhaseId id);

}  // namespace qi::measures
