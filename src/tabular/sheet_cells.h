#pragma once
/// The cells of one worksheet as text, with what had to be assumed in words.
/// Which sheets there are and what numbers mean comes from workbook_parts.h.

#include <cstddef>

#include "base/result.h"
#include "tabular/given_file.h"
#include "tabular/workbook_parts.h"
#include "tabular/zip_parts.h"

namespace qi::tabular {

/// What all sheets of one file have used up of its limits.
struct UsedUp {
  std::size_t cells = 0;
  std::size_t text_bytes = 0;
};

/// Rows without text are left out, columns without text too. A cell merged down its column counts for each row that it
/// spans. refuses  what is damaged; more cells or text than `limits` over all calls with one `used`.
Result<Sheet> read_sheet(ZipParts& zip, const WorkbookParts& parts, const WorkbookSheet& sheet,
                         const GivenLimits& limits, UsedUp& used);

/// The sentence for more cells than `limits` allow.
Error too_many_cells(const GivenLimits& limits);

}  // namespace qi::tabular
