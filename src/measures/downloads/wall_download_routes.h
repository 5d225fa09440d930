#pragma once
/// Files of many series: a wall, one measure for every organisation, the catalogue of measures. For the analyst's tools
/// at addresses that stay. Files of one series are download_routes.h.

#include "shell/context.h"

namespace qi::measures {

shell::Routes wall_download_routes();

}  // namespace qi::measures
