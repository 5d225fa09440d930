#pragma once
/// The rows of a sheet as the third step shows them: wrong and unusual ones with boxes to mend their cells, and the
/// cells as they were mended. Pure.

#include <cstddef>
#include <string>
#include <vector>

#include "http/form.h"
#include "measures/imports/import_reading.h"
#include "measures/imports/rows_pages.h"

namespace qi::measures {

enum class RowsShown { to_fix, to_check, changes, all };
std::string_view slug(RowsShown shown);
std::optional<RowsShown> parse_rows_shown(std::string_view slug);

struct RowsOfSheet {
  std::vector<std::string> headings;
  std::vector<SheetRow> rows;
  std::size_t matching = 0;  ///< rows of that kind, on all pages
};
inline constexpr std::size_t kRowsOnPage = 100;

/// `page` from 1. Boxes stand in wrong and unusual rows, for the columns that are read.
RowsOfSheet rows_of_sheet(const tabular::Sheet& sheet, const ImportReading& reading, RowsShown shown, std::size_t page);

std::size_t count_rows(const tabular::Sheet& sheet, const ImportReading& reading, RowsShown shown);

/// Puts what stands in the boxes of a form into the sheet. True when a cell has changed. Boxes of cells that are not
/// there are ignored.
bool mend_cells(tabular::Sheet& sheet, const http::Form& form);

}  // namespace qi::measures
