#pragma once
/// A series read as a reader asked: judged against the target of their choice, with the last points alone to be drawn.
/// It cuts nothing: limits, signals and words come from every point, and a picture is a window on them.

#include <cstddef>
#include <string>

#include "base/result.h"
#include "measures/measure_urls.h"
#include "measures/series_reading.h"

namespace qi::measures {

struct ChartView {
  SeriesFigures figures;        ///< as stored, but for the targets: only the chosen one where one was chosen
  SeriesReading reading;        ///< of every point
  std::size_t last_points = 0;  ///< how many of the last ones are drawn; 0: all
  Season season = Season::as_recorded;
  std::string season_words;  ///< how figures were adjusted, or why they could not be; "" where nobody asked
};

/// Where a season cannot be taken out, the figures are as recorded.
/// refuses  a chosen target that the series does not have (not_found); what read_series refuses.
Result<ChartView> chart_view_of(const SeriesFigures& figures, const MeasureQuery& query);

/// The drawing of it, for a file.
chart::SpcDrawing drawing_of(const ChartView& view);

}  // namespace qi::measures
