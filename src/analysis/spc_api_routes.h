#pragma once
/// The addresses of the SPC engine: any figures (no account, nothing stored) and those of a stored series.
/// What the JSON holds is not here: see spc_json.h.

#include "shell/context.h"

namespace qi::analysis {

/// POST /api/v1/spc and /api/v1/spc/advice: the JSON of spc_json.h in, its answer or that of advice_json.h out;
/// refusals are problem details. GET …/reading of a series: the same analysis with its periods.
shell::Routes spc_api_routes();

}  // namespace qi::analysis
