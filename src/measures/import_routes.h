#pragma once
/// The address for bringing figures into one series.

#include "shell/context.h"

namespace qi::measures {

/// GET and POST /measures/{id}/{code}/figures/import. Only the "save" button stores anything.
shell::Routes import_routes();

}  // namespace qi::measures
