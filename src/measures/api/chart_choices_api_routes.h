#pragma once
/// Targets, notes, phases and exclusions of a series for programs: list, add, withdraw. They hold by the same rules as
/// on the page: chart_choices_form.h reads both. Nothing is deleted.

#include "shell/context.h"

namespace qi::measures {

/// /api/v1/series/{measure}/{organisation}/targets, /annotations, /phases and /exclusions.
shell::Routes chart_choices_api_routes();

}  // namespace qi::measures
