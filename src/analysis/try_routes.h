#pragma once
/// The addresses of "Try it". They need no account and store nothing.
/// The same engine for programs is spc_api_routes.h.

#include "shell/context.h"

namespace qi::analysis {

/// GET /try (with ?example=1 filled in, with ?chart=p that chart chosen), POST /try (page, or a download when its
/// button was pressed).
shell::Routes try_routes();

}  // namespace qi::analysis
