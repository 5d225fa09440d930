#pragma once
/// Writes the page that shows one measure for every organisation.
/// It decides nothing: see comparison_view.h.

#include "html/page.h"
#include "measures/wall/comparison_view.h"

namespace qi::measures {

void comparison_page(html::Page& h, const ComparisonPage& page);

}  // namespace qi::measures
