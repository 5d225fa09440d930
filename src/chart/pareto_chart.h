#pragma once
/// The drawing of a Pareto chart: bars from the largest, the line of what they make up together, and the vital few.
/// Nothing is computed here: numbers and words come from spc.

#include <string>

#include "chart/spc_drawing.h"
#include "spc/pareto_words.h"

namespace qi::chart {

struct ParetoDrawing {
  spc::Pareto pareto;
  spc::ParetoWording wording;
  std::string name;         ///< "Missed calls, 2 to 29 April 2023"
  std::string amount_name;  ///< over the left axis: "Missed calls"; "" the cases of the wording
};

/// The chart as one <svg> element. Wide: standing bars, 1180 x 500, their names below. Compact: lying bars, 328 wide
/// and as high as they need, their names above. Bars start at 0; the right axis is the share of all.
std::string pareto_chart(const ParetoDrawing& drawing, Size size, Purpose purpose = Purpose::page);

/// "Pareto chart: Missed calls, 7 causes. 4 of 7 causes explain 84% of missed calls. No owner 132 (32%), …"
std::string pareto_alt_text(const ParetoDrawing& drawing);

/// Two periods side by side: for each category a bar before and one after, shares of each period's total, with the
/// change in points. Compact: lying bars.
struct ParetoComparisonDrawing {
  spc::ParetoComparison comparison;
  std::string name;
  std::string before = "Before";  ///< what the periods are called
  std::string after = "After";
};
std::string pareto_comparison_chart(const ParetoComparisonDrawing& drawing, Size size, Purpose purpose = Purpose::page);
std::string pareto_comparison_alt_text(const ParetoComparisonDrawing& drawing);

}  // namespace qi::chart
