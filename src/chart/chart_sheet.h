#pragma once
/// The outer <svg> of a chart: bare for a page, or a sheet that stands alone, with title, verdict, key and white
/// ground. It does not draw the chart itself.

#include <string>

#include "chart/chart_frame.h"

namespace qi::chart {

/// What one chart drew, and how it is announced.
struct ChartBody {
  std::string drawn;        ///< elements, in the frame's own places
  std::string label;        ///< accessible name
  std::string heading;      ///< title line of the sheet; "" none
  bool has_verdict = true;  ///< the verdict in words above
  bool has_key = true;      ///< the key of marks below
};

std::string on_page(const ChartFrame& frame, const ChartBody& body);
std::string on_sheet(const SpcDrawing& drawing, const ChartFrame& frame, const ChartBody& body);

}  // namespace qi::chart
