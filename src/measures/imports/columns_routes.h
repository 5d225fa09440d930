#pragma once
/// The second step of an import: which sheet, how it is read, and where its series go. Also throws a draft away.
/// Nothing but the draft's choices is stored here.

#include "shell/context.h"

namespace qi::measures {

/// GET and POST /import/drafts/{draft}/sheet and …/columns; POST …/removal.
shell::Routes columns_routes();

}  // namespace qi::measures
