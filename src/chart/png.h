#pragma once
/// The same SVG drawing as pixels. It draws nothing of its own: what is not in the SVG is not in the picture.
/// A missing font is replaced by another, never refused.

#include <string>
#include <string_view>

namespace qi::chart {

/// PNG bytes of a standalone SVG (Purpose::file), scaled by `scale` pixels per unit. Throws std::runtime_error when the
/// drawing cannot be rendered, which is our fault or the machine's, never the user's.
std::string png_of(std::string_view svg, double scale = 2.0);

}  // namespace qi::chart
