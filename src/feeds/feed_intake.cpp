#include "feeds/feed_intake.h"

#include <fmt/format.h>

#include "base/text.h"
#include "feeds/feed_run_store.h"
#include "feeds/feed_store.h"
#include "measures/batch_store.h"
#include "measures/imports/ambsys_import.h"
#include "measures/imports/given_figures.h"
#include "measures/imports/unasked_import.h"

namespace qi::feeds {
namespace {

/// What was read, ready to be saved.
using Prepared = std::variant<measures::ImportDraft, measures::AmbsysEdition, measures::LongFigures>;

constexpr std::size_t kProblemsTold = 5;

class Intake {
 public:
  Intake(db::Connection& db, const Clock& clock, const Feed& feed, Arrival arrival, IntakeNote note)
      : db_(db),
        clock_(clock),
        feed_(feed),
        arrival_(std::move(arrival)),
        note_(std::move(note)),
        began_(clock.now()) {}

  FeedRun take() {
    // A long file is read twice, for its digest and for its rows: not when it was loaded already.
    if (const auto before = find_whole_run(db_, feed_, arrival_.sha256)) return record_same(*before);
    if (const Done good = measures::check_file_name(arrival_.file_name); !good) return record_refused(good.error());
    auto prepared = prepare();
    if (!prepared) return record_refused(prepared.error());
    auto saved = save_whole(*prepared);
    return saved ? std::move(*saved) : record_refused(saved.error());
  }

  FeedRun record_refused(const Error& why) {
    db::Transaction transaction(db_);
    FeedRun run = empty_run(Came::refused);
    run.told.push_back(why.message);
    keep(run);
    transaction.commit();
    return run;
  }

 private:
  FeedRun empty_run(Came came) const {
    return {.id = {},
            .feed = feed_.id,
            .began_at = began_,
            .ended_at = began_,
            .came = came,
            .file_name = measures::check_file_name(arrival_.file_name) ? arrival_.file_name : "",
            .sha256 = arrival_.sha256,
            .batch = {},
            .told = {},
            .put_away = arrival_.put_away};
  }

  /// Refused: nothing of it has happened.
  Result<FeedRun> save_whole(Prepared& prepared) {
    db::Transaction transaction(db_);
    // Another process may have taken the same file while this one read it.
    if (const auto before = find_whole_run(db_, feed_, arrival_.sha256)) {
      FeedRun run = told_already(*before);
      keep(run);
      transaction.commit();
      return run;
    }
    auto run = std::visit([&](auto& each) { return save(each); }, prepared);
    if (!run) return run.error();
    keep(*run);
    transaction.commit();
    return run;
  }

  /// A query that is asked each hour and refused each hour is told once. A file is a deed of somebody: each is told.
  static bool says_the_same(const FeedRun& before, const FeedRun& run) {
    return run.put_away == PutAway::done && !run.batch && before.sha256 == run.sha256 && before.came == run.came &&
           before.told == run.told;
  }

  void keep(FeedRun& run) {
    run.ended_at = clock_.now();
    if (run.batch) measures::note_carrier(db_, *run.batch, {measures::CarrierKind::feed, feed_.name});
    const auto newest = find_newest_run(db_, feed_.id);
    run.id = newest && says_the_same(*newest, run) ? newest->id : add_run(db_, run);
    note_look(db_, run.ended_at, feed_.id, run.told.empty() ? "" : run.told.front());
  }

  Result<Prepared> prepare() {
    if (const auto* file = std::get_if<LongFilePath>(&arrival_.what)) {
      auto figures = measures::read_long_file(db_, note_.own_ods_code, clock_.today(), file->path);
      if (!figures) return figures.error();
      return Prepared{std::move(*figures)};
    }
    measures::GivenNote given{.file_name = arrival_.file_name,
                              .sha256 = arrival_.sha256,
                              .source_kind = measures::SourceKind::file,
                              .series = feed_.series,
                              .sheet = feed_.sheet};
    if (auto* cells = std::get_if<tabular::GivenFile>(&arrival_.what))
      return prepared_of(measures::draft_of_cells(db_, std::move(*cells), std::move(given)));
    auto& bytes = std::get<std::string>(arrival_.what);
    if (bytes.empty()) return Error::invalid("The file is empty.");
    if (measures::looks_like_ambsys(bytes)) {
      auto edition = measures::read_ambsys(std::move(bytes));
      if (!edition) return edition.error();
      return Prepared{std::move(*edition)};
    }
    return prepared_of(measures::draft_of_bytes(db_, std::move(bytes), std::move(given)));
  }

