#pragma once
/// How old the figures of a series are, in the short words that stand beside a number.
/// Whether that is late is late_figures.h.

#include <string>

#include "measures/series_reading.h"

namespace qi::measures {

/// "loaded 30 April 2025"; of a page of the past "known from 9 April 2020"; "" for figures that are not stored.
std::string loaded_words(const SeriesFigures& figures);
/// The same with a short date, for tiles and tables: "loaded 30 Apr 2025".
std::string short_loaded_words(const SeriesFigures& figures);

/// "Data to March 2025, loaded 30 April 2025." "" where there is no figure.
std::string data_age(const SeriesFigures& figures, const SeriesReading& reading);

/// "Data is late" where the next figure should have been here by `today`; "" where it is not late or the measure is
/// closed.
std::string late_words(const SeriesFigures& figures, const SeriesReading& reading, Date today);

}  // namespace qi::measures
