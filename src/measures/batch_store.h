#pragma once
/// Keeps the record of every load of figures.
/// It does not load them: see point_import.h.

#include <optional>
#include <string_view>
#include <vector>

#include "db/connection.h"
#include "measures/measure_series.h"

namespace qi::measures {

std::optional<ImportBatch> find_batch(db::Connection& db, BatchId id);
/// Newest load first, at most `limit`.
std::vector<ImportBatch> list_batches(db::Connection& db, int limit);
/// The earliest known_at after `moment` among loads of the same scope: when a later edition took over.
std::optional<Instant> find_next_edition(db::Connection& db, std::string_view scope, Instant moment);

/// `batch.id` is ignored.
BatchId create_batch(db::Connection& db, const ImportBatch& batch);
/// Writes the counts and the note, known only after the merge.
void finish_batch(db::Connection& db, const ImportBatch& batch);

}  // namespace qi::measures
