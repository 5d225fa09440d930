#pragma once
/// Routes of the first page, the guides and the pages about the site.
/// Pages about one measure are the measures slice's.

#include "shell/context.h"

namespace qi::home {

shell::Routes home_routes();

}  // namespace qi::home
