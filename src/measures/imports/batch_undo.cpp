#include "measures/imports/batch_undo.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/text.h"
#include "measures/batch_store.h"
#include "measures/measure_store.h"
#include "measures/point_row_store.h"
#include "measures/reading_mark_store.h"
#include "shell/audit.h"
#include "shell/audit_payload.h"

namespace qi::measures {
namespace {

/// When loads were taken back, wholly or in part.
using UndoMoments = std::map<BatchId, std::set<Instant>>;

UndoMoments undo_moments(db::Connection& db) {
  UndoMoments moments;
  db.each(R"sql(
      SELECT import_undo.undoes_batch_id, import_batch.loaded_at
        FROM import_undo
        JOIN import_batch ON import_batch.id = import_undo.batch_id
  )sql",
          [&](const db::Row& row) { moments[row.get<BatchId>(0)].insert(row.get<Instant>(1)); });
  return moments;
}

std::vector<SeriesId> series_of_batch(db::Connection& db, BatchId batch) {
  return db.all(R"sql(
      SELECT DISTINCT series_id
        FROM point
       WHERE batch_id = $1
       ORDER BY series_id
  )sql",
                [](const db::Row& row) { return row.get<SeriesId>(0); }, batch);
}

void believe_again(db::Connection& db, SeriesId series, const StoredRow& row, Instant from,
                   std::optional<Instant> until) {
  NewRow again{series, row};
  again.row.known_from = from;
  again.row.known_until = until;
  insert_rows(db, std::span(&again, 1));
}

/// A figure of the load that can be taken back, with what was believed before it: without this load, and without loads
/// that were taken back since.
struct Undoable {
  StoredRow row;
  std::optional<StoredRow> before;
  std::optional<Coverage> confirmed;  ///< a later load that said the same: from then on the figure is its own

  bool is_next_to_before() const { return before && before->known_until == row.known_from; }
};

/// What the rows of one series say about taking the load back.
struct SeriesUndo {
  std::vector<Undoable> undoable;
  std::map<BatchId, std::size_t> later;
};

/// The newest row of the load in each period decides: it still holds; a later load ended it; it was loaded late and
/// ends where an edition begins that was there before; or an undo ended it, which leaves nothing to do.
class PeriodLook {
 public:
  /// `later`: what loads with a later known_at spoke about, by series, then known_at.
  PeriodLook(const ImportBatch& batch, const UndoMoments& undone, std::span<const Coverage> later)
      : batch_(batch), undone_(undone), later_(later) {}

  void look(std::span<const StoredRow> rows, SeriesUndo& found) const {
    const auto last = std::ranges::find(rows.rbegin(), rows.rend(), batch_.id, &StoredRow::batch);
    if (last == rows.rend() || is_trace(*last)) return;
    const auto place = static_cast<std::size_t>(rows.rend() - last) - 1;
    const StoredRow* next = row_from(rows.subspan(place + 1), last->known_until);
    const bool ended_by_older = next && next->batch < batch_.id && *last->known_until <= batch_.loaded_at;
    if (!last->known_until || ended_by_older) {
      found.undoable.push_back({*last, believed_before(rows.first(place), *last), confirmed_by(*last)});
    } else if (next && next->batch > batch_.id && next->figure != last->figure) {
      ++found.later[next->batch];
    }
  }

 private:
  /// A row that an undo left without a span. Two loads of one moment leave such a row too: that one was believed.
  bool is_trace(const StoredRow& row) const {
    return row.known_until == row.known_from && (row.batch == batch_.id || undone_.contains(row.batch));
  }
  const StoredRow* row_from(std::span<const StoredRow> rows, std::optional<Instant> moment) const {
    for (const StoredRow& row : rows)
      if (row.known_from == moment && !is_trace(row)) return &row;
    return nullptr;
  }
  bool was_undone(const StoredRow& row) const {
    const auto found = undone_.find(row.batch);
    return found != undone_.end() && row.known_until && found->second.contains(*row.known_until);
  }
  /// Its load was taken back, and the same figure went on as that of a load which had confirmed it: leave_confirmed.
  bool was_handed_on(const StoredRow& row, const StoredRow& next) const {
    return undone_.contains(row.batch) && row.figure == next.figure;
  }
  /// Goes back from row to row, each ending where the one after it began.
  std::optional<StoredRow> believed_before(std::span<const StoredRow> rows, StoredRow next) const {
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
      if (row->known_until != next.known_from || is_trace(*row)) continue;
      if (row->batch != batch_.id && !was_undone(*row) && !was_handed_on(*row, next)) return *row;
      next = *row;
    }
    return std::nullopt;
  }

  std::optional<Coverage> confirmed_by(const StoredRow& row) const {
    for (const Coverage& coverage : later_) {
      const bool within = coverage.first <= row.period && row.period <= coverage.last;
      const bool in_time =
          row.known_from < coverage.known_at && (!row.known_until || coverage.known_at < *row.known_until);
      if (within && in_time && coverage.batch != batch_.id) return coverage;
    }
    return std::nullopt;
  }

  const ImportBatch& batch_;
  const UndoMoments& undone_;
  std::span<const Coverage> later_;
};

