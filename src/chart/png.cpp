#include "chart/png.h"

#include <cairo.h>
#include <librsvg/rsvg.h>

#include <cmath>
#include <memory>
#include <stdexcept>

namespace qi::chart {
namespace {

constexpr double kDotsPerInch = 96;
constexpr double kMostPixels = 20000;  // on one side

template <auto release>
struct Release {
  template <class T>
  void operator()(T* held) const {
    release(held);
  }
};
using Handle = std::unique_ptr<RsvgHandle, Release<g_object_unref>>;
using Surface = std::unique_ptr<cairo_surface_t, Release<cairo_surface_destroy>>;
using Canvas = std::unique_ptr<cairo_t, Release<cairo_destroy>>;
using Failure = std::unique_ptr<GError, Release<g_error_free>>;

[[noreturn]] void fail(const char* step, GError* error) {
  const Failure owned(error);
  throw std::runtime_error(std::string(step) + (owned ? std::string(": ") + owned->message : ""));
}

cairo_status_t append(void* out, const unsigned char* bytes, unsigned int count) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::string png_of(std::string_view svg, double scale) {
  GError* error = nullptr;
  const Handle handle(
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), static_cast<gsize>(svg.size()), &error));
  if (!handle) fail("the drawing is not SVG", error);
  rsvg_handle_set_dpi(handle.get(), kDotsPerInch);

  gboolean has_width = FALSE, has_height = FALSE, has_view_box = FALSE;
  RsvgLength width{}, height{};
  RsvgRectangle view_box{};
  rsvg_handle_get_intrinsic_dimensions(handle.get(), &has_width, &width, &has_height, &height, &has_view_box,
                                       &view_box);
  if (!has_view_box || !(view_box.width > 0) || !(view_box.height > 0)) fail("the drawing has no viewBox", nullptr);
  const double across = std::ceil(view_box.width * scale);
  const double down = std::ceil(view_box.height * scale);
  if (!(across >= 1) || !(down >= 1) || across > kMostPixels || down > kMostPixels)
    fail("the drawing is too large or too small for a picture", nullptr);

  const Surface surface(
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, static_cast<int>(across), static_cast<int>(down)));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) fail("no memory for the picture", nullptr);
  const Canvas canvas(cairo_create(surface.get()));
  const RsvgRectangle whole{0, 0, across, down};
  if (!rsvg_handle_render_document(handle.get(), canvas.get(), &whole, &error))
    fail("the drawing was not rendered", error);

  std::string bytes;
  if (cairo_surface_write_to_png_stream(surface.get(), append, &bytes) != CAIRO_STATUS_SUCCESS)
    fail("the picture was not written", nullptr);
  return bytes;
}

}  // namespace qi::chart
