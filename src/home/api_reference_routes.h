#pragma once
/// The addresses where the API describes itself. What it describes is handed in by main/slices.cpp.
/// What a row says is the slice's: see shell/api_operation.h.

#include <string>

#include "shell/api_hook.h"
#include "shell/context.h"

namespace qi::home {

/// GET /api (a page) and GET /api/v1/openapi.json, which describes itself too.
shell::Routes api_reference_routes(const shell::Routes& routes, const shell::ApiHooks& hooks,
                                   const std::string& version);

}  // namespace qi::home
