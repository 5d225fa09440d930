#pragma once
/// The address for entering one figure by hand.
/// Many figures at once are import_routes.h.

#include "shell/context.h"

namespace qi::measures {

/// GET and POST /measures/{id}/{code}/figures/new.
shell::Routes entry_routes();

}  // namespace qi::measures
