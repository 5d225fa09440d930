#pragma once
/// Keeps notes on dates of a series: tests of change and events.
/// A note changes no limits: see phase_store.h.

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "db/connection.h"
#include "measures/chart_choices.h"

namespace qi::measures {

/// Not withdrawn, by series, then date, then code.
std::vector<Annotation> list_annotations(db::Connection& db, const SeriesScope& scope,
                                         std::optional<Instant> known_at = std::nullopt);
/// "P3": the next free code of the series, with P for a test of change and E for an event.
std::string next_annotation_code(db::Connection& db, SeriesId series, AnnotationKind kind);
/// `annotation.id` and `created_at` are ignored. Leaves an audit record; call inside a transaction.
/// refuses  an empty title or one above 60 characters; a code that is not one to three letters or digits.
Result<AnnotationId> create_annotation(db::Connection& db, Instant now, const Annotation& annotation);
/// refuses  one that is not there or already withdrawn (not_found).
Done withdraw_annotation(db::Connection& db, Instant now, const Author& author, AnnotationId id);

}  // namespace qi::measures
