#pragma once
/// The routes of the page that puts places side by side. Nothing is stored.
/// The same plot for programs is funnel_api_routes.h.

#include "shell/context.h"

namespace qi::analysis {

/// GET /try/funnel (with ?example=1 filled in), POST /try/funnel (page, or a download when its button was pressed).
shell::Routes funnel_routes();

}  // namespace qi::analysis
