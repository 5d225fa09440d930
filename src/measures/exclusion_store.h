#pragma once
/// Keeps which points are drawn but not used, with the reason.
/// The figures themselves stay untouched.

#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "db/connection.h"
#include "measures/chart_choices.h"

namespace qi::measures {

/// In force now, or at `known_at` (made by then and not taken back by then), by series, then period.
std::vector<Exclusion> list_exclusions(db::Connection& db, const SeriesScope& scope,
                                       std::optional<Instant> known_at = std::nullopt);
/// `exclusion.id` and `created_at` are ignored. Leaves an audit record; call inside a transaction.
/// refuses  an empty reason; a period without a current point (not_found); one that is excluded already (conflict).
Result<ExclusionId> create_exclusion(db::Connection& db, Instant now, const Exclusion& exclusion);
/// refuses  one that is not there or already withdrawn (not_found).
Done withdraw_exclusion(db::Connection& db, Instant now, const Author& author, ExclusionId id);

}  // namespace qi::measures
