#pragma once
/// The addresses of the import history, of one load, and of taking a load back.
/// Loading is the national file's and the import's own routes.

#include "shell/context.h"

namespace qi::measures {

/// GET /import/history, GET /import/loads/{batch}, POST /import/loads/{batch}/undo.
shell::Routes batch_history_routes();

}  // namespace qi::measures
