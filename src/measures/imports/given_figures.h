#pragma once
/// What somebody gave, a file or a table, as a draft that is not kept yet: read, looked through for patients' numbers,
/// and filled with how the last one of its source was read. The wizard keeps the draft; unasked_import.h saves it.

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "db/connection.h"
#include "measures/imports/import_draft.h"
#include "measures/imports/long_file_import.h"

namespace qi::measures {

/// What one draft may hold. A longer file is streamed: see long_file_import.h.
inline constexpr tabular::GivenLimits kDraftLimits{.bytes = kMostDraftBytes,
                                                   .unpacked_bytes = 100'000'000,
                                                   .entries = 2'000,
                                                   .cells = 500'000,
                                                   .text_bytes = 20'000'000};

/// What is known about it beside its cells.
struct GivenNote {
  std::string file_name;  ///< "" for pasted cells
  std::string sha256;     ///< of the bytes
  SourceKind source_kind = SourceKind::file;
  std::optional<SeriesId> series;  ///< whose figures they are when the file does not say
  std::string sheet;               ///< the sheet of a workbook, by its name; "" the only one with a table
};

/// refuses  a file name that holds what looks like an NHS number: names are kept with what was loaded.
Done check_file_name(std::string_view file_name);

/// A draft without id, owner and time.
/// refuses  what tabular::read_given refuses; a cell on any sheet, or a file name, that looks like an NHS number; a
///          file of which no sheet has dates and figures; one without the sheet that is named.
Result<ImportDraft> draft_of_bytes(db::Connection& db, std::string bytes, GivenNote note);
/// The same for cells that were read already.
Result<ImportDraft> draft_of_cells(db::Connection& db, tabular::GivenFile cells, GivenNote note);

}  // namespace qi::measures
