#pragma once
/// A CSV file too long for a draft: one figure on each row, for measures and places that are here. It is read row by
/// row and saved at once, in memory that does not grow with the file. It makes no measure and asks no question: what it
/// cannot place is left out and counted in the load's note.

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/result.h"
#include "measures/measure_series.h"
#include "shell/context.h"

namespace qi::measures {

/// A file up to so many bytes becomes a draft.
inline constexpr std::uint64_t kMostDraftBytes = 5'000'000;
/// Different figures that one long file may hold. Each takes 72 bytes, twice while they are merged.
inline constexpr std::size_t kMostLongFigures = 500'000;

/// Columns are guessed from the first rows: dates, figures, and the names of measure or place on each row. Of a period
/// that comes twice the first row counts. memory  under 250 MB beside the server's own, whatever the file's length:
/// bench/long_upload measures it.
/// refuses  a workbook; a file whose first rows are not like that; one of which no row can be placed; more different
///          figures than kMostLongFigures; a cell of a column of words that looks like an NHS number (the row is
///          named).
Result<BatchId> import_long_file(const shell::Context& context, const std::filesystem::path& path,
                                 const std::string& file_name);

}  // namespace qi::measures
