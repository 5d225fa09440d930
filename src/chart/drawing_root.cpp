#include "chart/drawing_root.h"

#include "chart/svg_writer.h"

namespace qi::chart {

std::string drawing_root(const DrawingRoot& root, Purpose purpose) {
  SvgWriter svg(root.base_size);
  const std::string view_box = "0 0 " + coordinate(root.width) + " " + coordinate(root.height);
  if (purpose == Purpose::page) {
    svg.open("svg", {{"class", root.size == Size::compact ? "qt-spc fs-13 qt-spc--compact" : "qt-spc fs-15"},
                     {"viewBox", view_box},
                     {"role", "img"},
                     {"aria-label", root.label}});
  } else {
    svg.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                     {"viewBox", view_box},
                     {"width", root.width},
                     {"height", root.height},
                     {"role", "img"},
                     {"aria-label", root.label},
                     {"font-family", kFontFamily}});
    svg.element("title", root.label);
    svg.empty("rect", {{"x", 0}, {"y", 0}, {"width", root.width}, {"height", root.height}, {"fill", kPaper}});
  }
  return svg.take() + root.drawn + "</svg>\n";
}

}  // namespace qi::chart
