#pragma once
/// The addresses of the calculations for programs: their catalogue, and one question in, one answer out.
/// What the JSON holds is not here: see calculation_json.h.

#include "shell/context.h"

namespace qi::analysis {

shell::Routes calculation_api_routes();

}  // namespace qi::analysis
