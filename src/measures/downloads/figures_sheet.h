#pragma once
/// The figures of one series with their analysis as rows of a sheet, and the chart that a spreadsheet program draws
/// from them. The numbers are the page's own; nothing is computed here.

#include <cstddef>
#include <string>
#include <vector>

#include "document/workbook.h"
#include "measures/series_reading.h"

namespace qi::measures {

/// Columns of every figures sheet, before those that only the chart reads.
struct FiguresRows {
  std::vector<std::vector<document::Cell>> rows;  ///< one row of headings, then one for each period, oldest first
  std::vector<double> widths;
  std::size_t columns_for_people = 0;  ///< from the left; the rest only feeds the chart
  document::LineChart chart;           ///< without places: data_sheet, first_row and last_row count from `rows`
};

/// Period, value, numerator, denominator, mean, limits, moving range, target, phase, state and rules broken in words;
/// after an empty column what the chart draws: values, mean and limits of every other phase apart, so that its lines
/// break where limits begin anew, and the points with a special cause by kind. Limits for the chart stop at the
/// measure's natural bounds, as in every drawing.
FiguresRows figures_rows(const SeriesFigures& figures, const SeriesReading& reading);

}  // namespace qi::measures
