#pragma once
/// The addresses for programs of the charts of sums and of Hotelling's T squared.
/// Nothing is stored; docs/api/sums.md has every key.

#include "shell/context.h"

namespace qi::analysis {

shell::Routes sums_api_routes();

}  // namespace qi::analysis
