#pragma once
/// The figures of a series with their season taken out, and the words that say so. The stored figures stay as they are:
/// it is a view, and one link leads back.
/// Whether there is a season at all is not judged here: see spc/warnings/seasonality_warning.h.

#include <string>

#include "base/result.h"
#include "measures/series_reading.h"

namespace qi::measures {

struct AdjustedFigures {
  SeriesFigures figures;  ///< values without counts; the measure's names end in ", adjusted for season"
  std::string words;  ///< "Adjusted for season: from each month is taken how far it usually lies from its year. …"
};

/// Additive, over the cycle of the frequency: 7 days, 52 weeks, 12 months, 4 quarters. Shares, rates and averages are
/// adjusted as plotted and read by an XmR chart.
///
/// reading  of these figures, as recorded.
/// refuses  yearly figures; charts of the gaps between rare events; what spc::adjust_for_season refuses, such as fewer
///          than two cycles.
Result<AdjustedFigures> adjusted_for_season(const SeriesFigures& figures, const SeriesReading& reading);

}  // namespace qi::measures
