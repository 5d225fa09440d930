#pragma once
/// The drawing of a funnel plot: units by size and value, the target, and limits that narrow to the right.
/// Nothing is computed here: numbers and words come from spc.

#include <string>
#include <vector>

#include "chart/spc_drawing.h"
#include "spc/funnel_words.h"

namespace qi::chart {

struct FunnelDrawing {
  spc::Funnel funnel;
  spc::FunnelWording wording;
  std::string name;              ///< of the measure: "Calls answered in 10 seconds"
  std::string value_name = {};   ///< over the axis: "Share of calls"; "" the kind's own words
  std::string denominator_name;  ///< of the axis: "Calls"; "" the kind's own word
  ValueFormat denominator_format = {ValueStyle::number, 0, ""};
  std::vector<std::string> named;       ///< units that are always named, such as the reader's own, first
  std::vector<std::string> notes = {};  ///< one for each unit, "" none; or empty. Units with one are named, with it
  /// Values that its scale must hold besides its own: so that funnels side by side share theirs.
  std::vector<double> scale_holds = {};
  std::string unit_link_base;  ///< "#unit-": outlying units link to it + their place in the request; "" none
};

/// What the scale of values holds: `scale_holds`, and the drawing's own values, target and limits.
std::vector<double> funnel_heights(const FunnelDrawing& drawing);

/// The chart as one <svg> element, 1180 x 500 or 328 x 360. Units beyond the 99.8 % limits are named as far as there is
/// room, the furthest first; then those beyond the 95 % limits, where there are few.
std::string funnel_chart(const FunnelDrawing& drawing, Size size, Purpose purpose = Purpose::page);

/// "Funnel plot of proportions: Calls answered in 10 seconds, 60 stations. Average 74.8%. 3 of 60 stations stand out.
/// …"
std::string funnel_alt_text(const FunnelDrawing& drawing);

}  // namespace qi::chart
