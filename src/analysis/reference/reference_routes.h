#pragma once
/// The addresses of the reference. They need no account and ask no database.
/// How to read a chart, for people who never saw one, is the guide of the home slice.

#include "shell/context.h"

namespace qi::analysis {

shell::Routes reference_routes();

}  // namespace qi::analysis
