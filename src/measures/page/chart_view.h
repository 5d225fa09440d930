#pragma once
/// A series read as a reader asked: judged against the target of their choice, with the last points alone to be drawn.
/// It cuts nothing: limits, signals and words come from every point, and a picture is a window on them.

#include <cstddef>

#include "base/result.h"
#include "measures/measure_urls.h"
#include "measures/series_reading.h"

namespace qi::measures {

struct ChartView {
  SeriesFigures figures;        ///< as stored, but for the targets: only the chosen one where one was chosen
  SeriesReading reading;        ///< of every point
  std::size_t last_points = 0;  ///< how many of the last ones are drawn; 0: all
};

/// refuses  a chosen target that the series does not have (not_found); what read_series refuses.
Result<ChartView> chart_view_of(const SeriesFigures& figures, const MeasureQuery& query);

/// The drawing of it, for a file.
chart::SpcDrawing drawing_of(const ChartView& view);

}  // namespace qi::measures
