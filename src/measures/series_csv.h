#pragma once
/// A series with its analysis as CSV: what an analyst takes into Excel, R or Power BI. The numbers are the page's own.
/// It works nothing out itself.

#include <string>
#include <string_view>

#include "measures/series_reading.h"

namespace qi::measures {

/// "missing", "excluded", "common cause", "improving", "concerning", "neutral", "mixed": stable, for machines.
std::string_view state_word(spc::PointState state);

/// UTF-8 with a byte order mark (Excel asks for it), one header row, one row per period, oldest first. Columns: period,
/// value, numerator, denominator, centre, lower_limit, upper_limit, moving_range, target, phase (from 1), state, then
/// one for each rule of the profile: "high", "low", "both", "yes" (a pattern without a side) or empty. Numbers in full,
/// in the unit of the values (seconds for times); empty where there is none.
std::string series_csv(const SeriesFigures& figures, const SeriesReading& reading);

}  // namespace qi::measures
