#pragma once
/// Marks series whose kept reading no longer knows everything: their figures or the choices about them have changed.
/// Every function that changes either calls this in its own transaction, which also queues the job that reads again
/// (reading_jobs.h). Reading again is reading_again.h.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "db/connection.h"
#include "measures/measure_series.h"

namespace qi::measures {

/// Slug of the kind of job that reads what is marked.
inline constexpr std::string_view kReadingJob = "read-again";
/// Queues it, unless one waits. Whoever made the change has this long to read the series at once instead, which takes
/// the job back. Call inside a transaction.
void queue_reading(db::Connection& db, Instant now);
/// Takes the waiting job back when nothing is marked any more. Call inside a transaction.
void withdraw_reading(db::Connection& db);

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
bool is_marked(db::Connection& db, SeriesId series);
/// Takes the mark away, unless the series was marked again meanwhile.
void settle_mark(db::Connection& db, const ReadingMark& mark);

}  // namespace qi::measures
