#pragma once
/// From an address such as /measures/12/RYD to the series it names. Every page of a series starts here.
/// It asks for no permission: the route's row does.

#include <string>
#include <string_view>

#include "base/result.h"
#include "db/connection.h"
#include "html/url.h"
#include "http/message.h"
#include "measures/measure_series.h"
#include "measures/series_reading.h"

namespace qi::measures {

/// The page of the series.
html::Url series_url(const SeriesFigures& figures);

/// The series of the captures {id} and {code}. refuses not_found, with where to look instead.
Result<SeriesId> find_addressed_series(db::Connection& db, const http::Request& request);
/// The same with everything stored about it, now or as of some moment.
Result<SeriesFigures> load_addressed_figures(db::Connection& db, const http::Request& request, const AsOf& as_of = {});

}  // namespace qi::measures
