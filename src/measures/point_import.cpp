#include "measures/point_import.h"

#include <algorithm>
#include <map>
#include <vector>

#include "base/assert.h"
#include "measures/audit_payload.h"
#include "measures/batch_store.h"
#include "shell/audit.h"

namespace qi::measures {
namespace {

/// One stored row of a period, with its own number.
struct StoredRow {
  std::int64_t id = 0;
  Date period;
  Figure figure;
  Instant known_from{};
  std::optional<Instant> known_until;
  BatchId batch;

  bool was_known_at(Instant moment) const { return known_from <= moment && (!known_until || moment < *known_until); }
};

StoredRow read_stored(const db::Row& row) {
  return {.id = row.get<std::int64_t>(0),
          .period = row.get<Date>(1),
          .figure = {.value = row.get<std::optional<double>>(2),
                     .numerator = row.get<std::optional<double>>(3),
                     .denominator = row.get<std::optional<double>>(4)},
          .known_from = row.get<Instant>(5),
          .known_until = row.get<std::optional<Instant>>(6),
          .batch = row.get<BatchId>(7)};
}

/// By period, then when it became known. Rows that an undo left without a span are traces only.
std::vector<StoredRow> stored_rows(db::Connection& db, SeriesId series) {
  return db.all(R"sql(
      SELECT id, period, value, numerator, denominator, known_from, known_until, batch_id
        FROM point
       WHERE series_id = $1
         AND (known_until IS NULL OR known_until > known_from)
       ORDER BY period, known_from, id
  )sql",
                read_stored, series);
}

void insert_row(db::Connection& db, SeriesId series, const StoredRow& row) {
  db.run(R"sql(
      INSERT INTO point (series_id, period, value, numerator, denominator, known_from, known_until, batch_id)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  )sql",
         series, row.period, row.figure.value, row.figure.numerator, row.figure.denominator, row.known_from,
         row.known_until, row.batch);
}

void close_row(db::Connection& db, std::int64_t id, Instant known_until) {
  db.run(R"sql(
      UPDATE point
         SET known_until = $2
       WHERE id = $1
  )sql",
         id, known_until);
}

void move_known_from(db::Connection& db, std::int64_t id, Instant known_from) {
  db.run(R"sql(
      UPDATE point
         SET known_from = $2
       WHERE id = $1
  )sql",
         id, known_from);
}

bool says_nothing(const Figure& figure) {
  return figure == Figure{};
}

enum class Outcome { added, revised, unchanged, nothing };

/// Merges one figure into the rows of its period.
class PeriodMerge {
 public:
  PeriodMerge(db::Connection& db, const LoadNote& note, BatchId batch)
      : db_(db), loaded_at_(note.known_at), is_newest_word_(note.known_at == note.now), batch_(batch) {
    if (!is_newest_word_) next_edition_ = find_next_edition(db, note.scope, note.known_at);
  }

  Outcome merge(const IncomingPoint& point, std::span<const StoredRow> rows) {
    known_at_ = loaded_at_;
    // What is loaded as of now is the newest word, also after the clock went back: a demo's does so every night.
    if (is_newest_word_)
      for (const StoredRow& row : rows) known_at_ = std::max(known_at_, row.known_from);
    const StoredRow incoming{.id = 0,
                             .period = point.period,
                             .figure = point.figure,
                             .known_from = known_at_,
                             .known_until = std::nullopt,
                             .batch = batch_};
    if (rows.empty()) {
      if (says_nothing(point.figure)) return Outcome::nothing;
      insert_row(db_, point.series, incoming);
      return Outcome::added;
    }
    const auto known = std::ranges::find_if(rows, [&](const StoredRow& row) { return row.was_known_at(known_at_); });
    if (known == rows.end()) return merge_where_nothing_was_known(point.series, incoming, rows);
    if (known->figure == point.figure) return Outcome::unchanged;
    revise(point.series, incoming, *known);
    return Outcome::revised;
  }

