#pragma once
/// The address at which an import begins, and which takes NHS England's file.
/// Figures of one's own are give_routes.h, the list of loads is batch_history_routes.h.

#include "shell/context.h"

namespace qi::measures {

/// GET and POST /import.
shell::Routes national_import_routes();

}  // namespace qi::measures
