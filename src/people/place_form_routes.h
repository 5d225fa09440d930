#pragma once
/// Opening, changing, merging and closing places by form.
/// Reading them is in place_routes.h.

#include "shell/context.h"

namespace qi::people {

shell::Routes place_form_routes();

}  // namespace qi::people
