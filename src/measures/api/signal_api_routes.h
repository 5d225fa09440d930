#pragma once
/// Signals for programs: the list, one with its history, and what people do with one.
/// The rules are signal_deeds.h's, as on the page.

#include "shell/context.h"

namespace qi::measures {

/// /api/v1/signals and below.
shell::Routes signal_api_routes();

}  // namespace qi::measures
