#pragma once
/// Writes what a reader should know before trusting a chart: the measure page and "Try it" show these same parts.
/// It asks nothing and decides nothing: see chart_advice.h.

#include "html/page.h"
#include "measures/chart_advice.h"

namespace qi::measures {

/// A sheet of its own with the id "trust".
void write_chart_advice(html::Page& h, const ChartAdvice& advice);
/// A sheet "If nothing changes" with the id "ahead"; nothing where nothing can be said.
void write_forecast(html::Page& h, const ChartAdvice& advice);

}  // namespace qi::measures
