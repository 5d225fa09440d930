#pragma once
/// Keeps targets by date.
/// Which of them a chart shows is decided in series_reading.h.

#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "db/connection.h"
#include "measures/chart_choices.h"

namespace qi::measures {

/// In force now, or at `known_at` (made by then and not taken back by then), by series, then first day.
std::vector<Target> list_targets(db::Connection& db, const SeriesScope& scope,
                                 std::optional<Instant> known_at = std::nullopt);
/// `target.id` is ignored. Leaves an audit record; call inside a transaction.
/// refuses  a value that is not finite or lies outside the measure's natural bounds; an empty title; an end that is not
///          after the start.
Result<TargetId> create_target(db::Connection& db, Instant now, const Author& author, const Target& target);
/// refuses  a target that is not there or already withdrawn (not_found).
Done withdraw_target(db::Connection& db, Instant now, const Author& author, TargetId id);

}  // namespace qi::measures
