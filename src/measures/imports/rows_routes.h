#pragma once
/// The third step of an import: rows are mended, asked about, and saved.
/// Only the "save" button stores figures: see import_saving.h.

#include "shell/context.h"

namespace qi::measures {

/// GET and POST /import/drafts/{draft}/rows.
shell::Routes rows_routes();

}  // namespace qi::measures
