#pragma once
/// Marks series whose kept reading no longer knows everything: their figures or the choices about them have changed.
/// Every function that changes either calls this in its own transaction. Reading again is reading_again.h.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/clock.h"
#include "db/connection.h"
#include "measures/measure_series.h"

namespace qi::measures {

void mark_to_read(db::Connection& db, Instant now, SeriesId series);
/// Every series of the measure.
void mark_measure_to_read(db::Connection& db, Instant now, MeasureId measure);

/// A marked series, and how often it was marked when it was looked up.
struct ReadingMark {
  SeriesId series;
  std::int64_t marks = 0;
};
/// Longest waiting first, at most `limit`.
std::vector<ReadingMark> list_marks(db::Connection& db, std::size_t limit);
std::size_t count_marks(db::Connection& db);
/// Takes the mark away, unless the series was marked again meanwhile.
void settle_mark(db::Connection& db, const ReadingMark& mark);

}  // namespace qi::measures
