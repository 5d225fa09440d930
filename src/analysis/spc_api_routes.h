#pragma once
/// The addresses of the SPC engine: any figures (no account, nothing stored) and those of a stored series.
/// What the JSON holds is not here: see spc_json.h.

#include "shell/context.h"

namespace qi::analysis {

/// POST /api/v1/spc: the JSON of spc_json.h in and out; refusals are problem details. GET …/reading of a series: the
/// same analysis with its periods.
shell::Routes spc_api_routes();

}  // namespace qi::analysis
