#pragma once
/// From an address such as /api/v1/series/5/RYD/points to the series it names, and the parameters that name it.
/// Addresses of pages are series_address.h.

#include <vector>

#include "base/result.h"
#include "measures/series_reading.h"
#include "shell/context.h"

namespace qi::measures {

/// {measure} and {organisation}.
std::vector<shell::ApiParameter> series_parameters();

/// refuses not_found, with where to look instead.
Result<Series> find_api_series(const shell::Context& context);
Result<SeriesFigures> load_api_figures(const shell::Context& context);

/// "known_on": figures as they were known, and choices as they stood, at the end of that day in London.
shell::ApiParameter known_on_parameter();
/// known_on_parameter, and "choices": those of that day or today's.
std::vector<shell::ApiParameter> as_known_parameters();
/// refuses  a day that is still to come (field "?known_on"); choices without a day (field "?choices").
Result<AsOf> read_known_on(const shell::Context& context);
/// load_api_figures as of that day.
Result<SeriesFigures> load_api_figures_as_known(const shell::Context& context);

}  // namespace qi::measures
