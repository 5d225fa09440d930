#include "chart/svg_rendering.h"

#include <cairo.h>
#include <librsvg/rsvg.h>

#include <memory>
#include <stdexcept>
#include <string>

namespace qi::chart {
namespace {

constexpr double kDotsPerInch = 96;

template <auto release>
struct Release {
  template <class T>
  void operator()(T* held) const {
    release(held);
  }
};
using Handle = std::unique_ptr<RsvgHandle, Release<g_object_unref>>;
using Failure = std::unique_ptr<GError, Release<g_error_free>>;

[[noreturn]] void fail(const char* step, GError* error) {
  const Failure owned(error);
  throw std::runtime_error(std::string(step) + (owned ? std::string(": ") + owned->message : ""));
}

Handle handle_of(std::string_view svg) {
  GError* error = nullptr;
  Handle handle(
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), static_cast<gsize>(svg.size()), &error));
  if (!handle) fail("the drawing is not SVG", error);
  rsvg_handle_set_dpi(handle.get(), kDotsPerInch);
  return handle;
}

SvgSize size_of(RsvgHandle* handle) {
  gboolean has_width = FALSE, has_height = FALSE, has_view_box = FALSE;
  RsvgLength width{}, height{};
  RsvgRectangle view_box{};
  rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &width, &has_height, &height, &has_view_box, &view_box);
  if (!has_view_box || !(view_box.width > 0) || !(view_box.height > 0)) fail("the drawing has no viewBox", nullptr);
  return {view_box.width, view_box.height};
}

}  // namespace

SvgSize size_of_svg(std::string_view svg) {
  return size_of(handle_of(svg).get());
}

void render_svg(std::string_view svg, cairo_t* canvas, const SvgPlace& place) {
  const Handle handle = handle_of(svg);
  const RsvgRectangle whole{place.left, place.top, place.width, place.height};
  GError* error = nullptr;
  if (!rsvg_handle_render_document(handle.get(), canvas, &whole, &error)) fail("the drawing was not rendered", error);
}

}  // namespace qi::chart
