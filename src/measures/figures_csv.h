#pragma once
/// The reading of a series as CSV, one row for each period: what the chart shows, for a spreadsheet.
/// The definition is not in it: see the measure's page.

#include <string>

#include "measures/series_reading.h"

namespace qi::measures {

/// UTF-8 with a byte order mark, CRLF. Columns: period (first day, ISO), value, numerator, denominator, phase, centre,
/// lower_limit, upper_limit, moving_range, target, state, and one for each rule of the profile ("high", "low", "yes" or
/// empty). Values are in the unit of the measure (seconds for times), unrounded. Missing values and limits that are not
/// shown are empty cells.
std::string figures_csv(const SeriesFigures& figures, const SeriesReading& reading);

}  // namespace qi::measures
