#include "chart/png.h"

#include <cairo.h>

#include <cmath>
#include <memory>
#include <stdexcept>

#include "chart/svg_rendering.h"

namespace qi::chart {
namespace {

constexpr double kMostPixels = 20000;  // on one side

template <auto release>
struct Release {
  template <class T>
  void operator()(T* held) const {
    release(held);
  }
};
using Surface = std::unique_ptr<cairo_surface_t, Release<cairo_surface_destroy>>;
using Canvas = std::unique_ptr<cairo_t, Release<cairo_destroy>>;

cairo_status_t append(void* out, const unsigned char* bytes, unsigned int count) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::string png_of(std::string_view svg, double scale) {
  const SvgSize size = size_of_svg(svg);
  const double across = std::ceil(size.width * scale);
  const double down = std::ceil(size.height * scale);
  if (!(across >= 1) || !(down >= 1) || across > kMostPixels || down > kMostPixels)
    throw std::runtime_error("the drawing is too large or too small for a picture");

  const Surface surface(
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, static_cast<int>(across), static_cast<int>(down)));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
    throw std::runtime_error("no memory for the picture");
  const Canvas canvas(cairo_create(surface.get()));
  render_svg(svg, canvas.get(), {0, 0, across, down});

  std::string bytes;
  if (cairo_surface_write_to_png_stream(surface.get(), append, &bytes) != CAIRO_STATUS_SUCCESS)
    throw std::runtime_error("the picture was not written");
  return bytes;
}

}  // namespace qi::chart
