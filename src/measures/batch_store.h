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
/// Newest load first, at most `limit` after the first `skipped`.
std::vector<ImportBatch> list_batches(db::Connection& db, int limit, int skipped = 0);
std::size_t count_batches(db::Connection& db);
/// The earliest known_at after `moment` among loads of the same scope: when a later edition took over.
/// A load that was taken back whole is no edition.
std::optional<Instant> find_next_edition(db::Connection& db, std::string_view scope, Instant moment);

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

/// `batch.id` is ignored.
BatchId create_batch(db::Connection& db, const ImportBatch& batch);
/// Writes the counts and the note, known only after the merge.
void finish_batch(db::Connection& db, const ImportBatch& batch);

}  // namespace qi::measures
