#pragma once
/// What a workbook says about itself: its sheets, shared texts and number formats. Reading is one pass a part.
/// Cells are not read here: see sheet_cells.h.

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "tabular/cell_format.h"
#include "tabular/given_file.h"
#include "tabular/zip_parts.h"

namespace qi::tabular {

struct WorkbookSheet {
  std::string name;
  std::string part;  ///< "xl/worksheets/sheet1.xml"
  bool hidden = false;
};

struct WorkbookParts {
  std::vector<WorkbookSheet> sheets;  ///< in the order of the tabs; chart sheets are none
  std::vector<std::string> texts;     ///< by index, trimmed
  std::vector<FormatKind> formats;    ///< by the cell's style index
  DayCount count = DayCount::from_1900;
};

/// refuses  in words: what is not an Excel workbook (says what it is), has a password, is damaged or too large.
Result<WorkbookParts> read_workbook_parts(ZipParts& zip, const GivenLimits& limits);

/// The sentence for more text than `limits` allow.
Error too_much_text(const GivenLimits& limits);

}  // namespace qi::tabular