SeriesUndo look_through(const std::vector<StoredRow>& rows, const ImportBatch& batch, const UndoMoments& undone,
                        std::span<const Coverage> later) {
  SeriesUndo found;
  const PeriodLook look(batch, undone, later);
  for (std::size_t begin = 0, end = 0; begin < rows.size(); begin = end) {
    while (end < rows.size() && rows[end].period == rows[begin].period) ++end;
    look.look(std::span(rows).subspan(begin, end - begin), found);
  }
  return found;
}

/// The row before holds in that span too: it is stretched where it ends there, otherwise it comes again.
void believe_before(db::Connection& db, SeriesId series, const Undoable& figure, Instant from,
                    std::optional<Instant> until) {
  if (!figure.before || until == from) return;
  if (figure.is_next_to_before() && from == figure.row.known_from)
    change_span(db, figure.before->id, figure.before->known_from, until);
  else
    believe_again(db, series, *figure.before, from, until);
}

/// From when a later load said the same, the figure is that load's. Returns what is left of the load's own.
Undoable leave_confirmed(db::Connection& db, SeriesId series, Undoable figure) {
  if (!figure.confirmed) return figure;
  const std::optional<Instant> until = figure.row.known_until;
  figure.row.known_until = figure.confirmed->known_at;
  change_span(db, figure.row.id, figure.row.known_from, figure.row.known_until);
  StoredRow confirmed = figure.row;
  confirmed.batch = figure.confirmed->batch;
  believe_again(db, series, confirmed, figure.confirmed->known_at, until);
  return figure;
}

/// Believed from `loaded_at` to `now` at the most; outside of that, what was believed before.
void take_back(db::Connection& db, SeriesId series, const Undoable& figure, const ImportBatch& batch, Instant now) {
  const StoredRow& row = figure.row;
  const Instant from = std::max(row.known_from, batch.loaded_at);
  const Instant until = row.known_until ? std::min(*row.known_until, now) : now;
  if (from >= until) {
    // Never shown: it ends where it began, and stays as a trace.
    change_span(db, row.id, row.known_from, row.known_from);
    believe_before(db, series, figure, row.known_from, row.known_until);
    return;
  }
  change_span(db, row.id, from, until);
  believe_before(db, series, figure, row.known_from, from);
  believe_before(db, series, figure, until, row.known_until);
}

std::span<const Coverage> of_series(const std::vector<Coverage>& all, SeriesId series) {
  const auto found = std::ranges::equal_range(all, series, {}, &Coverage::series);
  return {found.begin(), found.end()};
}

/// What to add to the undo's note; "" nothing was closed.
std::string close_emptied(db::Connection& db, Instant now, std::optional<shell::AccountId> actor, BatchId undone) {
  std::vector<std::string> names;
  for (const Measure& measure : list_emptied(db, undone)) {
    const Done closed = close_measure(db, now, actor, measure.id);
    QI_ASSERT(static_cast<bool>(closed));
    names.push_back(measure.definition.name);
  }
  if (names.empty()) return {};
  return names.size() == 1
             ? fmt::format(" The load that made {} is undone and nothing is left in it, so it was closed.",
                           names.front())
             : fmt::format(" The loads that made {} are undone and nothing is left in them, so they were closed.",
                           listed(names));
}

std::string load_name(const ImportBatch& batch) {
  return fmt::format("load {} of {}", to_text(batch.id), short_date(london_date(batch.loaded_at)));
}

}  // namespace

std::size_t UndoPlan::stand_in_the_way() const {
  std::size_t figures = 0;
  for (const LaterLoad& each : later) figures += each.figures;
  return figures;
}

std::string UndoPlan::why_not() const {
  if (undoes) return "This load took another one back. To have those figures again, import the file again.";
  if (!later.empty()) {
    std::vector<std::string> loads;
    for (const LaterLoad& each : later)
      loads.push_back(fmt::format("{} ({})", load_name(each.batch), counted(each.figures, "figure", "figures")));
    return fmt::format(
        "{} of this load {} been revised since by {}. Undo that first, or undo only the figures that "
        "still stand.",
        counted(stand_in_the_way(), "figure", "figures"), stand_in_the_way() == 1 ? "has" : "have", listed(loads));
  }
  if (undone_by) return fmt::format("This load was undone already, by load {}.", to_text(*undone_by));
  if (can_be_undone == 0) return "This load changed no figure, so there is nothing to undo.";
  return {};
}

