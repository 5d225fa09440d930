#pragma once
/// The rows of figures as they are stored, with their own numbers: what loads and undoing loads change.
/// Readers of figures take point_store.h: there a row is what was believed, not a place in a table.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "db/connection.h"
#include "measures/measure_series.h"

namespace qi::measures {

struct StoredRow {
  std::int64_t id = 0;  ///< 0: not stored yet
  Date period;          ///< first day of the period
  Figure figure;
  Instant known_from{};
  std::optional<Instant> known_until;  ///< nullopt: current
  BatchId batch;                       ///< the load that brought it

  bool was_known_at(Instant moment) const { return known_from <= moment && (!known_until || moment < *known_until); }
  /// It held for some time. A row without a span was taken back, or corrected in the moment in which it was known.
  bool has_span() const { return !known_until || *known_until > known_from; }
};

/// Every row of the series, by period, then when it became known, then number.
std::vector<StoredRow> list_stored_rows(db::Connection& db, SeriesId series);
/// Those that have a span, in the same order.
std::vector<StoredRow> list_rows_with_span(db::Connection& db, SeriesId series);

struct NewRow {
  SeriesId series;
  StoredRow row;  ///< its id is ignored
};
/// In one go, in their order.
void insert_rows(db::Connection& db, std::span<const NewRow> rows);

/// The row is believed in that span from now on. Its id exists.
void change_span(db::Connection& db, std::int64_t id, Instant known_from, std::optional<Instant> known_until);

}  // namespace qi::measures
