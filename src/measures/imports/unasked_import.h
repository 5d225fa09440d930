#pragma once
/// Saves the good figures of a draft that nobody looks at: what a person would be asked is settled beforehand or told
/// afterwards. It uses the reading of the wizard; it does not find the file (the feeds slice does).

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "db/connection.h"
#include "measures/imports/import_saving.h"

namespace qi::measures {

/// What a person would have decided while looking.
struct UnaskedChoices {
  tabular::Duplicates duplicates = tabular::Duplicates::refuse;
  std::string own_ods_code;  ///< of the trust whose figures are meant where the file names no place
  Date today;
};

struct UnaskedImport {
  std::optional<BatchId> batch;  ///< nullopt: all figures were there already
  std::size_t rows_read = 0;
  std::size_t added = 0, revised = 0, unchanged = 0;
  std::size_t left_out = 0;       ///< rows that are wrong, and series that nobody has placed
  std::vector<SeriesId> series;   ///< that the draft has figures for
  std::vector<std::string> told;  ///< sentences, the weightiest first: what was left out, what is worth a look
};

/// Undecides the series for which somebody once asked for a measure, in a file that had no figure for it: making a
/// measure needs somebody who looks.
void make_no_measure(ImportChoices& choices);

/// Series whose measure or place is not certain are left out and named, also those for which a measure would have to be
/// made; figures that look unusual are kept and named.
/// Known when loaded. Nothing is remembered for the wizard. Call inside a transaction.
/// refuses  what read_import refuses; a workbook with figures on several sheets and none named; a draft of which no
///          series can be placed, or without a good row: the sentence says what to do.
Result<UnaskedImport> import_unasked(db::Connection& db, Instant now, const Author& author, ImportDraft draft,
                                     const UnaskedChoices& choices);

}  // namespace qi::measures