  Result<Prepared> prepared_of(Result<measures::ImportDraft> draft) const {
    if (!draft) return draft.error();
    return Prepared{std::move(*draft)};
  }

  measures::LoadNote load_note() const {
    const Instant now = clock_.now();
    return {.now = now,
            .known_at = now,
            .loaded_by = note_.sent_by,
            .file_name = arrival_.file_name,
            .sha256 = arrival_.sha256,
            .note = {}};
  }

  Result<FeedRun> save(measures::ImportDraft& draft) {
    const Instant now = clock_.now();
    const auto done = measures::import_unasked(
        db_, now, {note_.sent_by, "Feed " + feed_.name}, std::move(draft),
        {.duplicates = feed_.duplicates, .own_ods_code = note_.own_ods_code, .today = clock_.today()});
    if (!done) return done.error();
    FeedRun run = empty_run(done->batch ? Came::loaded : Came::same);
    run.rows_read = done->rows_read;
    run.added = done->added;
    run.revised = done->revised;
    run.unchanged = done->unchanged;
    run.left_out = done->left_out;
    run.batch = done->batch;
    run.told.push_back(counts_words(run));
    if (!done->batch) tell_earlier_load(run);
    run.told.insert(run.told.end(), done->told.begin(), done->told.end());
    note_filled(db_, now, feed_.id, done->series);
    return run;
  }

  Result<FeedRun> save(measures::AmbsysEdition& edition) {
    const auto counts = measures::load_ambsys_inside(db_, edition, load_note());
    FeedRun run = run_of(counts, edition.rows_read, edition.problems.size());
    for (std::size_t i = 0; i < edition.problems.size() && i < kProblemsTold; ++i)
      run.told.push_back(tabular::words_of(edition.problems[i]));
    for (const std::string& words : edition.notes) run.told.push_back(words);
    return run;
  }

  Result<FeedRun> save(measures::LongFigures& figures) {
    const std::size_t rows = figures.rows_read;
    const std::size_t left_out = figures.left_out;
    const std::string note = figures.note;
    const auto counts = measures::save_long_figures(db_, std::move(figures), load_note());
    FeedRun run = run_of(counts, rows, left_out);
    if (!note.empty()) run.told.push_back(note);
    return run;
  }

  FeedRun run_of(const measures::MergeCounts& counts, std::size_t rows, std::size_t left_out) {
    FeedRun run = empty_run(counts.changed_nothing() ? Came::same : Came::loaded);
    run.rows_read = rows;
    run.added = counts.added;
    run.revised = counts.revised;
    run.unchanged = counts.unchanged;
    run.batch = counts.batch;
    run.left_out = left_out;
    run.told.push_back(counts_words(run));
    note_filled(db_, clock_.now(), feed_.id, measures::list_covered_series(db_, counts.batch));
    return run;
  }

  /// The same bytes may have come in by hand.
  void tell_earlier_load(FeedRun& run) {
    if (arrival_.sha256.empty()) return;
    if (const auto batch = measures::find_standing_batch(db_, arrival_.sha256))
      run.told.push_back(fmt::format("The same file was loaded already on {} as load {}.",
                                     long_date(london_date(batch->loaded_at)), to_text(batch->id)));
  }

  FeedRun told_already(const FeedRun& before) const {
    FeedRun run = empty_run(Came::same);
    run.unchanged = before.added + before.revised + before.unchanged;
    run.told.push_back(fmt::format("This was loaded already on {} as load {}, so nothing was taken again.",
                                   long_date(london_date(before.ended_at)), to_text(*before.batch)));
    return run;
  }

  FeedRun record_same(const FeedRun& before) {
    db::Transaction transaction(db_);
    FeedRun run = told_already(before);
    keep(run);
    transaction.commit();
    return run;
  }

  db::Connection& db_;
  const Clock& clock_;
  const Feed& feed_;
  Arrival arrival_;
  IntakeNote note_;
  Instant began_;
};

}  // namespace

FeedRun take_in(db::Connection& db, const Clock& clock, const Feed& feed, Arrival arrival, const IntakeNote& note) {
  return Intake(db, clock, feed, std::move(arrival), note).take();
}

FeedRun record_refusal(db::Connection& db, const Clock& clock, const Feed& feed, Arrival arrival, std::string words) {
  return Intake(db, clock, feed, std::move(arrival), {}).record_refused(Error::invalid(std::move(words)));
}

}  // namespace qi::feeds
