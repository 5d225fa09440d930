#pragma once
/// The page that shows one measure for every organisation.
/// It ranks nobody.

#include "shell/context.h"

namespace qi::measures {

shell::Routes comparison_routes();

}  // namespace qi::measures
