#pragma once
/// Writes the quality control wall.
/// It asks nothing and decides nothing: see wall_view.h.

#include "html/page.h"
#include "measures/wall/wall_view.h"

namespace qi::measures {

void wall_page(html::Page& h, const WallPage& page);

}  // namespace qi::measures
