#pragma once
/// Figures for programs: reading them as known now or then, sending many at once, what was known about one period.
/// The rules of figures are figure_rules.h, merging them point_import.h.

#include "shell/context.h"

namespace qi::measures {

/// /api/v1/series/{measure}/{organisation}/points and below.
shell::Routes point_api_routes();

}  // namespace qi::measures
