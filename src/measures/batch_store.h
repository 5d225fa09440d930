#pragma once
/// Keeps the record of every load of figures, and which series and periods it spoke for.
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

/// A stretch of periods of one series about which a load said something, be it "not available" or what was known.
struct Coverage {
  BatchId batch;
  SeriesId series;
  Date first;  ///< first day of the first period
  Date last;   ///< first day of the last period; it belongs to the stretch
  Instant known_at{};
};
/// Stretches of loads that were known after `moment`, of every scope. By series, then known_at.
std::vector<Coverage> list_coverage_after(db::Connection& db, Instant moment);
/// `coverage.known_at` is ignored: it is the batch's.
void add_coverage(db::Connection& db, const Coverage& coverage);

/// For each series in scope that has a figure: now, or as known at `known_at`. By series.
std::vector<LatestLoad> list_latest_loads(db::Connection& db, const SeriesScope& scope,
                                          std::optional<Instant> known_at = std::nullopt);

/// `batch.id` is ignored.
BatchId create_batch(db::Connection& db, const ImportBatch& batch);
/// Writes the counts and the note, known only after the merge.
void finish_batch(db::Connection& db, const ImportBatch& batch);

}  // namespace qi::measures
