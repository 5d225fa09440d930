#pragma once
/// The address for bringing figures into one series.
/// NHS England's file for all trusts is national_import_routes.h.

#include "shell/context.h"

namespace qi::measures {

/// GET and POST /measures/{id}/{code}/figures/import. Only the "save" button stores anything.
shell::Routes import_routes();

}  // namespace qi::measures
