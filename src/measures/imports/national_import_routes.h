#pragma once
/// The address at which an import begins, and which takes NHS England's file.
/// Figures of one's own are give_routes.h, the list of loads is batch_history_routes.h.

#include "html/url.h"
#include "shell/context.h"

namespace qi::measures {

/// GET and POST /import. `feeds` is where figures that come by themselves are looked after.
shell::Routes national_import_routes(const html::Url& feeds);

}  // namespace qi::measures
