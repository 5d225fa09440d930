#pragma once
/// A CSV file too long for a draft: one figure on each row, for measures and places that are here. It is read row by
/// row and saved at once, in memory that does not grow with the file. It makes no measure and asks no question: what it
/// cannot place is left out and counted in the load's note.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "measures/measure_series.h"
#include "measures/point_import.h"
#include "shell/context.h"

namespace qi::measures {

/// A file up to so many bytes becomes a draft.
inline constexpr std::uint64_t kMostDraftBytes = 5'000'000;
/// Different figures that one long file may hold. Each takes 72 bytes, twice while they are merged.
inline constexpr std::size_t kMostLongFigures = 500'000;

/// What a long file says, read and placed, not stored yet.
struct LongFigures {
  std::vector<std::pair<MeasureId, OrganisationId>> destinations;
  std::vector<IncomingPoint> points;  ///< one for each period; `series` is the place in `destinations`, from 1
  std::size_t rows_read = 0;
  std::size_t left_out = 0;  ///< of these, not taken
  std::string note;          ///< what was left out, in words; "" nothing
  std::string sha256;
};

/// Columns are guessed from the first rows: dates, figures, the name of the measure on each row and that of its place.
/// A row without a place is the trust's own. Of a period that comes twice the first row counts.
/// memory   under 250 MB beside the server's own, whatever the file's length: bench/long_upload measures it.
/// refuses  a workbook; a file whose first rows are not like that; one of which no row can be placed; more different
///          figures than kMostLongFigures; a cell of a column of words that looks like an NHS number (the row is
///          named).
Result<LongFigures> read_long_file(db::Connection& db, std::string_view own_ods_code, Date today,
                                   const std::filesystem::path& path);
/// As one load. `note` says who, when and from which file. Call inside a transaction.
MergeCounts save_long_figures(db::Connection& db, LongFigures figures, LoadNote note);

/// Both, for a file that the visitor uploaded.
Result<BatchId> import_long_file(const shell::Context& context, const std::filesystem::path& path,
                                 const std::string& file_name);

}  // namespace qi::measures
