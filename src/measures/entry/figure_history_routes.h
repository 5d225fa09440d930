#pragma once
/// The page of everything that was ever known about one figure.
/// It changes nothing.

#include "shell/context.h"

namespace qi::measures {

shell::Routes figure_history_routes();

}  // namespace qi::measures
