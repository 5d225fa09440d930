#pragma once
/// The page of one measure for one organisation. Parses, permits, loads and answers.
/// Forms that change a measure are elsewhere.

#include "shell/context.h"

namespace qi::measures {

shell::Routes measure_routes();

}  // namespace qi::measures
