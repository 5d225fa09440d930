#include "measures/point_import.h"

#include <algorithm>
#include <map>
#include <vector>

#include "base/assert.h"
#include "measures/batch_store.h"
#include "measures/point_row_store.h"
#include "measures/reading_mark_store.h"
#include "shell/audit.h"
#include "shell/audit_payload.h"

namespace qi::measures {
namespace {

void move_known_from(db::Connection& db, std::int64_t id, Instant known_from, BatchId batch) {
  db.run(R"sql(
      UPDATE point
         SET known_from = $2, batch_id = $3
       WHERE id = $1
  )sql",
         id, known_from, batch);
}

enum class Outcome { added, revised, unchanged, nothing };

/// When a later load, known already, spoke about the same period, and which one.
struct NextWord {
  Instant at{};
  BatchId batch;
};

/// The loads that were known after the one being merged, by series.
class LaterLoads {
 public:
  LaterLoads(db::Connection& db, Instant known_at) {
    for (const Coverage& coverage : list_coverage_after(db, known_at)) by_series_[coverage.series].push_back(coverage);
  }
  std::optional<NextWord> about(SeriesId series, Date period) const {
    const auto found = by_series_.find(series);
    if (found == by_series_.end()) return std::nullopt;
    for (const Coverage& coverage : found->second)
      if (coverage.first <= period && period <= coverage.last) return NextWord{coverage.known_at, coverage.batch};
    return std::nullopt;
  }

 private:
  std::map<SeriesId, std::vector<Coverage>> by_series_;
};

/// Merges one figure into the rows of its period. Rows of a period follow each other without gaps from the first one
/// on; before it nothing was known, which is the same as "not available". The figure is believed from known_at until
/// the next load that spoke about the period, and nothing else changes: so the order of loading does not matter.
class PeriodMerge {
 public:
  PeriodMerge(db::Connection& db, const LoadNote& note, BatchId batch)
      : db_(db), loaded_at_(note.known_at), is_newest_word_(note.known_at == note.now), batch_(batch) {}

  Outcome merge(const IncomingPoint& point, std::span<const StoredRow> rows, std::optional<NextWord> next) {
    known_at_ = loaded_at_;
    if (is_newest_word_) {
      // What is loaded as of now is the newest word, also after the clock went back: a demo's does so every night.
      for (const StoredRow& row : rows) known_at_ = std::max(known_at_, row.known_from);
      next.reset();
    }
    StoredRow incoming{.id = 0,
                       .period = point.period,
                       .figure = point.figure,
                       .known_from = known_at_,
                       .known_until = std::nullopt,
                       .batch = batch_};
    const auto known = std::ranges::find_if(rows, [&](const StoredRow& row) { return row.was_known_at(known_at_); });
    const auto following = std::ranges::find_if(
        rows, [&](const StoredRow& row) { return row.known_from > known_at_ && row.known_until != row.known_from; });
    const bool was_known = known != rows.end();
    const bool is_followed = following != rows.end();
    const Figure before = was_known ? known->figure : Figure{};
    if (before == point.figure) return was_known ? Outcome::unchanged : Outcome::nothing;

    // A row that follows was brought by a load that spoke then, also where older data do not say so.
    if (next && is_followed && following->known_from <= next->at) next.reset();
    if (is_followed) incoming.known_until = following->known_from;
    if (next) incoming.known_until = next->at;

    if (was_known) change_span(db_, known->id, known->known_from, known_at_);
    if (!next && is_followed && following->figure == point.figure) {
      // It was known earlier than we thought, from this load.
      move_known_from(db_, following->id, known_at_, batch_);
      return was_known ? Outcome::revised : Outcome::unchanged;
    }
    added_.push_back({point.series, incoming});
    if (next) {
      // What stood before holds again from the later load on, which said so.
      StoredRow again = incoming;
      again.figure = before;
      again.known_from = next->at;
      again.known_until = is_followed ? std::optional(following->known_from) : std::nullopt;
      again.batch = next->batch;
      added_.push_back({point.series, again});
    }
    return before.value || is_followed ? Outcome::revised : Outcome::added;
  }

  /// In the order in which they were gathered.
  std::span<const NewRow> added() const { return added_; }

 private:
  db::Connection& db_;
  Instant loaded_at_;
  bool is_newest_word_;
  Instant known_at_{};  // of the figure that is being merged
  BatchId batch_;
  std::vector<NewRow> added_;
};

Frequency frequency_of(db::Connection& db, SeriesId series) {
  return parse_frequency(db.only<std::string>(R"sql(
      SELECT measure.frequency
        FROM series
        JOIN measure ON measure.id = series.measure_id
       WHERE series.id = $1
  )sql",
                                              series))
      .value();
}

/// Keeps which periods of one series a load named, as stretches without holes. `points` are of one series, by period.
void keep_coverage(db::Connection& db, BatchId batch, std::span<const IncomingPoint> points) {
  const SeriesId series = points.front().series;
  const Frequency frequency = frequency_of(db, series);
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= points.size(); ++i) {
    if (i < points.size() && points[i].period == next_period(frequency, points[i - 1].period)) continue;
    add_coverage(db, {.batch = batch, .series = series, .first = points[begin].period, .last = points[i - 1].period});
    begin = i;
  }
}

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
  const LaterLoads later(db, note.known_at);
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
  std::optional<SeriesId> marked;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (i == 0 || sorted[i].series != sorted[i - 1].series) {
      rows = list_rows_with_span(db, sorted[i].series);
      const auto of_series = std::ranges::equal_range(sorted, sorted[i].series, {}, &IncomingPoint::series);
      keep_coverage(db, batch.id, std::span(of_series.begin(), of_series.end()));
    }
    const auto of_period = std::ranges::equal_range(rows, sorted[i].period, {}, &StoredRow::period);
    const Outcome outcome = merge.merge(sorted[i], std::span(of_period.begin(), of_period.end()),
                                        later.about(sorted[i].series, sorted[i].period));
    switch (outcome) {
      case Outcome::added: ++batch.added; break;
      case Outcome::revised: ++batch.revised; break;
      case Outcome::unchanged: ++batch.unchanged; break;
      case Outcome::nothing: break;
    }
    const bool changed = outcome == Outcome::added || outcome == Outcome::revised;
    if (changed && marked != sorted[i].series) {
      marked = sorted[i].series;
      mark_to_read(db, note.now, *marked);
    }
  }
  insert_rows(db, merge.added());
  finish_batch(db, batch);
  shell::record(db, note.now, note.loaded_by,
                {.action = "import.points",
                 .subject = "batch:" + to_text(batch.id),
                 .payload = shell::audit_payload({{"scope", note.scope},
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
