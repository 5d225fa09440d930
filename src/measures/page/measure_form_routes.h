#pragma once
/// The addresses for making a measure and for changing its definition.
/// Targets, notes and limits are chart_choices_routes.h.

#include "shell/context.h"

namespace qi::measures {

/// GET and POST /measures/new (a POST without the save button fills the form: "Try it" sends its figures so);
/// GET and POST /measures/{id}/definition.
shell::Routes measure_form_routes();

}  // namespace qi::measures
