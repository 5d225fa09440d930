#pragma once
/// Charts of series side by side on one scale of heights, so that they can be compared with one another.
/// Charts that are no series hold such heights in their drawings: see sum_drawing.h.

#include <string>
#include <vector>

#include "chart/spc_drawing.h"

namespace qi::chart {

/// All that the chart's scale holds where it stands alone.
std::vector<double> heights_of(const SpcDrawing& drawing, Size size);

/// As spc_chart, with a scale that holds the heights of its neighbours as well.
std::string spc_chart_beside(const SpcDrawing& drawing, Size size, Purpose purpose, const std::vector<double>& heights);

}  // namespace qi::chart
