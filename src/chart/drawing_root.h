#pragma once
/// The outer <svg> of a drawing that is not an SPC chart: bare for a page, or standing alone on white ground.
/// It draws no title and no key: those are part of what is drawn.

#include <string>

#include "chart/spc_drawing.h"

namespace qi::chart {

struct DrawingRoot {
  Size size = Size::wide;
  double base_size = 15;
  double width = 0;
  double height = 0;
  std::string label;  ///< accessible name
  std::string drawn;  ///< elements
};
std::string drawing_root(const DrawingRoot& root, Purpose purpose);

}  // namespace qi::chart
