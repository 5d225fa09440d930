#pragma once
/// The centre line of a run chart. A run chart has no limits: its signals are runs, shifts and trends.
/// Counting runs is not here: see run_statistics.h.

#include <span>

#include "spc/analysis.h"

namespace qi::spc {

/// Centre is the median of the baseline's values; everything else is undefined. No value: centre undefined too.
/// source  Perla, Provost and Murray, The run chart: a simple analytical tool, BMJ Quality and Safety 2011.
Limits run_chart_centre(std::span<const double> baseline);

}  // namespace qi::spc
