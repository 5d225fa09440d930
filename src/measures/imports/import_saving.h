#pragma once
/// Saves the good rows of a draft: new measures and series, and all figures, in one transaction and as one load, so
/// that one undo takes all of it back. Series that go into new measures of one name share that measure.

#include <string>
#include <vector>

#include "base/result.h"
#include "db/connection.h"
#include "measures/chart_choices.h"
#include "measures/imports/import_reading.h"
#include "measures/point_import.h"

namespace qi::measures {

/// What went in, whoever asked for it.
struct SavedFigures {
  MergeCounts counts;
  std::vector<SeriesId> series;       ///< that got figures, in the order of the file
  std::vector<SeriesChoice> choices;  ///< of every series of the file; what was new goes into its measure from now on
  std::string fingerprint;            ///< of the source
};

/// The figures alone: no draft is touched and nothing is remembered. Series that are not decided are left out.
/// Call inside a transaction. refuses  as save_import.
Result<SavedFigures> save_figures(db::Connection& db, Instant now, Instant known_at, const Author& author,
                                  const ImportDraft& draft, const ImportReading& reading);

struct SavedImport {
  MergeCounts counts;
  bool draft_remains = false;  ///< rows were left out: they wait in the draft
};

/// `reading` is of `draft`, in this transaction, and has nothing undecided. The load's scope is the series of the only
/// series, else the source: files with the same sheet name and headings are editions of each other. How the file was
/// read is remembered for the next one. A measure that the load made is closed when the load is undone (batch_undo.h).
/// refuses  when there is nothing to save; what create_measure refuses.
Result<SavedImport> save_import(db::Connection& db, Instant now, Instant known_at, const Author& author,
                                const ImportDraft& draft, const ImportReading& reading);

}  // namespace qi::measures
