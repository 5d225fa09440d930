#pragma once
/// A gauge study as one drawing of small plots: components of variation, measurements by part, by operator, and
/// operator by part. Nothing is computed from the data here: see stats/measurement/gauge_study.h.

#include <string>

#include "base/number.h"
#include "chart/spc_drawing.h"
#include "stats/measurement/gauge_study.h"

namespace qi::chart {

struct GaugeDrawing {
  stats::GaugeStudy study;
  std::string name;                        ///< of what was measured: "Handover time by stopwatch"
  ValueFormat format;                      ///< of the measurements
  std::string part_name = "part";          ///< what the study calls its parts: "recording"
  std::string operator_name = "operator";  ///< and its operators: "auditor"
};

/// One <svg>: two plots beside each other when wide (1180 units), one below the other when compact (328). A nested
/// study has no plot of operator by part, because no two operators measured the same part; its parts stand
/// operator by operator over the whole width.
std::string gauge_panel(const GaugeDrawing& drawing, Size size, Purpose purpose = Purpose::page);

/// "Gauge study: Handover time. Gauge R&R 27.9% of study variation, 7.8% of variance … 4 distinct categories."
std::string gauge_alt_text(const GaugeDrawing& drawing);

}  // namespace qi::chart
