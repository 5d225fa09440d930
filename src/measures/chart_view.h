#pragma once
/// A series read as a reader asked: judged against the target of their choice, and cut to the last points for drawing.
/// Cutting changes what is drawn, never what is found: limits, signals and words come from every point.

#include <cstddef>

#include "base/result.h"
#include "measures/measure_urls.h"
#include "measures/series_reading.h"

namespace qi::measures {

struct ChartView {
  SeriesFigures figures;        ///< as stored, but for the targets: only the chosen one where one was chosen
  SeriesReading reading;        ///< of every point
  SeriesFigures drawn_figures;  ///< without notes dated before the first point drawn
  SeriesReading drawn;          ///< the last points of `reading`
};

/// refuses  a chosen target that the series does not have (not_found); what read_series refuses.
Result<ChartView> chart_view_of(const SeriesFigures& figures, const MeasureQuery& query);

/// The last `count` points of a reading, with the limits and patterns found among all of them. Patterns that began
/// earlier start at the first point left. `count` 0 or above the number of points: the reading as it is.
SeriesReading last_points_of(SeriesReading reading, std::size_t count);

}  // namespace qi::measures
