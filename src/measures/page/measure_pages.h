#pragma once
/// Writes the page of one measure.
/// It asks nothing and decides nothing: see measure_view.h.

#include "html/page.h"
#include "measures/page/measure_view.h"

namespace qi::measures {

void measure_page(html::Page& h, const MeasurePage& page);

}  // namespace qi::measures