 private:
  /// Before anything that is stored was known, or after all that was known was taken back.
  Outcome merge_where_nothing_was_known(SeriesId series, StoredRow incoming, std::span<const StoredRow> rows) {
    const auto later = std::ranges::find_if(rows, [&](const StoredRow& row) { return row.known_from > known_at_; });
    if (later == rows.end()) {
      if (says_nothing(incoming.figure)) return Outcome::nothing;
      insert_row(db_, series, incoming);
      return Outcome::added;
    }
    if (later->figure == incoming.figure) {
      move_known_from(db_, later->id, known_at_);
      return Outcome::unchanged;
    }
    if (says_nothing(incoming.figure)) return Outcome::nothing;
    incoming.known_until = later->known_from;
    insert_row(db_, series, incoming);
    return Outcome::revised;
  }

  void revise(SeriesId series, StoredRow incoming, const StoredRow& known) {
    close_row(db_, known.id, known_at_);
    incoming.known_until = known.known_until;
    // A later edition of the same figures was loaded before and agreed with the old row: it holds again from then on.
    const bool taken_over = next_edition_ && (!known.known_until || *next_edition_ < *known.known_until);
    if (taken_over) incoming.known_until = next_edition_;
    insert_row(db_, series, incoming);
    if (!taken_over) return;
    StoredRow again = known;
    again.known_from = *next_edition_;
    insert_row(db_, series, again);
  }

  db::Connection& db_;
  Instant loaded_at_;
  bool is_newest_word_;
  Instant known_at_{};  // of the figure that is being merged
  std::optional<Instant> next_edition_;
  BatchId batch_;
};

std::vector<IncomingPoint> in_order(std::span<const IncomingPoint> points) {
  std::vector<IncomingPoint> sorted(points.begin(), points.end());
  const auto place = [](const IncomingPoint& point) { return std::pair(point.series, point.period); };
  std::ranges::sort(sorted, {}, place);
  const auto twice = std::ranges::adjacent_find(sorted, {}, place);
  QI_ASSERT(twice == sorted.end());
  return sorted;
}

}  // namespace

MergeCounts merge_points_inside(db::Connection& db, std::span<const IncomingPoint> points, const LoadNote& note) {
  QI_ASSERT(note.known_at <= note.now);
  ImportBatch batch{.id = {},
                    .loaded_at = note.now,
                    .loaded_by = note.loaded_by,
                    .known_at = note.known_at,
                    .source_kind = note.source_kind,
                    .scope = note.scope,
                    .file_name = note.file_name,
                    .sha256 = note.sha256,
                    .rows_read = note.rows_read,
                    .note = note.note};
  batch.id = create_batch(db, batch);

  // By series and period, so that the points of one chart lie together on the disk.
  const auto sorted = in_order(points);
  PeriodMerge merge(db, note, batch.id);
  std::vector<StoredRow> rows;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (i == 0 || sorted[i].series != sorted[i - 1].series) rows = stored_rows(db, sorted[i].series);
    const auto of_period = std::ranges::equal_range(rows, sorted[i].period, {}, &StoredRow::period);
    switch (merge.merge(sorted[i], std::span(of_period.begin(), of_period.end()))) {
      case Outcome::added: ++batch.added; break;
      case Outcome::revised: ++batch.revised; break;
      case Outcome::unchanged: ++batch.unchanged; break;
      case Outcome::nothing: break;
    }
  }
  finish_batch(db, batch);
  shell::record(db, note.now, note.loaded_by,
                {.action = "import.points",
                 .subject = "batch:" + to_text(batch.id),
                 .payload = audit_payload({{"scope", note.scope},
                                           {"file", note.file_name},
                                           {"sha256", note.sha256},
                                           {"known_at", to_iso(note.known_at)},
                                           {"added", std::to_string(batch.added)},
                                           {"revised", std::to_string(batch.revised)},
                                           {"unchanged", std::to_string(batch.unchanged)}})});
  return {.batch = batch.id, .added = batch.added, .revised = batch.revised, .unchanged = batch.unchanged};
}

MergeCounts merge_points(db::Connection& db, std::span<const IncomingPoint> points, const LoadNote& note) {
  db::Transaction transaction(db);
  const MergeCounts counts = merge_points_inside(db, points, note);
  transaction.commit();
  return counts;
}

}  // namespace qi::measures
