#pragma once
/// The address for entering one figure by hand.

#include "shell/context.h"

namespace qi::measures {

/// GET and POST /measures/{id}/{code}/figures/new.
shell::Routes entry_routes();

}  // namespace qi::measures
