#pragma once
/// The routes of the page for small changes and outcomes.
/// Nothing is stored.

#include "shell/context.h"

namespace qi::analysis {

shell::Routes sums_routes();

}  // namespace qi::analysis
