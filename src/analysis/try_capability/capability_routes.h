#pragma once
/// The routes of the pages "Good enough?" and "Yield of steps".
/// Nothing is stored.

#include "shell/context.h"

namespace qi::analysis {

shell::Routes capability_routes();

}  // namespace qi::analysis
