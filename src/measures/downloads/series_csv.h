#pragma once
/// A series with its analysis as CSV: what an analyst takes into Excel, R or Power BI. The numbers are the page's own.
/// It works nothing out itself.

#include <span>
#include <string>
#include <string_view>

#include "measures/revision.h"
#include "measures/series_reading.h"

namespace qi::measures {

/// "missing", "excluded", "common cause", "improving", "concerning", "neutral", "mixed": stable, for machines.
std::string_view state_word(spc::PointState state);

/// UTF-8 with a byte order mark (Excel asks for it), one header row, one row per period, oldest first. Columns: period,
/// value, numerator, denominator, centre, lower_limit, upper_limit, moving_range, target, phase (from 1), state, then
/// one for each rule of the profile: "high", "low", "both", "yes" (a pattern without a side) or empty. Numbers in full,
/// in the unit of the values (seconds for times); empty where there is none. A single event has its time of day behind
/// its day, "2025-03-01 14:20", where that counts.
std::string series_csv(const SeriesFigures& figures, const SeriesReading& reading);

/// The same of figures as known on a day, with three columns more: value_now, revised_on (a date) and revised_by, which
/// are empty where the figure still is what it was. "not available" stands in value_now for one that was withdrawn.
std::string series_csv_as_known(const SeriesFigures& figures, const SeriesReading& reading,
                                std::span<const Revision> revisions);

}  // namespace qi::measures
