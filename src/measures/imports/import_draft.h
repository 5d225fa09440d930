#pragma once
/// What somebody gave to be imported, between giving and saving, and what they chose about it so far.
/// It is kept by draft_store.h and read by import_reading.h.

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "measures/measure_series.h"
#include "tabular/given_file.h"
#include "tabular/layout_guess.h"

namespace qi::measures {

struct DraftTag;
using DraftId = Id<DraftTag>;

/// A draft that was not saved goes after so many days: figures belong into measures, not into drafts.
inline constexpr std::chrono::days kDraftDays{7};

/// What becomes of one series of the file.
struct SeriesChoice {
  enum class Fate { undecided, into_measure, new_measure, leave_out };
  std::string series_name;  ///< as the file names it: which series this is about
  std::string place_name;
  Fate fate = Fate::undecided;
  std::optional<MeasureId> measure;  ///< into_measure
  std::string organisation_code;     ///< into_measure and new_measure
  std::string new_name;              ///< new_measure
  spc::Direction better = spc::Direction::neutral;
};
/// Series whose new measures have the same name, without case and outer blanks, share one measure. nullopt: no new
/// measure.
std::optional<std::string> shared_name(const SeriesChoice& choice);
std::string_view slug(SeriesChoice::Fate fate);
std::optional<SeriesChoice::Fate> parse_fate(std::string_view slug);

/// How a sheet is read.
struct ReadingChoice {
  std::optional<tabular::Layout> layout;   ///< nullopt: layout, heading and columns are guessed
  std::optional<std::size_t> heading_row;  ///< index into the sheet's rows; only with `layout`
  std::vector<tabular::ColumnRole> roles;  ///< only with `layout`; empty: guess
  tabular::Duplicates duplicates = tabular::Duplicates::refuse;
};

/// Everything that was chosen instead of a guess. Empty: all is guessed.
struct ImportChoices {
  std::optional<std::size_t> sheet;  ///< index into the file's sheets; nullopt: not chosen yet
  ReadingChoice reading;
  std::vector<SeriesChoice> series;  ///< those that somebody decided or that a remembered mapping did
  std::string known_on;              ///< as typed; "" known when it is loaded
  std::string note;                  ///< as typed
  bool remembered = false;           ///< pre-filled from the last file of the same source
};

/// JSON and back. Anything that does not read gives the default of that part.
std::string to_json(const ImportChoices& choices);
ImportChoices import_choices_of(std::string_view json);

struct ImportDraft {
  DraftId id;
  shell::AccountId owner;
  Instant created_at{};
  SourceKind source_kind = SourceKind::paste;
  std::string file_name;
  std::string sha256;
  std::optional<SeriesId> series;  ///< the series that its owner came from
  tabular::GivenFile given;
  ImportChoices choices;
  std::optional<BatchId> saved;
};

}  // namespace qi::measures
