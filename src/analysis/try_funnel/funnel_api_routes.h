#pragma once
/// The address of funnel plots for programs. No account is needed and nothing is stored.
/// What the JSON holds is not here: see funnel_json.h.

#include "shell/context.h"

namespace qi::analysis {

/// POST /api/v1/spc/funnel; refusals are problem details.
shell::Routes funnel_api_routes();

}  // namespace qi::analysis
