#pragma once
/// The quality control wall of one organisation or of its units.
/// It changes nothing.

#include "shell/context.h"

namespace qi::measures {

shell::Routes wall_routes();

}  // namespace qi::measures
