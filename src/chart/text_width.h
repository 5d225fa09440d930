#pragma once
/// How wide a text is drawn, so that labels can be placed without a browser.
/// It measures Arial and Liberation Sans, which have the same widths; no kerning, no other faces.

#include <string>
#include <string_view>
#include <vector>

namespace qi::chart {

enum class Weight { regular, bold };

/// Width in the unit of `font_size` of one line of UTF-8 text. Characters outside the table count as one figure width,
/// or as a whole em from U+2E80 on (East Asian scripts).
/// example  "Mean" at 15, regular: (1706 + 1139 + 1139 + 1139) / 2048 x 15 = 37.52
double text_width(std::string_view text, double font_size, Weight weight = Weight::regular);

/// Lines no wider than `width`, broken at blanks; a single longer word stands alone on its line. Empty text: no lines.
std::vector<std::string> wrapped(std::string_view text, double width, double font_size,
                                 Weight weight = Weight::regular);

/// The text, or its longest beginning with "…" that fits; empty when not even one letter would fit.
std::string shortened(std::string_view text, double width, double font_size, Weight weight = Weight::regular);

}  // namespace qi::chart
