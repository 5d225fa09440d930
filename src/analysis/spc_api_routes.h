#pragma once
/// The address of the SPC engine. It needs no account and stores nothing.
/// What the JSON holds is not here: see spc_json.h.

#include "shell/context.h"

namespace qi::analysis {

/// POST /api/v1/spc: the JSON of spc_json.h in and out; refusals are problem details.
shell::Routes spc_api_routes();

}  // namespace qi::analysis
