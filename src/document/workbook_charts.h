#pragma once
/// Native charts of a workbook in libxlsxwriter's terms, dressed in the colours and shapes of the design.
/// It decides no numbers: series, scale and words arrive as values.

#include <xlsxwriter.h>

#include <string>
#include <vector>

#include "document/workbook.h"

namespace qi::document {

/// Adds the chart to `sheet` of `book`. `names` are those under which the sheets stand in the file.
void add_line_chart(lxw_workbook* book, lxw_worksheet* sheet, const LineChart& chart,
                    const std::vector<std::string>& names);

/// "mmm yyyy", "yyyy" or "d mmm yyyy".
std::string date_format(Frequency shown_as);

}  // namespace qi::document
