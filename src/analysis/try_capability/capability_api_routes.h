#pragma once
/// The address of capability for programs: any figures, no account, nothing stored.
/// What the JSON holds is not here: see capability_json.h.

#include "shell/context.h"

namespace qi::analysis {

/// POST /api/v1/spc/capability: the JSON of capability_json.h in and out; refusals are problem details.
shell::Routes capability_api_routes();

}  // namespace qi::analysis
