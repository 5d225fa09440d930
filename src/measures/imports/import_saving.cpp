#include "measures/imports/import_saving.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "measures/imports/draft_store.h"
#include "measures/imports/mapping_store.h"
#include "measures/known_on.h"
#include "measures/measure_store.h"
#include "measures/series_store.h"
#include "measures/target_store.h"
#include "measures/typed_number.h"

namespace qi::measures {
namespace {

/// By shared_name, so that the places of one new measure find it.
using MadeMeasures = std::map<std::string, MeasureId>;

Result<MeasureId> measure_for(db::Connection& db, Instant now, const Author& author, const SeriesToImport& series,
                              MadeMeasures& made) {
  if (series.choice.fate == SeriesChoice::Fate::into_measure) return series.figures->measure.id;
  const std::string name = shared_name(series.choice).value_or("");
  if (const auto shared = made.find(name); shared != made.end()) return shared->second;
  const auto measure = create_measure(db, now, author.account, {.definition = series.figures->measure.definition});
  if (measure) made.emplace(name, *measure);
  return measure;
}

/// The next file of this source goes into the measures that this one made, also at places without a figure today.
void fill_made_measures(std::vector<SeriesChoice>& choices, const MadeMeasures& made) {
  for (SeriesChoice& choice : choices) {
    const auto name = shared_name(choice);
    const auto measure = name ? made.find(*name) : made.end();
    if (measure == made.end()) continue;
    choice.fate = SeriesChoice::Fate::into_measure;
    choice.measure = measure->second;
  }
}

/// A target that the file tells for a new measure; one that cannot be read is no reason to refuse the figures.
void keep_target(db::Connection& db, Instant now, const Author& author, const SeriesToImport& series, SeriesId id) {
  if (series.choice.fate != SeriesChoice::Fate::new_measure || series.plan->reading.rows.empty()) return;
  const auto value = read_typed_number(series.found.target, series.figures->measure.definition.format);
  if (!value || !*value) return;
  const auto target = create_target(db, now, author,
                                    {.series = id,
                                     .from = series.plan->reading.rows.front().date,
                                     .value = **value,
                                     .kind = TargetKind::local,
                                     .title = "Target"});
  static_cast<void>(target);
}

std::string note_of(const ImportDraft& draft, const ImportReading& reading) {
  std::string note = draft.choices.note;
  const auto add = [&](const std::string& words) { note += (note.empty() ? "" : " ") + words; };
  const std::string& sheet = draft.given.sheets[reading.sheet].name;
  if (draft.given.sheets.size() > 1) add("Sheet " + sheet + ".");
  if (!reading.problems.empty()) add(counted(reading.problems.size(), "row", "rows") + " left out.");
  return note;
}

}  // namespace

Result<SavedFigures> save_figures(db::Connection& db, Instant now, Instant known_at, const Author& author,
                                  const ImportDraft& draft, const ImportReading& reading) {
  std::vector<IncomingPoint> points;
  MadeMeasures made;
  SavedFigures saved;
  for (const SeriesToImport& series : reading.series) {
    if (series.plan && !series.plan->points.empty()) {
      const auto measure = measure_for(db, now, author, series, made);
      if (!measure) return measure.error();
      const Series stored = series_of(db, *measure, series.figures->organisation.id);
      keep_target(db, now, author, series, stored.id);
      for (IncomingPoint point : series.plan->points) {
        point.series = stored.id;
        points.push_back(point);
      }
      saved.series.push_back(stored.id);
    }
    saved.choices.push_back(series.choice);
  }
  fill_made_measures(saved.choices, made);
  if (points.empty()) return Error::invalid("There is no row to save yet. Put the rows right first.");
  const Date newest = std::ranges::max(points, {}, &IncomingPoint::period).period;
  if (const Done had_begun = check_known_since(newest, known_at); !had_begun) return had_begun.error();

  const tabular::Sheet& sheet = draft.given.sheets[reading.sheet];
  const auto as_guessed = tabular::guess_layout(sheet);
  saved.fingerprint = source_fingerprint(sheet, as_guessed ? *as_guessed : reading.guess);
  constexpr std::size_t kScopeDigits = 16;
  saved.counts =
      merge_points_inside(db, points,
                          {.now = now,
                           .known_at = known_at,
                           .loaded_by = author.account,
                           .source_kind = draft.source_kind,
                           .scope = saved.series.size() == 1 ? "series:" + to_text(saved.series.front())
                                                             : "source:" + saved.fingerprint.substr(0, kScopeDigits),
                           .file_name = draft.file_name,
                           .sha256 = draft.sha256,
                           .rows_read = reading.rows_read,
                           .note = note_of(draft, reading)});
  for (const auto& [name, measure] : made) note_made_by(db, measure, saved.counts.batch);
  return saved;
}

Result<SavedImport> save_import(db::Connection& db, Instant now, Instant known_at, const Author& author,
                                const ImportDraft& draft, const ImportReading& reading) {
  const auto figures = save_figures(db, now, known_at, author, draft, reading);
  if (!figures) return figures.error();
  ImportChoices for_next = draft.choices;
  for_next.series = figures->choices;
  // Whoever came from a measure's page said by that whose figures these are: headings like "Date, Value" say nothing.
  // What such a file was told before by hand stays.
  if (draft.series && for_next.series.size() == 1) {
    auto before = find_mapping(db, figures->fingerprint);
    for_next.series = before ? std::move(before->series) : std::vector<SeriesChoice>();
  }
  remember_mapping(db, now, author, figures->fingerprint, for_next);
  const SavedImport saved{.counts = figures->counts, .draft_remains = !reading.problems.empty()};
  if (saved.draft_remains) {
    mark_draft_saved(db, draft.id, saved.counts.batch);
    ImportChoices kept = draft.choices;
    kept.series = figures->choices;  // what was made is not made twice
    change_draft_choices(db, draft.id, kept);
  } else {
    remove_draft(db, draft.id);
  }
  return saved;
}

}  // namespace qi::measures
