#include "measures/imports/unasked_import.h"

#include <fmt/format.h>

#include "base/text.h"
#include "measures/series_store.h"

namespace qi::measures {
namespace {

constexpr std::size_t kNamed = 5;

/// The first few, and how many more.
std::vector<std::string> first_few(std::vector<std::string> all) {
  if (all.size() <= kNamed) return all;
  const std::size_t more = all.size() - kNamed;
  all.resize(kNamed);
  all.push_back(fmt::format("{} more", more));
  return all;
}

std::vector<std::string> unplaced_of(const ImportReading& reading) {
  std::vector<std::string> names;
  for (const SeriesToImport& series : reading.series)
    if (!series.is_decided())
      names.push_back(shown_name(series).empty() ? "a series without a name" : shown_name(series));
  return names;
}

constexpr std::string_view kHowToPlace =
    "Bring one such file in by hand under Import and say there whose figures they are: the next one is read the same "
    "way.";

void tell_rows(std::vector<std::string>& told, const ImportReading& reading) {
  for (std::size_t i = 0; i < reading.problems.size() && i < kNamed; ++i)
    told.push_back(tabular::words_of(reading.problems[i]));
  if (reading.problems.size() > kNamed)
    told.push_back(fmt::format("And {} more.", counted(reading.problems.size() - kNamed, "row", "rows")));
}

void tell_unusual(std::vector<std::string>& told, const ImportReading& reading) {
  for (std::size_t i = 0; i < reading.unusual.size() && i < kNamed; ++i)
    told.push_back(
        fmt::format("Row {} was kept but is worth a look: {}", reading.unusual[i].row, reading.unusual[i].words));
  if (reading.unusual.size() > kNamed)
    told.push_back(
        fmt::format("And {} worth a look.", counted(reading.unusual.size() - kNamed, "more row", "more rows")));
}

/// Why none of it can be saved; nullopt: something can.
std::optional<Error> nothing_to_save(const ImportReading& reading, const std::vector<std::string>& unplaced) {
  if (reading.good() > 0) return std::nullopt;
  if (unplaced.size() == reading.series.size())
    return Error::invalid(
        fmt::format("Nobody has said whose figures these are: {}. {}", listed(first_few(unplaced)), kHowToPlace));
  std::string words = reading.rows_read == 0
                          ? "There is no row to save."
                          : fmt::format("{} refused.", counted(reading.rows_read, "row was", "rows were"));
  if (!reading.problems.empty()) words += " " + tabular::words_of(reading.problems.front());
  return Error::invalid(words);
}

}  // namespace

void make_no_measure(ImportChoices& choices) {
  for (SeriesChoice& choice : choices.series)
    if (choice.fate == SeriesChoice::Fate::new_measure) choice.fate = SeriesChoice::Fate::undecided;
}

Result<UnaskedImport> import_unasked(db::Connection& db, Instant now, const Author& author, ImportDraft draft,
                                     const UnaskedChoices& choices) {
  if (!sheet_to_read(draft))
    return Error::invalid("The workbook has figures on several sheets. Name one of them in the feed's settings.");
  draft.choices.reading.duplicates = choices.duplicates;
  make_no_measure(draft.choices);
  const auto reading = read_import(db, draft, matching_ground(db, choices.own_ods_code, draft.series), choices.today);
  if (!reading) return reading.error();
  const std::vector<std::string> unplaced = unplaced_of(*reading);
  if (const auto refusal = nothing_to_save(*reading, unplaced)) return *refusal;

  UnaskedImport done{.batch = {},
                     .rows_read = reading->rows_read,
                     .added = reading->added,
                     .revised = reading->revised(),
                     .unchanged = reading->unchanged,
                     .left_out = reading->problems.size() + unplaced.size(),
                     .series = {},
                     .told = {}};
  if (!unplaced.empty())
    done.told.push_back(fmt::format("{} left out, because nobody has said whose figures they are: {}. {}",
                                    counted(unplaced.size(), "series was", "series were"), listed(first_few(unplaced)),
                                    kHowToPlace));
  done.told.insert(done.told.end(), reading->questions.begin(), reading->questions.end());
  tell_rows(done.told, *reading);
  tell_unusual(done.told, *reading);
  if (reading->added + reading->revised() == 0) {
    for (const SeriesToImport& series : reading->series)
      if (series.plan && !series.plan->points.empty() && series.figures->series.id != SeriesId{})
        done.series.push_back(series.figures->series.id);
    return done;
  }
  const auto saved = save_figures(db, now, now, author, draft, *reading);
  if (!saved) return saved.error();
  done.batch = saved->counts.batch;
  done.added = saved->counts.added;
  done.revised = saved->counts.revised;
  done.unchanged = saved->counts.unchanged;
  done.series = saved->series;
  return done;
}

}  // namespace qi::measures
