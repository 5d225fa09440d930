#pragma once
/// The page "Which chart?": three plain questions, one after the other, and the chart that they lead to.
/// It decides nothing: see which_chart_view.h.

#include "analysis/which_chart_view.h"
#include "html/page.h"

namespace qi::analysis {

void which_chart_page(html::Page& h, const WhichChart& page);

}  // namespace qi::analysis
