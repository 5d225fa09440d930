#pragma once
/// The pages of places, as they are on any day.
/// Changing them is in place_form_routes.h.

#include <vector>

#include "people/place_panels.h"

namespace qi::people {

/// `panels` stand on the page of a place, in their order.
shell::Routes place_routes(const std::vector<PlacePanelMaker>& panels);

}  // namespace qi::people
