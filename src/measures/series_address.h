#pragma once
/// From an address such as /measures/12/RYD to the series it names, and back. Every page of a series starts here.

#include <string>
#include <string_view>

#include "base/result.h"
#include "db/connection.h"
#include "html/url.h"
#include "http/message.h"
#include "measures/measure_series.h"
#include "measures/series_reading.h"

namespace qi::measures {

/// "/measures/12/RYD", or a page below it: "/measures/12/RYD/figures/new".
html::Url series_url(MeasureId measure, std::string_view organisation_code, std::string_view below = {});
html::Url series_url(const SeriesFigures& figures, std::string_view below = {});

/// The series of the captures {id} and {code}. refuses not_found, with where to look instead.
Result<SeriesId> find_addressed_series(db::Connection& db, const http::Request& request);
/// The same with everything stored about it.
Result<SeriesFigures> load_addressed_figures(db::Connection& db, const http::Request& request);

}  // namespace qi::measures
