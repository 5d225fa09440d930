#pragma once
/// What programs may ask of feeds under /api/v1/feeds: which there are, and sending a file to one.
/// Figures of one series as JSON are measures/api/point_api_routes.h.

#include "shell/context.h"

namespace qi::feeds {

shell::Routes feed_api_routes();

}  // namespace qi::feeds
