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
/// Newest load first, at most `limit` after the first `skipped`.
std::vector<ImportBatch> list_batches(db::Connection& db, int limit, int skipped = 0);
std::size_t count_batches(db::Connection& db);
/// Newest first by id, those below `before`, at most `most`.
std::vector<ImportBatch> list_batches_before(db::Connection& db, BatchId before, std::size_t most);

/// A stretch of periods of one series about which a load said something, be it "not available" or what was known.
struct Coverage {
  BatchId batch;
  SeriesId series;
  Date first;  ///< first day of the first period
  Date last;   ///< first day of the last period; it belongs to the stretch
  Instant known_at{};
};
/// Stretches of loads that were known after `moment`, of every scope, but for loads that were taken back whole. By
/// series, then known_at.
std::vector<Coverage> list_coverage_after(db::Connection& db, Instant moment);
/// `coverage.known_at` is ignored: it is the batch's.
void add_coverage(db::Connection& db, const Coverage& coverage);

/// The series that a load spoke for, also where it changed nothing. By number.
std::vector<SeriesId> list_covered_series(db::Connection& db, BatchId batch);
/// The newest load of a file with this digest that was not taken back whole. nullopt: none.
std::optional<ImportBatch> find_standing_batch(db::Connection& db, std::string_view sha256);

/// For each series in scope that has a figure: now, or as known at `known_at`. By series.
std::vector<LatestLoad> list_latest_loads(db::Connection& db, const SeriesScope& scope,
                                          std::optional<Instant> known_at = std::nullopt);

/// The figures that a load brought into one series.
struct BatchSeries {
  Series series;
  std::size_t figures = 0;
  Date first;  ///< first day of the first period
  Date last;
};
/// By measure, then organisation. A load that changed nothing brought none.
std::vector<BatchSeries> list_batch_series(db::Connection& db, BatchId id);

struct BatchFigure {
  Series series;
  Date period;
  Figure figure;
  std::optional<Instant> known_until;  ///< nullopt: it still holds
};
/// By measure, organisation and period; `limit` of them after the first `skipped`.
std::vector<BatchFigure> list_batch_figures(db::Connection& db, BatchId id, std::size_t skipped, std::size_t limit);

/// `batch.id` and `batch.brought_by` are ignored.
BatchId create_batch(db::Connection& db, const ImportBatch& batch);
/// Writes the counts and the note, known only after the merge.
void finish_batch(db::Connection& db, const ImportBatch& batch);
/// Keeps what brought the load: ImportBatch::brought_by. Call inside the load's transaction.
void note_carrier(db::Connection& db, BatchId id, const Carrier& carrier);

}  // namespace qi::measures
