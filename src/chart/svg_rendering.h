#pragma once
/// A standalone SVG drawing onto a cairo canvas: for pixels and for the pages of a file.
/// It makes no canvas and writes no file: see png.h and the document room.

#include <string_view>

typedef struct _cairo cairo_t;

namespace qi::chart {

struct SvgSize {
  double width = 0;
  double height = 0;
};
/// Of the viewBox, in its own unit. Throws std::runtime_error when it is no SVG or has no viewBox.
SvgSize size_of_svg(std::string_view svg);

struct SvgPlace {
  double left = 0;
  double top = 0;
  double width = 0;
  double height = 0;
};
/// Fits the drawing into the place, in the canvas's unit. Throws std::runtime_error when it cannot be rendered.
void render_svg(std::string_view svg, cairo_t* canvas, const SvgPlace& place);

}  // namespace qi::chart
