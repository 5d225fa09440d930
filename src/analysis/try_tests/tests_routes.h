#pragma once
/// The routes of the page that tries a test.
/// Nothing is stored.

#include "shell/context.h"

namespace qi::analysis {

shell::Routes tests_routes();

}  // namespace qi::analysis
