#pragma once
/// Organisations, measures, series and loads for programs: reading them, and making and changing measures.
/// Figures are point_api_routes.h, targets and notes chart_choices_api_routes.h.

#include "shell/context.h"

namespace qi::measures {

/// /api/v1/organisations, /measures, /series and /batches.
shell::Routes measure_api_routes();

}  // namespace qi::measures