Result<UndoPlan> plan_undo(db::Connection& db, BatchId id) {
  const auto batch = find_batch(db, id);
  if (!batch) return Error::not_found("We could not find that load. Look for it in the import history.");
  UndoPlan plan{.batch = *batch};
  plan.undoes = find_undone_batch(db, id);
  const UndoMoments undone = undo_moments(db);
  const std::vector<Coverage> coverage = list_coverage_after(db, batch->known_at);
  std::map<BatchId, std::size_t> later;
  for (const SeriesId series : series_of_batch(db, id)) {
    const SeriesUndo found = look_through(list_stored_rows(db, series), *batch, undone, of_series(coverage, series));
    plan.can_be_undone += found.undoable.size();
    plan.confirmed += static_cast<std::size_t>(
        std::ranges::count_if(found.undoable, [](const Undoable& figure) { return figure.confirmed.has_value(); }));
    for (const auto& [other, figures] : found.later) later[other] += figures;
  }
  for (auto other = later.rbegin(); other != later.rend(); ++other)
    plan.later.push_back({*find_batch(db, other->first), other->second});
  if (plan.can_be_undone == 0 && plan.later.empty()) plan.undone_by = find_undo_of(db, id);
  return plan;
}

Result<BatchId> undo_batch(db::Connection& db, Instant now, std::optional<shell::AccountId> actor, BatchId id,
                           UndoReach reach) {
  db::Transaction transaction(db);
  const auto plan = plan_undo(db, id);
  if (!plan) return plan.error();
  const bool allowed = reach == UndoReach::whole ? plan->can_be_whole() : plan->can_be_undone > 0 && !plan->undoes;
  if (!allowed) return Error::conflict(plan->why_not());

  ImportBatch undo{.id = {},
                   .loaded_at = now,
                   .loaded_by = actor,
                   .known_at = now,
                   .source_kind = plan->batch.source_kind,
                   .scope = "undo:" + to_text(id),
                   .file_name = plan->batch.file_name,
                   .sha256 = plan->batch.sha256,
                   .rows_read = 0,
                   .note = fmt::format("Undoes {}.", load_name(plan->batch))};
  if (!plan->later.empty())
    undo.note +=
        fmt::format(" {} that later loads had revised stayed.", counted(plan->stand_in_the_way(), "figure", "figures"));
  const UndoMoments undone = undo_moments(db);
  const std::vector<Coverage> coverage = list_coverage_after(db, plan->batch.known_at);
  undo.id = create_batch(db, undo);
  db.run(R"sql(
      INSERT INTO import_undo (batch_id, undoes_batch_id, is_whole)
      VALUES ($1, $2, $3)
  )sql",
         undo.id, id, plan->later.empty());
  for (const SeriesId series : series_of_batch(db, id)) {
    mark_to_read(db, now, series);
    for (const Undoable& figure :
         look_through(list_stored_rows(db, series), plan->batch, undone, of_series(coverage, series)).undoable) {
      take_back(db, series, leave_confirmed(db, series, figure), plan->batch, now);
      ++(figure.confirmed ? undo.unchanged : undo.revised);
    }
  }
  undo.note += close_emptied(db, now, actor, id);
  finish_batch(db, undo);
  shell::record(db, now, actor,
                {.action = "import.undo",
                 .subject = "batch:" + to_text(undo.id),
                 .payload = shell::audit_payload({{"undoes", to_text(id)},
                                                  {"figures", std::to_string(undo.revised)},
                                                  {"stayed", std::to_string(plan->stand_in_the_way())}})});
  transaction.commit();
  return undo.id;
}

std::optional<BatchId> find_undone_batch(db::Connection& db, BatchId batch) {
  return db.first(R"sql(
      SELECT undoes_batch_id
        FROM import_undo
       WHERE batch_id = $1
  )sql",
                  [](const db::Row& row) { return row.get<BatchId>(0); }, batch);
}

std::optional<BatchId> find_undo_of(db::Connection& db, BatchId batch) {
  return db.first(R"sql(
      SELECT batch_id
        FROM import_undo
       WHERE undoes_batch_id = $1
       ORDER BY batch_id DESC
       LIMIT 1
  )sql",
                  [](const db::Row& row) { return row.get<BatchId>(0); }, batch);
}

}  // namespace qi::measures
