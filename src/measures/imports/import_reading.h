#pragma once
/// A draft read as it would be saved now: every series of the sheet, where it goes, what it would change, and which
/// rows are wrong or unusual. It stores nothing; import_saving.h does.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "db/connection.h"
#include "measures/imports/figures_import.h"
#include "measures/imports/import_draft.h"
#include "measures/imports/series_matching.h"
#include "tabular/layout_guess.h"
#include "tabular/many_figures.h"

namespace qi::measures {

/// One series of the file.
struct SeriesToImport {
  SeriesChoice choice;
  bool is_chosen = false;                ///< somebody decided it, now or for the last file of the source
  tabular::SeriesFigures found;          ///< as its measure needs it read
  std::optional<SeriesFigures> figures;  ///< where it goes; not stored yet for a new measure or a first series
  std::optional<ImportPlan> plan;        ///< nullopt: undecided or left out
  std::string conflict;                  ///< why it cannot go there: "" it can

  bool is_decided() const {
    return choice.fate == SeriesChoice::Fate::leave_out || (figures.has_value() && conflict.empty());
  }
};

/// As the file names it: "C2 mean, Kent". "" where it names neither.
std::string shown_name(const SeriesToImport& series);

/// A row that would replace a figure or take it away.
struct ChangedRow {
  std::size_t row = 0;
  std::string figure;  ///< "Feb 2025"; where the file holds several series "C2 mean, Feb 2025"
  std::string words;   ///< of words_of(PlannedChange)
};

struct ImportReading {
  std::size_t sheet = 0;
  tabular::LayoutGuess guess;
  std::vector<SeriesToImport> series;
  std::vector<tabular::RowProblem> problems;  ///< by row: left out of what would be saved
  std::vector<UnusualRow> unusual;            ///< by row
  std::vector<ChangedRow> changes;            ///< by row
  std::vector<std::string> notes;
  std::vector<std::string> questions;
  std::size_t rows_read = 0;
  std::size_t repeated = 0;  ///< rows that repeat a period with another figure, as long as nobody said what they mean
  bool has_repeats = false;  ///< there are such rows, whatever was said
  std::size_t added = 0, unchanged = 0;

  std::size_t revised() const { return changes.size(); }
  std::size_t undecided() const;
  std::size_t good() const { return added + revised() + unchanged; }
};

/// Of the figures that would be saved; nullopt: none would.
std::optional<Date> newest_period(const ImportReading& reading);

/// What a draft can be matched with, read once for a request.
MatchingGround matching_ground(db::Connection& db, std::string own_code, const std::optional<SeriesId>& came_from);

/// The sheet that is read: the chosen one, or the only one with a table. nullopt: a person must choose.
std::optional<std::size_t> sheet_to_read(const ImportDraft& draft);

/// refuses  a sheet without dates or figures, and choices that do not fit it, in the words of guess_layout and
///          read_many.
Result<ImportReading> read_import(db::Connection& db, const ImportDraft& draft, const MatchingGround& ground,
                                  Date today);

/// Where cells of the sheet look like NHS numbers, in words; "" nowhere. `roles` as read; empty: as guessed.
std::string patient_words(const tabular::Sheet& sheet, const std::vector<tabular::ColumnRole>& roles);
/// The same for pasted cells; "" also for text that is no table.
std::string patient_words_of_pasted(std::string_view text);

}  // namespace qi::measures
