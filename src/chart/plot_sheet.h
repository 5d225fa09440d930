#pragma once
/// The outer <svg> of any chart: bare for a page, or a sheet that stands alone, with title, verdict, key and white
/// ground. It knows no chart: what is drawn and said comes as values.

#include <functional>
#include <string>
#include <vector>

#include "chart/spc_drawing.h"
#include "chart/svg_writer.h"

namespace qi::chart {

/// One entry of a key: a sign, drawn from its left end at the middle of its height, and its words.
struct KeySign {
  std::function<void(SvgWriter& svg, Spot at)> draw;
  double width = 12;
  std::string words;
};
inline constexpr double kKeyLineWidth = 26;

struct PlotSheet {
  Size size = Size::wide;
  double width = 0;   ///< of the chart
  double height = 0;  ///< of the chart
  double base_size = 15;
  std::string drawn;        ///< elements, in the chart's own places
  std::string label;        ///< accessible name
  std::string description;  ///< what else a screen reader says of a file; "" nothing
  std::string heading;      ///< title line of the sheet; "" none
  std::string headline;     ///< of the verdict; "" no verdict
  std::string explanation;
  std::vector<KeySign> key;
};

/// As the purpose needs it: on paper the title and the verdict stand beside the picture already.
std::string plot_sheet(PlotSheet sheet, Purpose purpose);

}  // namespace qi::chart
