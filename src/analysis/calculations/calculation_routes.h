#pragma once
/// The addresses of the pages that try a calculation: a list for each shelf, and a form for each row.
/// Nothing is stored.

#include "shell/context.h"

namespace qi::analysis {

shell::Routes calculation_routes();

}  // namespace qi::analysis
