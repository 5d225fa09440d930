#pragma once
/// The measures of a place, for the page of that place: those first that ask for a look. The wall shows them all.
/// It writes no HTML.

#include "people/place_panels.h"

namespace qi::measures {

/// A panel of at most six measures with their first sentence. nullopt: nothing is measured for a place of that code,
/// or the reader may not read measures.
std::optional<people::PlacePanel> measures_of_place(const shell::Context& context, std::string_view code);

}  // namespace qi::measures
