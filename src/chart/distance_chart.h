#pragma once
/// The drawing of a Hotelling T squared chart: how far each time's figures together lie from what is usual, below one
/// limit, or two where later places are held against an earlier baseline. Nothing is computed here.

#include <string>
#include <vector>

#include "chart/spc_drawing.h"
#include "spc/hotelling_chart.h"

namespace qi::chart {

struct DistanceDrawing {
  spc::HotellingChart chart;
  std::vector<std::string> variables;     ///< names of the figures, one each
  spc::Wording wording;                   ///< names of the places
  std::string name;                       ///< "Answer, handover and scene times"
  std::vector<PhaseHeading> phases = {};  ///< one for each phase of the chart; empty: none is named
  std::vector<Annotation> annotations = {};
  std::vector<double> scale_holds = {};  ///< besides its own distances: so that pictures side by side share a scale
};

/// One <svg> element, 1180 x 500 or 328 x 360, with all places in either size. A place beyond its limit is named with
/// the figure that made most of it, as far as there is room: the one that the sentence tells, then the furthest beyond.
std::string distance_chart(const DistanceDrawing& drawing, Size size, Purpose purpose = Purpose::page);

/// "Hotelling T² chart of a and b: NAME, 60 points. Unusual. … Limit 11.3."
std::string distance_alt_text(const DistanceDrawing& drawing);

}  // namespace qi::chart
