#pragma once
/// The routes of the page about causes. Nothing is stored.
/// The same chart for programs is pareto_api_routes.h.

#include "shell/context.h"

namespace qi::analysis {

/// GET /try/pareto (with ?example=1 filled in), POST /try/pareto (page, or a download when its button was pressed).
shell::Routes pareto_routes();

}  // namespace qi::analysis
