#include "measures/reading_mark_store.h"

#include "measures/series_store.h"
#include "shell/jobs.h"

namespace qi::measures {
namespace {

// Of whoever made the change, to read the series at once.
constexpr std::chrono::seconds kHeadStart{2};

}  // namespace

void queue_reading(db::Connection& db, Instant now) {
  shell::queue_job(db, now,
                   {.kind = kReadingJob,
                    .subject = {},
                    .queued_by = {},
                    .urgency = shell::Urgency::someone_waits,
                    .not_before = now + kHeadStart,
                    .key = std::string(kReadingJob)});
}

void withdraw_reading(db::Connection& db) {
  if (count_marks(db) == 0) shell::withdraw_waiting_job(db, kReadingJob);
}

void mark_to_read(db::Connection& db, Instant now, SeriesId series) {
  db.run(R"sql(
      INSERT INTO series_to_read (series_id, marked_at, marks)
      VALUES ($1, $2, 1)
      ON CONFLICT (series_id) DO UPDATE
         SET marked_at = excluded.marked_at, marks = series_to_read.marks + 1
  )sql",
         series, now);
  queue_reading(db, now);
}

void mark_measure_to_read(db::Connection& db, Instant now, MeasureId measure) {
  for (const Series& series : list_series(db, {.measure = measure})) mark_to_read(db, now, series.id);
}

std::vector<ReadingMark> list_marks(db::Connection& db, std::size_t limit) {
  return db.all(R"sql(
      SELECT series_id, marks
        FROM series_to_read
       ORDER BY marked_at, series_id
       LIMIT $1
  )sql",
                [](const db::Row& row) -> ReadingMark {
                  return {row.get<SeriesId>(0), row.get<std::int64_t>(1)};
                },
                limit);
}

std::size_t count_marks(db::Connection& db) {
  return static_cast<std::size_t>(db.only<std::int64_t>("SELECT count(*) FROM series_to_read"));
}

bool is_marked(db::Connection& db, SeriesId series) {
  return db.only<std::int64_t>("SELECT count(*) FROM series_to_read WHERE series_id = $1", series) > 0;
}

void settle_mark(db::Connection& db, const ReadingMark& mark) {
  db.run(R"sql(
      DELETE FROM series_to_read
       WHERE series_id = $1
         AND marks = $2
  )sql",
         mark.series, mark.marks);
}

}  // namespace qi::measures
