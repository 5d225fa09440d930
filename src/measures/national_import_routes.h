#pragma once
/// The address for bringing in NHS England's file and for the list of loads.
/// Figures for one series are import_routes.h.

#include "shell/context.h"

namespace qi::measures {

/// GET and POST /import. GET /import?load=7 tells what that load did.
shell::Routes national_import_routes();

}  // namespace qi::measures
