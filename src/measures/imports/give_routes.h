#pragma once
/// The first step of an import, for one series or for any: takes pasted cells or a file and keeps it as a draft.
/// What is done with the draft is columns_routes.h and rows_routes.h.

#include "shell/context.h"

namespace qi::measures {

/// GET and POST /import/figures, and the same for one series: /measures/{id}/{code}/figures/import.
shell::Routes give_routes();

}  // namespace qi::measures
