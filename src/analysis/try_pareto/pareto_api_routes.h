#pragma once
/// The address of Pareto charts for programs. No account is needed and nothing is stored.
/// What the JSON holds is not here: see pareto_json.h.

#include "shell/context.h"

namespace qi::analysis {

/// POST /api/v1/spc/pareto; refusals are problem details.
shell::Routes pareto_api_routes();

}  // namespace qi::analysis
