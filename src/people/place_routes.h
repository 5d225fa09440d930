#pragma once
/// The pages of places, as they are on any day.
/// Changing them is in place_form_routes.h.

#include "shell/context.h"

namespace qi::people {

shell::Routes place_routes();

}  // namespace qi::people
