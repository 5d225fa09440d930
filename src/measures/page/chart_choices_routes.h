#pragma once
/// The addresses for deciding about one chart.
/// Figures and definitions are changed elsewhere.

#include "shell/context.h"

namespace qi::measures {

/// GET /measures/{id}/{code}/choices; POST …/choices/targets|events|phases|exclusions adds one;
/// POST …/choices/targets/{choice}/withdrawal and so on takes one back.
shell::Routes chart_choices_routes();

}  // namespace qi::measures
